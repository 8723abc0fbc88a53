using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>What is asked, and what is known of who asks. Null means that nobody said.</summary>
public sealed record RecoveryQuestion
{
    /// <summary>What happened; null when an account alone is named.</summary>
    public RecoverySituation? Situation { get; init; }

    /// <summary>What the sign-in page said; null when nothing was pasted.</summary>
    public SignInError? Error { get; init; }

    /// <summary>The directory role of the account that is locked out.</summary>
    public BuiltInRole? Role { get; init; }

    /// <summary>Whether the account has a directory role, when nobody says which; null when nobody said.</summary>
    public bool? HasRole { get; init; }

    /// <summary>Whether the account is the only Global Administrator.</summary>
    public bool? IsOnlyGlobalAdministrator { get; init; }

    /// <summary>What the person is to the tenant.</summary>
    public RecoveryRelationship? Relationship { get; init; }

    /// <summary>The product that cannot be opened.</summary>
    public string? Product { get; init; }

    /// <summary>The caller's country, ISO 3166 two letters.</summary>
    public string? Country { get; init; }

    /// <summary>The cloud of the tenant.</summary>
    public TenantCloud? Environment { get; init; }

    /// <summary>The cloud, the public one when nobody said.</summary>
    public TenantCloud Cloud => Environment ?? TenantCloud.Global;

    /// <summary>Whether the account has a directory role at all; null when nobody said.</summary>
    public bool? IsAdministrator => Role is not null || IsOnlyGlobalAdministrator == true ? true : HasRole;

    /// <summary>Whether the account is a Global Administrator.</summary>
    public bool IsGlobalAdministrator => IsOnlyGlobalAdministrator == true || Role == BuiltInRoles.GlobalAdministrator;
}
