namespace SignInRecovery.Tenants;

/// <summary>What is reviewed, or who reviews (Graph: accessReviewScope and its kinds).</summary>
public sealed record AccessReviewScope
{
    /// <summary>A Graph query for the objects; null for a scope that is made of others.</summary>
    public string? Query { get; init; }

    /// <summary>The query's kind, as Graph names it.</summary>
    public string? QueryType { get; init; }

    /// <summary>The principals of a scope that is made of others.</summary>
    public IReadOnlyList<AccessReviewScope> PrincipalScopes { get => field ?? []; init; }

    /// <summary>The resources of a scope that is made of others.</summary>
    public IReadOnlyList<AccessReviewScope> ResourceScopes { get => field ?? []; init; }
}
