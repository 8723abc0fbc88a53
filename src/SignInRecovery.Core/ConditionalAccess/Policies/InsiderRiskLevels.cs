using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Levels of insider risk (Graph: conditionalAccessInsiderRiskLevels).</summary>
[Flags]
[JsonConverter(typeof(FlagsTextConverter<InsiderRiskLevels>))]
public enum InsiderRiskLevels
{
    /// <summary>No level.</summary>
    None = 0,

    /// <summary>Minor risk.</summary>
    Minor = 1,

    /// <summary>Moderate risk.</summary>
    Moderate = 2,

    /// <summary>Elevated risk.</summary>
    Elevated = 4,

    /// <summary>A level that this version does not know (Graph: unknownFutureValue).</summary>
    Unrecognized = 8,
}
