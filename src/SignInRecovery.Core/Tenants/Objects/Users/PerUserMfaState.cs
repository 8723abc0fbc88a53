using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The states of per-user multifactor authentication.</summary>
[JsonConverter(typeof(EnumTextConverter<PerUserMfaState>))]
public enum PerUserMfaState
{
    /// <summary>A state that this version does not know.</summary>
    Unrecognized,

    /// <summary>Off.</summary>
    Disabled,

    /// <summary>On; the user has not registered yet.</summary>
    Enabled,

    /// <summary>On; the user has registered.</summary>
    Enforced,
}
