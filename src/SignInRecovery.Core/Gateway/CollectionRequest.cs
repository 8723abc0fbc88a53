using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Gateway;

/// <summary>What to read of a tenant.</summary>
public sealed record CollectionRequest
{
    /// <summary>Whose objects the bulk sections hold.</summary>
    public SnapshotScope Scope { get; init; } = SnapshotScope.Administrators;

    /// <summary>How many days of the sign-in log to read; 0 leaves it out.</summary>
    public int SignInDays { get; init; }
}
