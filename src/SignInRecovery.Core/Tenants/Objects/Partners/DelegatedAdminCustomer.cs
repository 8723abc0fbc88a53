namespace SignInRecovery.Tenants;

/// <summary>The customer of a granular delegated administration relationship.</summary>
public sealed record DelegatedAdminCustomer
{
    /// <summary>The customer's tenant id.</summary>
    public string? TenantId { get; init; }

    /// <summary>The customer's name.</summary>
    public string? DisplayName { get; init; }
}
