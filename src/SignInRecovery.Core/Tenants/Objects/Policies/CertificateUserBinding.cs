namespace SignInRecovery.Tenants;

/// <summary>How a certificate is bound to a user (Graph: x509CertificateUserBinding).</summary>
public sealed record CertificateUserBinding
{
    /// <summary>The field of the certificate.</summary>
    public string? X509CertificateField { get; init; }

    /// <summary>The user's property.</summary>
    public string? UserProperty { get; init; }

    /// <summary>The order; the lowest is tried first.</summary>
    public int? Priority { get; init; }

    /// <summary>How safe the binding is, as Graph names it: <c>low</c> or <c>high</c>.</summary>
    public string? TrustAffinityLevel { get; init; }
}
