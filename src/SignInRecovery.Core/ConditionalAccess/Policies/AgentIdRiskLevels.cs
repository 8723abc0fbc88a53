using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Levels of agent identity risk (beta; Graph: conditionalAccessAgentIdRiskLevels).</summary>
[Flags]
[JsonConverter(typeof(FlagsTextConverter<AgentIdRiskLevels>))]
public enum AgentIdRiskLevels
{
    /// <summary>No level.</summary>
    None = 0,

    /// <summary>Low risk.</summary>
    Low = 1,

    /// <summary>Medium risk.</summary>
    Medium = 2,

    /// <summary>High risk.</summary>
    High = 4,

    /// <summary>A level that this version does not know (Graph: unknownFutureValue).</summary>
    Unrecognized = 8,
}
