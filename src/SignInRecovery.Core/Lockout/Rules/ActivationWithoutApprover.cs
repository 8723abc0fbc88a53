using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0103. A role that restores access, which nobody holds lastingly, and whose activation needs an approval that nobody can
/// give. Critical for Global Administrator. A role that nobody holds or may activate is the business of SR0101.
/// </summary>
internal sealed class ActivationWithoutApprover() : LockoutRule("SR0103")
{
    public override IReadOnlyList<string> Sections { get; } =
        ["users", "roleAssignments", "roleAssignmentSchedules", "roleEligibilities", "roleManagementPolicies", "groupEligibilities"];

    public override IReadOnlyList<string> ReferredSections => [.. RuleSections.Holders.Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        Section<RoleEligibility> eligibilities = tenant.RoleEligibilities;
        if (eligibilities.Declaration.IsKnownEmpty(eligibilities.State.Status))
        {
            return [new RuleResult(LockoutStatus.NotApplicable, "The tenant has no Privileged Identity Management, so no role is activated and none needs an approval.")];
        }

        var activation = RoleActivation.Of(tenant);
        IReadOnlyList<MissingFact> missing = MissingSections(tenant);
        var results = new List<RuleResult>();
        bool isAnyAble = false;
        foreach (BuiltInRole role in RoleActivation.Roles)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (activation.AbleSeen(role).Count > 0)
            {
                isAnyAble = true;
            }
            else if (activation.IsPossible(role))
            {
                // What a whole section lacks is said once, for the tenant.
                IReadOnlyList<MissingFact> own = [.. activation.MissingOf(role).Where(m => missing.All(s => s.Subject != m.Subject))];
                if (own.Count > 0)
                {
                    results.Add(RuleResult.Unknown($"Whether anybody can come to hold {role.Name}", own, RuleTargets.Role(role)));
                }
            }
            else if (activation.EligibleOf(role).Count > 0)
            {
                results.Add(Fail(tenant, activation, role));
            }
        }

        if (missing.Count > 0)
        {
            results.Add(RuleResult.Unknown("Whether every role that restores access can be activated", missing));
        }
        else if (results.Count == 0)
        {
            results.Add(isAnyAble
                ? new RuleResult(LockoutStatus.Pass, $"Of the roles that restore access, none that is in use depends on an approval that nobody can give. {Able(activation)}.")
                : new RuleResult(LockoutStatus.NotApplicable, "Nobody with an enabled account holds or may activate a role that restores access."));
        }

        return results;
    }

    private static RuleResult Fail(Tenant tenant, RoleActivation activation, BuiltInRole role)
    {
        IReadOnlyList<User> eligible = activation.EligibleOf(role);
        RolePeople people = RolePeople.Of(tenant, role);
        string nobody = people.Active.Count > 0 ? $"Nobody holds {role.Name} for longer than an activation" : $"Nobody holds {role.Name}";
        return new RuleResult(
            LockoutStatus.Fail,
            $"{nobody}, and {RuleTargets.Join(eligible)} may activate it only with an approval that nobody can give: {Obstacles(activation, role, eligible)}.",
            RuleTargets.Role(role))
        {
            Severity = role == BuiltInRoles.GlobalAdministrator ? LockoutSeverity.Critical : LockoutSeverity.High,
            Evidence =
            [
                new Evidence(RuleTargets.Role(role), "isApprovalRequired", true, "roleManagementPolicies"),
                .. eligible.SelectMany(u => people.HoldingsOf(tenant, u)),
                .. activation.ApproversOf(role).Select(a => new Evidence(
                    a.Target,
                    "primaryApprovers",
                    $"cannot approve: {a.Obstacle ?? "is the only one who could ask"}",
                    "roleManagementPolicies")),
                .. people.NotCounted,
            ],
        };
    }

    private static string Obstacles(RoleActivation activation, BuiltInRole role, IReadOnlyList<User> eligible)
    {
        IReadOnlyList<ActivationApprover> approvers = activation.ApproversOf(role);
        if (approvers.Count == 0)
        {
            return $"the settings name no approver, and nobody {(eligible.Count == 1 ? "else " : string.Empty)}holds Global Administrator or Privileged Role Administrator, who approve then";
        }

        // An approver without an obstacle is the one who asks: anybody else's approval would have been good.
        IEnumerable<string> obstacles = approvers.Where(a => a.Obstacle is not null).Select(a => $"{a.Description} {a.Obstacle}");
        IEnumerable<string> own = approvers.Any(a => a.Obstacle is null) ? ["nobody approves their own request"] : [];
        return RuleTargets.Join([.. obstacles.Concat(own)]);
    }

    private static string Able(RoleActivation activation) => string.Join("; ", RoleActivation.Roles
        .Where(r => activation.AbleSeen(r).Count > 0)
        .Select(r => $"{r.Name}: {RuleTargets.Join([.. activation.AbleSeen(r).Select(u => u.DisplayName ?? u.UserPrincipalName ?? u.Id)])}"));

    private static IReadOnlyList<MissingFact> MissingSections(Tenant tenant) =>
    [
        .. ((MissingFact?[])
        [
            tenant.Users.Missing,
            tenant.RoleAssignments.Missing,
            tenant.RoleAssignmentSchedules.Missing,
            tenant.RoleEligibilities.Missing,
            tenant.RoleManagementPolicies.Missing,
            tenant.GroupEligibilities.Missing,
        ]).OfType<MissingFact>(),
    ];
}
