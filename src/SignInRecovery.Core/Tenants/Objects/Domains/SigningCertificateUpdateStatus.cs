namespace SignInRecovery.Tenants;

/// <summary>How the last automatic renewal of a federation certificate went.</summary>
public sealed record SigningCertificateUpdateStatus
{
    /// <summary>The result as Graph prints it.</summary>
    public string? CertificateUpdateResult { get; init; }

    /// <summary>When it ran.</summary>
    public DateTimeOffset? LastRunDateTime { get; init; }
}
