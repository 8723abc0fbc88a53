using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0104. An administrator whose account comes from an on-premises directory: whoever disables, deletes or changes it there
/// does so in the cloud, even to the last Global Administrator. High for a privileged role held for the whole tenant.
/// </summary>
internal sealed class SynchronizedAdministrator() : LockoutRule("SR0104")
{
    public override IReadOnlyList<string> Sections { get; } =
        ["users", "groups", "memberships", "roleAssignments", "roleEligibilities", "groupEligibilities"];

    public override IReadOnlyList<string> ReferredSections => [.. RuleSections.Holders.Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        var results = new List<RuleResult>();
        int administrators = 0;
        foreach (User user in tenant.Roles.AdministratorsSeen.Where(u => u.AccountEnabled != false))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            administrators++;
            if (user.OnPremisesSyncEnabled is null || (user.OnPremisesSyncEnabled == true && user.AccountEnabled is null))
            {
                results.Add(RuleResult.Unknown(
                    $"Whether the administrator {RuleTargets.Describe(user)} can be disabled on-premises",
                    [user.OnPremisesSyncEnabled is null ? NotSeen(user) : RolePeople.EnabledNotSeen(user)],
                    RuleTargets.User(user)));
            }
            else if (user.OnPremisesSyncEnabled == true)
            {
                results.Add(Fail(tenant, user));
            }
        }

        IReadOnlyList<MissingFact> missing = MissingHolders(tenant);
        if (missing.Count > 0)
        {
            results.Add(RuleResult.Unknown("Whether these are all administrators", missing));
        }
        else if (results.Count == 0)
        {
            results.Add(administrators > 0
                ? new RuleResult(LockoutStatus.Pass, $"None of the {administrators} enabled administrators is synchronised from on-premises.")
                : new RuleResult(LockoutStatus.NotApplicable, "No person with an enabled account holds or may activate a directory role."));
        }

        return results;
    }

    private static RuleResult Fail(Tenant tenant, User user)
    {
        IReadOnlyList<RoleHolding> holdings = [.. tenant.Roles.HoldingsOf(user.Id)
            .OrderBy(h => RuleTargets.RoleName(tenant, h.RoleTemplateId), StringComparer.Ordinal)
            .ThenBy(h => h.State)
            .ThenBy(h => h.DirectoryScopeId, StringComparer.Ordinal)
            .ThenBy(h => h.Through?.Id, StringComparer.Ordinal)];
        RoleHolding? privileged = holdings.FirstOrDefault(h => h.IsTenantWide && IsPrivileged(tenant, h.RoleTemplateId));
        string roles = RuleTargets.RoleNames(tenant, user);
        string verb = holdings.Any(h => h.IsActive) ? "holds" : "may activate";
        string severity = privileged is null
            ? "none of the roles is a privileged one held for the whole tenant, so the severity is Medium"
            : "disabling or deleting the account there locks out this administrator here";
        return new RuleResult(
            LockoutStatus.Fail,
            $"{RuleTargets.Describe(user)} {verb} {roles} and is synchronised from on-premises: {severity}.",
            RuleTargets.User(user))
        {
            Severity = privileged is null ? LockoutSeverity.Medium : LockoutSeverity.High,
            Evidence =
            [
                RuleTargets.Evidence(user, "onPremisesSyncEnabled", true),
                RuleTargets.Evidence(user, "accountEnabled", true),
                .. holdings.Select(h => RuleTargets.Evidence(tenant, h)),
            ],
        };
    }

    private static IReadOnlyList<MissingFact> MissingHolders(Tenant tenant)
    {
        // A section that was not seen is said once, and not again for each role that it leaves open.
        MissingFact[] sections = [.. ((MissingFact?[])[tenant.Users.Missing, tenant.Groups.Missing, tenant.Memberships.Missing]).OfType<MissingFact>()];
        IEnumerable<MissingFact> all = tenant.Roles.MissingActive
            .Concat(tenant.Roles.MissingEligible)
            .Concat(tenant.Roles.All.OrderBy(r => r.RoleTemplateId, StringComparer.Ordinal).SelectMany(r => r.MissingActive.Concat(r.MissingEligible)));
        return [.. all.Select(m => sections.FirstOrDefault(s => s.Subject == m.Subject) ?? m).Distinct()];
    }

    private static bool IsPrivileged(Tenant tenant, string role) =>
        BuiltInRoles.Find(role)?.IsPrivileged
        ?? tenant.RoleDefinitions.Seen.FirstOrDefault(d => string.Equals(d.Id, role, StringComparison.OrdinalIgnoreCase))?.IsPrivileged
        ?? false;

    private static MissingFact NotSeen(User user) => new(
        "users",
        $"The snapshot does not say whether the account {RuleTargets.Describe(user)} is synchronised from on-premises.",
        "Take the snapshot again with the user property onPremisesSyncEnabled.");
}
