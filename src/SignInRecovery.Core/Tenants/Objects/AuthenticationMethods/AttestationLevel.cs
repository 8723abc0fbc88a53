using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whether the make of a passkey was proved at registration.</summary>
[JsonConverter(typeof(EnumTextConverter<AttestationLevel>))]
public enum AttestationLevel
{
    /// <summary>A level that this version does not know.</summary>
    Unrecognized,

    /// <summary>Proved.</summary>
    Attested,

    /// <summary>Not proved.</summary>
    NotAttested,
}
