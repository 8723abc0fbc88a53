using System.Globalization;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0403. A group that exempts its members from a policy in force, while somebody or something outside the circle of
/// administrators decides who its members are. One finding for each group, whatever the number of policies.
/// </summary>
internal sealed class WeakExclusionGroup() : PolicyRule("SR0403")
{
    public override IReadOnlyList<string> Sections { get; } = ["policies", "groups", "groupOwners"];

    public override IReadOnlyList<string> ReferredSections { get; } =
        ["users", "memberships", "roleAssignments", "roleEligibilities", "groupEligibilities"];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        IReadOnlyList<ConditionalAccessPolicy> enabled = Enabled(tenant);
        ILookup<string, ConditionalAccessPolicy> policies = enabled
            .Where(p => p.State == PolicyState.Enabled)
            .SelectMany(p => p.Conditions.Users.ExcludeGroups.Distinct(StringComparer.OrdinalIgnoreCase).Select(g => (Group: g, Policy: p)))
            .ToLookup(x => x.Group, x => x.Policy, StringComparer.OrdinalIgnoreCase);
        List<RuleResult> results =
        [
            .. enabled
                .Select(p => (Policy: p, Missing: PolicyReading.Unrecognized(p, "conditions.users", "state")))
                .Where(p => p.Missing.Count > 0)
                .Select(p => RuleResult.Unknown($"Whether the groups that the policy {PolicyTargets.Describe(p.Policy)} excludes are protected", p.Missing, PolicyTargets.Policy(p.Policy))),
        ];
        var missing = new List<MissingFact>(((MissingFact?[])[tenant.Policies.Missing]).OfType<MissingFact>());
        var sound = new List<Group>();
        foreach (string id in policies.Select(g => g.Key).Order(StringComparer.OrdinalIgnoreCase))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            Fact<Group?> found = tenant.Directory.FindGroup(id);
            missing.AddRange(found.Missing);
            if (found.TryGet(out Group? group) && group is not null)
            {
                IReadOnlyList<ConditionalAccessPolicy> of = [.. policies[id]];
                var weakness = new GroupWeakness(tenant, group);
                missing.AddRange(weakness.MissingSections);
                if (weakness.Faults.Count > 0)
                {
                    results.Add(Fail(tenant, group, of, weakness));
                }
                else if (weakness.Missing.Count > 0)
                {
                    results.Add(RuleResult.Unknown(
                        $"Whether the group {RuleTargets.Describe(group)}, which exempts its members from {PolicyTargets.Join(of)}, is protected",
                        weakness.Missing,
                        RuleTargets.Group(group)));
                }
                else
                {
                    sound.Add(group);
                }
            }
        }

        // A group that leads nowhere is the business of SR0402.
        Conclude(results, "Whether the groups that exempt their members from policies are protected", [.. missing.Distinct()], () => sound.Count == 0
            ? new RuleResult(LockoutStatus.NotApplicable, "No enabled policy excludes a group that exists.")
            : new RuleResult(LockoutStatus.Pass, $"Every group that exempts its members from an enabled policy is managed in the cloud, assigned and protected: {RuleTargets.Join([.. sound.Select(RuleTargets.Describe)])}."));
        return results;
    }

    private static string Size(Tenant tenant, Group group) => tenant.Directory.UserCountOf(group.Id) switch
    {
        null => string.Empty,
        1 => " One user is a member, nested groups included.",
        { } users => string.Create(CultureInfo.InvariantCulture, $" {users} users are members, nested groups included."),
    };

    private static RuleResult Fail(Tenant tenant, Group group, IReadOnlyList<ConditionalAccessPolicy> policies, GroupWeakness weakness)
    {
        IReadOnlyList<User> administrators =
        [
            .. tenant.Roles.AdministratorsSeen.Where(u => u.AccountEnabled != false && tenant.Directory.IsMember(u.Id, group.Id) is { IsKnown: true, Value: true }),
        ];
        IReadOnlyList<MissingFact> unseen =
        [
            .. ((MissingFact?[])[tenant.Memberships.Missing]).OfType<MissingFact>(),
            .. GroupWeakness.MissingAdministrators(tenant),
        ];
        (LockoutSeverity severity, string who) = (administrators.Count, unseen.Count) switch
        {
            ( > 0, _) => (weakness.IsInOtherHands ? LockoutSeverity.High : LockoutSeverity.Medium, $" {RuleTargets.Join(administrators)} {(administrators.Count == 1 ? "depends" : "depend")} on it."),
            (0, 0) => (LockoutSeverity.Low, " No administrator is a member, so the severity is Low: what it endangers is who must obey the policies."),
            _ => (LockoutSeverity.Medium, " Whether an administrator depends on it was not seen."),
        };
        return new RuleResult(
            LockoutStatus.Fail,
            $"The group {RuleTargets.Describe(group)} exempts its members from {PolicyTargets.Join(policies)}, and {string.Join("; it ", weakness.Faults)}.{Size(tenant, group)}{who}",
            RuleTargets.Group(group))
        {
            Severity = severity,
            Evidence =
            [
                .. policies.Select(p => PolicyTargets.Evidence(p, "conditions.users.excludeGroups", group.Id)),
                .. weakness.Evidence,
                .. administrators.Select(u => RuleTargets.Evidence(u, "transitiveMemberOf", group.DisplayName ?? group.Id, "memberships")),
            ],
            Missing = [.. weakness.Missing.Concat(weakness.MissingSections).Concat(administrators.Count > 0 ? [] : unseen).Distinct()],
        };
    }
}
