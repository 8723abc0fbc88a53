namespace SignInRecovery.Tenants;

/// <summary>Targets that are allowed or blocked (Graph: crossTenantAccessPolicyTargetConfiguration).</summary>
public sealed record CrossTenantAccessTargets
{
    /// <summary>Whether the targets are allowed or blocked.</summary>
    public CrossTenantAccessType? AccessType { get; init; }

    /// <summary>The targets.</summary>
    public IReadOnlyList<CrossTenantAccessTarget> Targets { get => field ?? []; init; }
}
