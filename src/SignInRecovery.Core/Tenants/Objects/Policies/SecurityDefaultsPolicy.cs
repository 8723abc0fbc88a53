namespace SignInRecovery.Tenants;

/// <summary>Security defaults (Graph: identitySecurityDefaultsEnforcementPolicy).</summary>
public sealed record SecurityDefaultsPolicy
{
    /// <summary>The policy's id.</summary>
    public required string Id { get; init; }

    /// <summary>True when security defaults are on.</summary>
    public bool? IsEnabled { get; init; }
}
