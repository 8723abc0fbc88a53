namespace SignInRecovery.Tenants;

/// <summary>A certification authority (Graph: certificateAuthority).</summary>
public sealed record CertificateAuthority
{
    /// <summary>The authority's certificate, base64 of the DER form.</summary>
    public string? Certificate { get; init; }

    /// <summary>Where the revocation list is; null when there is none, and then revocation is not checked.</summary>
    public string? CertificateRevocationListUrl { get; init; }

    /// <summary>Where the delta revocation list is.</summary>
    public string? DeltaCertificateRevocationListUrl { get; init; }

    /// <summary>True for a root, false for an intermediate authority.</summary>
    public bool? IsRootAuthority { get; init; }

    /// <summary>The issuer's name.</summary>
    public string? Issuer { get; init; }

    /// <summary>The issuer's subject key identifier.</summary>
    public string? IssuerSki { get; init; }
}
