using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Which use of Microsoft Authenticator is allowed (Graph: microsoftAuthenticatorAuthenticationMode).</summary>
[JsonConverter(typeof(EnumTextConverter<MicrosoftAuthenticatorMode>))]
public enum MicrosoftAuthenticatorMode
{
    /// <summary>A mode that this version does not know.</summary>
    Unrecognized,

    /// <summary>Any.</summary>
    Any,

    /// <summary>Notifications.</summary>
    Push,

    /// <summary>Phone sign-in.</summary>
    DeviceBasedPush,
}
