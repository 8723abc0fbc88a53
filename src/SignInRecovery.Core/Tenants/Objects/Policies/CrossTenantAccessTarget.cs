namespace SignInRecovery.Tenants;

/// <summary>One target of a cross-tenant setting (Graph: crossTenantAccessPolicyTarget).</summary>
public sealed record CrossTenantAccessTarget
{
    /// <summary>The id, or for example <c>AllUsers</c>, <c>AllApplications</c>, <c>Office365</c>.</summary>
    public string? Target { get; init; }

    /// <summary>The kind, as Graph names it: <c>user</c>, <c>group</c> or <c>application</c>.</summary>
    public string? TargetType { get; init; }
}
