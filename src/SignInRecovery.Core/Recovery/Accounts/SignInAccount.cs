using SignInRecovery.Facts;

namespace SignInRecovery.Recovery;

/// <summary>What the sign-in service's public endpoints tell of an address, without signing in.</summary>
public sealed record SignInAccount
{
    /// <summary>The address.</summary>
    public required string Address { get; init; }

    /// <summary>The domain of the address, in ASCII.</summary>
    public required string Domain { get; init; }

    /// <summary>What kind of account has the address.</summary>
    public AccountKind Kind { get; init; }

    /// <summary>Whether the domain belongs to a tenant; null when that is Unknown, see <see cref="Missing"/>.</summary>
    public bool? DomainHasTenant { get; init; }

    /// <summary>The tenant's id; null when it is not known.</summary>
    public string? TenantId { get; init; }

    /// <summary>The region in which the tenant lives, as the service writes it (EU, NA, WW); null when it is not known.</summary>
    public string? Region { get; init; }

    /// <summary>The part of the region, as the service writes it (GCC, DODCON); null when there is none.</summary>
    public string? RegionPart { get; init; }

    /// <summary>The cloud instance, as the service writes it; null when it is not known.</summary>
    public string? CloudInstance { get; init; }

    /// <summary>Where the password is checked.</summary>
    public DomainNamespace Namespace { get; init; }

    /// <summary>The federation server or its name; null when there is none or it is not known.</summary>
    public string? FederationProvider { get; init; }

    /// <summary>Whether the tenant is unmanaged (nobody administers it); null when it is not known.</summary>
    public bool? IsUnmanaged { get; init; }

    /// <summary>What to check first, in complete sentences.</summary>
    public IReadOnlyList<string> Advice { get; init => field = value.Indexed(); } = [];

    /// <summary>What was asked, and what was answered.</summary>
    public IReadOnlyList<AccountBasis> Basis { get; init => field = value.Indexed(); } = [];

    /// <summary>What could not be found out, and what would settle it.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init => field = value.Indexed(); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Address}: {Kind}";
}
