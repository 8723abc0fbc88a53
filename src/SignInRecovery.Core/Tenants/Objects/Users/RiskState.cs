using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The state of a risk (Graph: riskState).</summary>
[JsonConverter(typeof(EnumTextConverter<RiskState>))]
public enum RiskState
{
    /// <summary>A state that this version does not know.</summary>
    Unrecognized,

    /// <summary>No risk.</summary>
    None,

    /// <summary>An administrator confirmed that the user is safe.</summary>
    ConfirmedSafe,

    /// <summary>Remediated.</summary>
    Remediated,

    /// <summary>An administrator dismissed the risk.</summary>
    Dismissed,

    /// <summary>At risk.</summary>
    AtRisk,

    /// <summary>An administrator confirmed the compromise.</summary>
    ConfirmedCompromised,
}
