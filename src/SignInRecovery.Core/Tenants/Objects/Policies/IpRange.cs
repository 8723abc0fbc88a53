namespace SignInRecovery.Tenants;

/// <summary>A range of addresses (Graph: ipRange and its kinds).</summary>
public sealed record IpRange
{
    /// <summary>The range in CIDR form, for example <c>203.0.113.0/24</c>; null for the older form.</summary>
    public string? CidrAddress { get; init; }

    /// <summary>The first address, in the older form.</summary>
    public string? LowerAddress { get; init; }

    /// <summary>The last address, in the older form.</summary>
    public string? UpperAddress { get; init; }
}
