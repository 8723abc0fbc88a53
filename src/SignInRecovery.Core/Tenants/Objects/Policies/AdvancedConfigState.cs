using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whether a feature is on, off or left to Microsoft (Graph: advancedConfigState).</summary>
[JsonConverter(typeof(EnumTextConverter<AdvancedConfigState>))]
public enum AdvancedConfigState
{
    /// <summary>A state that this version does not know.</summary>
    Unrecognized,

    /// <summary>Left to Microsoft.</summary>
    Default,

    /// <summary>On.</summary>
    Enabled,

    /// <summary>Off.</summary>
    Disabled,
}
