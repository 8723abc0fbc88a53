namespace SignInRecovery.Tenants;

/// <summary>For which federated domains tokens are checked more strictly (beta; Graph: federatedTokenValidationPolicy).</summary>
public sealed record FederatedTokenValidationPolicy
{
    /// <summary>The policy's id.</summary>
    public required string Id { get; init; }

    /// <summary>The domains; null when not in the snapshot.</summary>
    public ValidatingDomains? ValidatingDomains { get; init; }
}
