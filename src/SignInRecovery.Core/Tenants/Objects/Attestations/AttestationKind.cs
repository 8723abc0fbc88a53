using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The kinds of attestation.</summary>
[JsonConverter(typeof(EnumTextConverter<AttestationKind>))]
public enum AttestationKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized,

    /// <summary>A check that a person made.</summary>
    ManualCheck,

    /// <summary>A drill.</summary>
    Drill,
}
