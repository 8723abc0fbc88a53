namespace SignInRecovery.Tenants;

/// <summary>The synchronisation from on-premises (Graph: onPremisesDirectorySynchronization).</summary>
public sealed record OnPremisesSynchronization
{
    /// <summary>The tenant id.</summary>
    public required string Id { get; init; }

    /// <summary>Which features are on; null when not in the snapshot.</summary>
    public OnPremisesSynchronizationFeatures? Features { get; init; }
}
