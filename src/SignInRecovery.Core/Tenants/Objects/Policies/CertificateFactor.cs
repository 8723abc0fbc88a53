using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>What a certificate counts as (Graph: x509CertificateAuthenticationMode).</summary>
[JsonConverter(typeof(EnumTextConverter<CertificateFactor>))]
public enum CertificateFactor
{
    /// <summary>A mode that this version does not know.</summary>
    Unrecognized,

    /// <summary>One factor.</summary>
    [GraphName("x509CertificateSingleFactor")]
    SingleFactor,

    /// <summary>Several factors.</summary>
    [GraphName("x509CertificateMultiFactor")]
    MultiFactor,
}
