using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The answer of an attestation.</summary>
[JsonConverter(typeof(EnumTextConverter<AttestationAnswer>))]
public enum AttestationAnswer
{
    /// <summary>An answer that this version does not know.</summary>
    Unrecognized,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,
}
