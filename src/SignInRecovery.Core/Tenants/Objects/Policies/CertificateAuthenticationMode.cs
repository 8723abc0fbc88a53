using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>When a certificate counts as several factors (Graph: x509CertificateAuthenticationModeConfiguration).</summary>
public sealed record CertificateAuthenticationMode
{
    /// <summary>What holds where no rule matches.</summary>
    [JsonPropertyName("x509CertificateAuthenticationDefaultMode")]
    public CertificateFactor? DefaultMode { get; init; }

    /// <summary>The binding that is asked for where no rule matches, as Graph names it.</summary>
    [JsonPropertyName("x509CertificateDefaultRequiredAffinityLevel")]
    public string? DefaultRequiredAffinityLevel { get; init; }

    /// <summary>Rules by issuer or policy.</summary>
    public IReadOnlyList<CertificateModeRule> Rules { get => field ?? []; init; }
}
