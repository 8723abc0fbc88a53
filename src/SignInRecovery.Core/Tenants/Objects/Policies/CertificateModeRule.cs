using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>When certificates of one issuer or policy count as several factors (Graph: x509CertificateRule).</summary>
public sealed record CertificateModeRule
{
    /// <summary>What the rule looks at, as Graph names it.</summary>
    [JsonPropertyName("x509CertificateRuleType")]
    public string? RuleType { get; init; }

    /// <summary>The issuer's subject, or the policy's object identifier, in the form of the rule's type.</summary>
    public string? Identifier { get; init; }

    /// <summary>The issuer's subject key identifier.</summary>
    public string? IssuerSubjectIdentifier { get; init; }

    /// <summary>The policy's object identifier.</summary>
    public string? PolicyOidIdentifier { get; init; }

    /// <summary>What matching certificates count as.</summary>
    [JsonPropertyName("x509CertificateAuthenticationMode")]
    public CertificateFactor? Mode { get; init; }

    /// <summary>The binding that is asked for, as Graph names it.</summary>
    [JsonPropertyName("x509CertificateRequiredAffinityLevel")]
    public string? RequiredAffinityLevel { get; init; }
}
