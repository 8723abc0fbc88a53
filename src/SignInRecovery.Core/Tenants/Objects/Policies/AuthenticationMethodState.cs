using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whether a method is on.</summary>
[JsonConverter(typeof(EnumTextConverter<AuthenticationMethodState>))]
public enum AuthenticationMethodState
{
    /// <summary>A state that this version does not know.</summary>
    Unrecognized,

    /// <summary>On.</summary>
    Enabled,

    /// <summary>Off.</summary>
    Disabled,
}
