using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0110. What several Global Administrators share fails for all of them at once: one domain other than the initial one,
/// federation servers (the business of SR0105, so Low here), or a telephone number, such as the manager's. One finding for
/// each thing that is shared. A single Global Administrator is the business of SR0101.
/// </summary>
internal sealed class SharedPointOfFailure() : LockoutRule("SR0110")
{
    private static readonly BuiltInRole Role = BuiltInRoles.GlobalAdministrator;

    public override IReadOnlyList<string> Sections { get; } =
        ["users", "domains", "methods", "roleAssignments", "roleEligibilities", "groupEligibilities"];

    public override IReadOnlyList<string> ReferredSections => [.. ((string[])[.. RuleSections.Holders, "managers"]).Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        RolePeople people = RolePeople.Of(tenant, Role);
        List<MissingFact> missing = [.. people.Missing];
        if (people.All.Count < 2 && missing.Count == 0)
        {
            return [new RuleResult(LockoutStatus.NotApplicable, "Fewer than two people with an enabled account hold or may activate Global Administrator, so none of them share anything; SR0101 reports how few there are.")];
        }

        var results = new List<RuleResult>();
        if (tenant.Domains.Missing is MissingFact domains)
        {
            missing.Add(domains);
        }
        else if (people.Missing.Count == 0 && Domain(tenant, people, missing) is RuleResult domain)
        {
            results.Add(domain);
        }

        results.AddRange(Phones(tenant, people, missing));
        if (missing.Count > 0)
        {
            results.Add(RuleResult.Unknown("Whether the Global Administrators share nothing that could fail for all of them", missing));
        }
        else if (results.Count == 0)
        {
            results.Add(new RuleResult(LockoutStatus.Pass, $"The Global Administrators {RuleTargets.Join([.. people.All.Select(u => u.DisplayName ?? u.UserPrincipalName ?? u.Id)])} share neither a domain other than the initial one, nor a federation server, nor a telephone number.")
            {
                Evidence = [.. people.All.Select(u => RuleTargets.Evidence(u, "userPrincipalName", u.UserPrincipalName))],
            });
        }

        return results;
    }

    private static RuleResult? Domain(Tenant tenant, RolePeople people, List<MissingFact> missing)
    {
        if (people.All.Any(u => u.IsExternal == true))
        {
            // Credentials of another organisation are the business of SR0108; with one of them not all depend on a domain of this tenant.
            return null;
        }

        string?[] names = [.. people.All.Select(u => u.UserPrincipalNameDomain?.ToUpperInvariant()).Distinct()];
        if (names.Contains(null))
        {
            missing.Add(new MissingFact("users", "The snapshot does not give the user principal name of every Global Administrator.", "Take the snapshot again with the user property userPrincipalName."));
            return null;
        }

        Domain?[] found = [.. names.Select(n => Nearest(tenant, n!))];
        Evidence[] evidence =
        [
            .. people.All.Select(u => RuleTargets.Evidence(u, "userPrincipalName", u.UserPrincipalName)),
            .. found.OfType<Domain>().DistinctBy(d => d.Id).Select(d => new Evidence(FederatedDomains.Target(d), "authenticationType", d.AuthenticationType?.ToString(), "domains")),
        ];
        if (found.Contains(null) && names.Length == 1)
        {
            missing.Add(new MissingFact("domains", $"The snapshot does not hold the domain {people.All[0].UserPrincipalNameDomain}.", "Take the snapshot again with the permission Domain.Read.All."));
            return null;
        }

        // The initial domain cannot be federated; of any other it must have been seen, unless one is known not to be.
        Domain[] unclear = [.. found.OfType<Domain>().Where(d => d.IsInitial != true && d.AuthenticationType is null or DomainAuthenticationType.Unrecognized).DistinctBy(d => d.Id)];
        bool isCertain = found.Any(d => d is { IsInitial: true } or { AuthenticationType: DomainAuthenticationType.Managed });
        if (unclear.Length > 0 && !isCertain)
        {
            missing.AddRange(unclear.Select(d => NotSeen(d, "authenticationType")));
            return null;
        }

        if (names.Length == 1 && found[0]!.IsInitial is null && found[0]!.AuthenticationType != DomainAuthenticationType.Federated)
        {
            missing.Add(NotSeen(found[0]!, "isInitial"));
            return null;
        }

        if (found.All(d => d?.AuthenticationType == DomainAuthenticationType.Federated))
        {
            string federated = RuleTargets.Join([.. found.OfType<Domain>().Select(d => d.Id).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)]);
            return new RuleResult(LockoutStatus.Fail, $"Every Global Administrator signs in through the federation of {federated}. SR0105 reports each of them, and what settles it there settles this, so the severity is Low.", FederatedDomains.Target(found[0]!))
            {
                Severity = LockoutSeverity.Low,
                Evidence = evidence,
            };
        }

        return names.Length == 1 && found[0]!.IsInitial != true
            ? new RuleResult(LockoutStatus.Fail, $"Every Global Administrator signs in under {found[0]!.Id}: {RuleTargets.Join(people.All)}. When that domain is federated by mistake, taken over or removed, all of them are affected at once, and none is under the onmicrosoft.com domain.", FederatedDomains.Target(found[0]!))
            {
                Severity = LockoutSeverity.Medium,
                Evidence = evidence,
            }
            : null;
    }

    private static IEnumerable<RuleResult> Phones(Tenant tenant, RolePeople people, List<MissingFact> missing)
    {
        var registered = new List<(User User, string Number)>();
        foreach (User user in people.All)
        {
            Fact<IReadOnlyList<AuthenticationMethod>> methods = tenant.Directory.MethodsOf(user.Id);
            if (!methods.IsKnown)
            {
                missing.AddRange(methods.Missing.Except(missing));
            }

            foreach (AuthenticationMethod phone in tenant.Directory.MethodsSeenOf(user.Id).Where(m => m.Kind == AuthenticationMethodKind.Phone))
            {
                if (Digits(phone.PhoneNumber) is string number)
                {
                    registered.Add((user, number));
                }
                else
                {
                    missing.Add(new MissingFact("methods", $"Microsoft Graph masks a telephone number of {RuleTargets.Describe(user)} for the reader of this snapshot.", "Take the snapshot again with the role Privileged Authentication Administrator."));
                }
            }
        }

        IGrouping<string, (User User, string Number)>[] shared =
        [
            .. registered.Distinct()
                .GroupBy(r => r.Number, StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
                .OrderBy(g => g.Key, StringComparer.Ordinal),
        ];
        return shared.Select(g => SharedPhone(
            tenant,
            people,
            g.Key,
            RolePeople.Sorted(g.Select(r => r.User)),
            isAlone: shared.Count(o => MethodNames.Ending(o.Key) == MethodNames.Ending(g.Key)) == 1));
    }

    private static RuleResult SharedPhone(Tenant tenant, RolePeople people, string number, IReadOnlyList<User> users, bool isAlone)
    {
        bool isEverybody = people.Missing.Count == 0 && users.Count == people.All.Count;
        User? owner = tenant.Managers.Seen
            .Where(m => users.Any(u => string.Equals(u.Id, m.UserId, StringComparison.OrdinalIgnoreCase)))
            .Select(m => tenant.Directory.FindUser(m.Id) is { IsKnown: true, Value: User manager } ? manager : null)
            .OfType<User>()
            .Where(m => Digits(m.MobilePhone) == number || (m.BusinessPhones ?? []).Any(p => Digits(p) == number))
            .OrderBy(m => m.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        string whose = owner is null ? string.Empty : $", which is the phone of {RuleTargets.Describe(owner)}, a manager of theirs";
        string severity = isEverybody ? " This is true of every Global Administrator, so the severity is High." : string.Empty;

        // A finding is mailed around: like everywhere else it shows how a number ends, and never the number. Two that end alike are told apart by their people.
        string shown = $"phone{MethodNames.Ending(number)}";
        string name = isAlone ? shown : $"{shown} of {RuleTargets.User(users[0]).Name}";
        var target = new FindingTarget("Phone", string.Join(',', users.Select(u => u.Id)), char.ToUpperInvariant(name[0]) + name[1..]);
        return new RuleResult(
            LockoutStatus.Fail,
            $"{RuleTargets.Join(users)} have registered the same {shown}{whose}: when that phone is lost or changes hands, it is lost to all of them, and whoever has it holds a factor of each.{severity}",
            target)
        {
            Severity = isEverybody ? LockoutSeverity.High : LockoutSeverity.Medium,
            Evidence =
            [
                .. users.Select(u => RuleTargets.Evidence(u, "phoneNumber", shown, "methods")),
                .. owner is null ? (Evidence[])[] : [RuleTargets.Evidence(owner, "mobilePhone, businessPhones", shown)],
                .. users.SelectMany(u => people.HoldingsOf(tenant, u)),
            ],
        };
    }

    /// <summary>The digits of a telephone number, so that two ways of writing it are one; null when there is none or it is masked.</summary>
    private static string? Digits(string? number)
    {
        if (string.IsNullOrWhiteSpace(number) || number.Any(c => c is '*' || char.IsLetter(c)))
        {
            return null;
        }

        string digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length == 0 ? null : digits;
    }

    private static MissingFact NotSeen(Domain domain, string property) => new(
        "domains",
        $"The snapshot does not give {property} of the domain {domain.Id}.",
        "Take the snapshot again, with all properties of the domains.");

    private static Domain? Nearest(Tenant tenant, string name) => tenant.Domains.Seen
        .Where(d => string.Equals(d.Id, name, StringComparison.OrdinalIgnoreCase) || FederatedDomains.IsSubdomain(name, d.Id))
        .OrderByDescending(d => d.Id.Length).ThenBy(d => d.Id, StringComparer.Ordinal)
        .FirstOrDefault();
}
