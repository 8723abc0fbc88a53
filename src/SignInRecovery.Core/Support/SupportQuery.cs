using SignInRecovery.Tenants;

namespace SignInRecovery.Support;

/// <summary>For whom a contact is wanted.</summary>
public sealed record SupportQuery
{
    /// <summary>The rows of the caller's country; empty when the country is not known.</summary>
    public IReadOnlyList<SupportCountry> Countries { get; init; } = [];

    /// <summary>The teams; empty for those that an administrator who is locked out needs.</summary>
    public IReadOnlyList<SupportTeam> Teams { get; init; } = [];

    /// <summary>The product that cannot be opened, in the user's words; null when it was not said.</summary>
    public string? Product { get; init; }

    /// <summary>The cloud of the tenant.</summary>
    public TenantCloud Environment { get; init; }

    /// <summary>The organisation's own entries.</summary>
    public IReadOnlyList<OwnContact> OwnContacts { get; init; } = [];

    /// <summary>The time asked about.</summary>
    public DateTimeOffset AsOf { get; init; }
}
