using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>A level of risk (Graph: riskLevel).</summary>
[JsonConverter(typeof(EnumTextConverter<RiskLevel>))]
public enum RiskLevel
{
    /// <summary>A level that this version does not know.</summary>
    Unrecognized,

    /// <summary>No risk.</summary>
    None,

    /// <summary>Low risk.</summary>
    Low,

    /// <summary>Medium risk.</summary>
    Medium,

    /// <summary>High risk.</summary>
    High,

    /// <summary>The level is hidden, for want of the licence.</summary>
    Hidden,
}
