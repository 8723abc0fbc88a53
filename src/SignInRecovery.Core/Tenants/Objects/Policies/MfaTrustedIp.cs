namespace SignInRecovery.Tenants;

/// <summary>A range that the multifactor authentication service settings trust; Graph does not return these.</summary>
public sealed record MfaTrustedIp
{
    /// <summary>The range in CIDR form, IPv4.</summary>
    public required string CidrAddress { get; init; }
}
