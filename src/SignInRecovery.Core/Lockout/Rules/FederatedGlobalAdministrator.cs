using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0105. A Global Administrator whose sign-in name is in a federated domain depends on the federation server. Critical when
/// that is true of every Global Administrator. People with credentials of another organisation are the business of SR0108.
/// </summary>
internal sealed class FederatedGlobalAdministrator() : LockoutRule("SR0105")
{
    private static readonly BuiltInRole Role = BuiltInRoles.GlobalAdministrator;

    public override IReadOnlyList<string> Sections { get; } =
        ["users", "domains", "roleAssignments", "roleEligibilities", "groupEligibilities"];

    public override IReadOnlyList<string> ReferredSections => [.. ((string[])[.. RuleSections.Holders, "federationConfigurations"]).Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        RolePeople people = RolePeople.Of(tenant, Role);
        IReadOnlyList<User> own = [.. people.All.Where(u => u.IsExternal != true)];
        var domains = own.ToDictionary(u => u.Id, u => FindDomain(tenant, u));
        bool isEverybody = people.Missing.Count == 0
            && own.Count == people.All.Count
            && domains.Values.All(d => d is { IsKnown: true, Value.AuthenticationType: DomainAuthenticationType.Federated });
        var results = new List<RuleResult>();
        foreach (User user in own)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (domains[user.Id].TryGet(out Domain? domain) && domain.AuthenticationType == DomainAuthenticationType.Federated)
            {
                results.Add(Fail(tenant, people, user, domain, isEverybody));
            }
        }

        results.AddRange(RolePeople.Unknown(
            Role,
            own.Where(u => !domains[u.Id].IsKnown).Select(u => (u, domains[u.Id].Missing)),
            names => $"Whether the sign-in of {names} depends on a federation server"));

        if (people.Missing.Count > 0)
        {
            results.Add(RuleResult.Unknown("Whether these are all Global Administrators", people.Missing, RuleTargets.Role(Role)));
        }
        else if (results.Count == 0)
        {
            results.Add(own.Count > 0
                ? new RuleResult(LockoutStatus.Pass, $"No Global Administrator signs in under a federated domain: {RuleTargets.Join(own)}.", RuleTargets.Role(Role))
                : new RuleResult(LockoutStatus.NotApplicable, "There is no enabled Global Administrator with credentials of this tenant.", RuleTargets.Role(Role)));
        }

        return results;
    }

    private static RuleResult Fail(Tenant tenant, RolePeople people, User user, Domain domain, bool isEverybody)
    {
        string name = user.UserPrincipalNameDomain!;
        string inherited = string.Equals(name, domain.Id, StringComparison.OrdinalIgnoreCase) ? string.Empty : $" like its parent {domain.Id}";
        string everybody = isEverybody ? " This is true of every Global Administrator, so the severity is Critical." : string.Empty;
        return new RuleResult(
            LockoutStatus.Fail,
            $"{RuleTargets.Describe(user)} {people.Has(user, Role)} and signs in under {name}, which is federated{inherited}: while the federation server is down or its signing certificate is not valid, the password is of no use.{everybody}",
            RuleTargets.User(user))
        {
            Severity = isEverybody ? LockoutSeverity.Critical : LockoutSeverity.High,
            Evidence =
            [
                RuleTargets.Evidence(user, "userPrincipalName", user.UserPrincipalName),
                new Evidence(new FindingTarget("Domain", domain.Id, domain.Id), "authenticationType", "Federated", "domains"),
                .. tenant.FederationConfigurations.Seen
                    .Where(f => string.Equals(f.DomainId, domain.Id, StringComparison.OrdinalIgnoreCase))
                    .Select(f => new Evidence(new FindingTarget("Domain", domain.Id, domain.Id), "issuerUri", f.IssuerUri, "federationConfigurations")),
                .. people.HoldingsOf(tenant, user),
            ],
        };
    }

    /// <summary>
    /// The domain of a user's sign-in name. Graph lists a verified subdomain by itself; one that is not listed, or has no
    /// authentication type of its own, has that of the nearest parent that is.
    /// </summary>
    private static Fact<Domain> FindDomain(Tenant tenant, User user)
    {
        string? name = user.UserPrincipalNameDomain;
        if (name is null)
        {
            return Fact.Unknown<Domain>(new MissingFact(
                "users",
                $"The snapshot does not give the user principal name of {RuleTargets.Describe(user)}.",
                "Take the snapshot again with the user property userPrincipalName."));
        }

        for (string? suffix = name; suffix is not null; suffix = Parent(suffix))
        {
            Domain? domain = tenant.Domains.Seen.FirstOrDefault(d => string.Equals(d.Id, suffix, StringComparison.OrdinalIgnoreCase));
            if (domain?.AuthenticationType is DomainAuthenticationType.Managed or DomainAuthenticationType.Federated)
            {
                return Fact.Known(domain);
            }

            if (domain is null && tenant.Domains.Missing is MissingFact missing)
            {
                // The subdomain itself may be among what was not seen, so the parent decides nothing.
                return Fact.Unknown<Domain>(missing);
            }
        }

        return Fact.Unknown<Domain>(new MissingFact(
            "domains",
            $"The snapshot does not say whether the domain {name} is managed or federated.",
            "Take the snapshot again with the property authenticationType of every domain."));
    }

    private static string? Parent(string domain)
    {
        int dot = domain.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : domain[(dot + 1)..];
    }
}
