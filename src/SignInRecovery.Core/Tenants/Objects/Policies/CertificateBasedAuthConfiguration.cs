namespace SignInRecovery.Tenants;

/// <summary>The certification authorities whose certificates can sign in (Graph: certificateBasedAuthConfiguration).</summary>
public sealed record CertificateBasedAuthConfiguration
{
    /// <summary>The configuration's id.</summary>
    public required string Id { get; init; }

    /// <summary>The authorities; null when not in the snapshot.</summary>
    public IReadOnlyList<CertificateAuthority>? CertificateAuthorities { get; init; }
}
