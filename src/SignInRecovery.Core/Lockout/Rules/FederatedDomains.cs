using System.Runtime.CompilerServices;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// The federated domains of a tenant and their settings. A subdomain without settings of its own has those of the nearest
/// parent, and is not listed by itself.
/// </summary>
internal sealed class FederatedDomains
{
    private static readonly ConditionalWeakTable<Tenant, FederatedDomains> Known = [];

    private readonly Tenant _tenant;
    private readonly Lazy<Dictionary<string, int>> _enabledUnder;

    private FederatedDomains(Tenant tenant)
    {
        _tenant = tenant;
        _enabledUnder = new(() => CountEnabled(tenant.Users.Seen));
        Domain[] federated = [.. tenant.Domains.Seen
            .Where(d => d.AuthenticationType == DomainAuthenticationType.Federated && d.IsVerified != false)
            .DistinctBy(d => d.Id, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(d => d.IsDefault == true).ThenBy(d => d.Id, StringComparer.Ordinal)];
        All = [.. federated.Where(d => Own(d) is not null || !federated.Any(parent => IsSubdomain(d.Id, parent.Id)))];
        Missing =
        [
            .. ((MissingFact?[])[tenant.Domains.Missing]).OfType<MissingFact>(),
            .. tenant.Domains.Seen
                .Where(d => d.AuthenticationType is null or DomainAuthenticationType.Unrecognized && d.IsVerified != false)
                .Select(d => new MissingFact(
                    "domains",
                    $"The snapshot does not say whether the domain {d.Id} is managed or federated.",
                    "Take the snapshot again with the property authenticationType of every domain.")),
        ];
    }

    /// <summary>The federated domains that were seen, the default domain first.</summary>
    public IReadOnlyList<Domain> All { get; }

    /// <summary>What is missing before one can say that these are all.</summary>
    public IReadOnlyList<MissingFact> Missing { get; }

    /// <summary>The federated domains of a tenant; several rules ask, and they are worked out once.</summary>
    /// <param name="tenant">The tenant; it does not change.</param>
    public static FederatedDomains Of(Tenant tenant) => Known.GetValue(tenant, t => new FederatedDomains(t));

    /// <summary>A domain as the object of a finding.</summary>
    /// <param name="domain">The domain.</param>
    public static FindingTarget Target(Domain domain) => new("Domain", domain.Id, domain.Id);

    /// <summary>Whether a domain lies below another one.</summary>
    /// <param name="name">The domain's name.</param>
    /// <param name="parent">The other domain's name.</param>
    public static bool IsSubdomain(string name, string parent) =>
        name.Length > parent.Length
        && name.EndsWith(parent, StringComparison.OrdinalIgnoreCase)
        && name[name.Length - parent.Length - 1] == '.';

    /// <summary>Whether a user has credentials of this tenant and a sign-in name in a domain or a subdomain of it.</summary>
    /// <param name="user">The user.</param>
    /// <param name="domain">The domain.</param>
    public static bool IsUnder(User user, Domain domain) =>
        user.IsExternal != true
        && user.UserPrincipalNameDomain is string name
        && IsWithin(name, domain);

    /// <summary>The federation settings of a domain.</summary>
    /// <param name="domain">One of <see cref="All"/>.</param>
    public Fact<FederationConfiguration> SettingsOf(Domain domain) => Own(domain) is FederationConfiguration own
        ? Fact.Known(own)
        : Fact.Unknown<FederationConfiguration>(_tenant.FederationConfigurations.Missing ?? new MissingFact(
            "federationConfigurations",
            $"The snapshot holds no federation settings of the federated domain {domain.Id}.",
            "Take the snapshot again with the permission Domain-InternalFederation.Read.All and the role Global Reader."));

    /// <summary>How many enabled users were seen to sign in under a domain or a subdomain of it, in words; null when none was.</summary>
    /// <param name="domain">The domain.</param>
    public string? PeopleUnder(Domain domain)
    {
        int count = _enabledUnder.Value.Where(d => IsWithin(d.Key, domain)).Sum(d => d.Value);
        return count switch
        {
            0 => null,
            1 => "one enabled account",
            _ => $"{count} enabled accounts",
        };
    }

    private static bool IsWithin(string name, Domain domain) =>
        string.Equals(name, domain.Id, StringComparison.OrdinalIgnoreCase) || IsSubdomain(name, domain.Id);

    private static Dictionary<string, int> CountEnabled(IReadOnlyList<User> users)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (User user in users)
        {
            if (user is { AccountEnabled: true, IsExternal: not true, UserPrincipalNameDomain: string name })
            {
                counts[name] = counts.GetValueOrDefault(name) + 1;
            }
        }

        return counts;
    }

    private FederationConfiguration? Own(Domain domain) => _tenant.FederationConfigurations.Seen
        .FirstOrDefault(f => string.Equals(f.DomainId, domain.Id, StringComparison.OrdinalIgnoreCase));
}
