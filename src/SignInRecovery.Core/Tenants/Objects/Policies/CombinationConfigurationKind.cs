using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The kinds of further demand on combinations.</summary>
[JsonConverter(typeof(EnumTextConverter<CombinationConfigurationKind>))]
public enum CombinationConfigurationKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized,

    /// <summary>On passkeys (FIDO2).</summary>
    [GraphName("fido2CombinationConfiguration")]
    Fido2,

    /// <summary>On certificates.</summary>
    [GraphName("x509CertificateCombinationConfiguration")]
    X509Certificate,
}
