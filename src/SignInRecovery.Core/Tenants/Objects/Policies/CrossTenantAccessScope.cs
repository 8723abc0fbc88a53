namespace SignInRecovery.Tenants;

/// <summary>Whom and what a cross-tenant setting allows or blocks (Graph: crossTenantAccessPolicyB2BSetting).</summary>
public sealed record CrossTenantAccessScope
{
    /// <summary>Users and groups; null when not configured.</summary>
    public CrossTenantAccessTargets? UsersAndGroups { get; init; }

    /// <summary>Applications; null when not configured.</summary>
    public CrossTenantAccessTargets? Applications { get; init; }
}
