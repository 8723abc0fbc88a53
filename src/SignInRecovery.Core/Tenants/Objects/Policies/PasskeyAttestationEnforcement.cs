using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whether a passkey must prove its make (Graph: attestationEnforcement).</summary>
[JsonConverter(typeof(EnumTextConverter<PasskeyAttestationEnforcement>))]
public enum PasskeyAttestationEnforcement
{
    /// <summary>An enforcement that this version does not know.</summary>
    Unrecognized,

    /// <summary>It need not.</summary>
    Disabled,

    /// <summary>It must, at registration.</summary>
    RegistrationOnly,
}
