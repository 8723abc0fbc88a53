using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0111. A lever of recovery that one person alone can move, or nobody: a Global Administrator moves all of them, so this
/// is only so where there is one Global Administrator at most. Activations do not count, as they end by themselves. One
/// finding for each such person with all levers; where SR0101 reports the single Global Administrator already, it is Low.
/// </summary>
internal sealed class SingleLeverHolder() : LockoutRule("SR0111")
{
    public override IReadOnlyList<string> Sections { get; } = ["users", "roleAssignments", "roleAssignmentSchedules"];

    public override IReadOnlyList<string> ReferredSections => [.. RuleSections.Holders.Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        LeverHolders[] levers = [.. RecoveryLevers.All.Select(l => new LeverHolders(tenant, l))];
        var results = new List<RuleResult>();
        LeverHolders[] weak = [.. levers.Where(l => l.Lasting.Count < 2 && l.Missing.Count == 0)];
        results.AddRange(weak
            .GroupBy(l => l.Lasting.Count == 0 ? null : l.Lasting[0].Id)
            .OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Fail(tenant, g.SelectMany(l => l.Lasting).FirstOrDefault(), [.. g])));
        LeverHolders[] unclear = [.. levers.Where(l => l.Lasting.Count < 2 && l.Missing.Count > 0)];
        if (unclear.Length > 0)
        {
            results.Add(RuleResult.Unknown(
                $"Whether two people can {RuleTargets.Join([.. unclear.Select(l => l.Lever.What)])}",
                [.. unclear.SelectMany(l => l.Missing).Distinct()]));
        }

        if (results.Count == 0)
        {
            results.Add(new RuleResult(
                LockoutStatus.Pass,
                $"For each of these, two people or more hold a lasting role: {RuleTargets.Join([.. levers.Select(l => l.Lever.What)])}. They are {RuleTargets.Join([.. RolePeople.Sorted(levers.SelectMany(l => l.Lasting)).Select(u => u.DisplayName ?? u.UserPrincipalName ?? u.Id)])}.")
            {
                Evidence = [.. levers.Select(l => new Evidence(tenant.Target, l.Lever.Id, l.Lasting.Count, "roleAssignments"))],
            });
        }

        return results;
    }

    private static RuleResult Fail(Tenant tenant, User? holder, LeverHolders[] levers)
    {
        string what = RuleTargets.Join([.. levers.Select(l => l.Lever.What)]);
        User[] others = [.. RolePeople.Sorted(levers.SelectMany(l => l.Activating))];
        string activating = others.Length == 0
            ? string.Empty
            : $" {RuleTargets.Join(others)} may activate a role for some of it, if the activation needs nobody who is locked out (SR0103).";
        bool isSameCause = holder is not null && tenant.Roles.Of(BuiltInRoles.GlobalAdministrator).Seen.Any(h => h is { IsTenantWide: true, IsActive: true } && h.User.Id == holder.Id);
        string cause = isSameCause ? " SR0101 reports the single Global Administrator, and a second one settles this as well, so the severity is Low." : string.Empty;
        string who = holder is null
            ? $"Nobody with an enabled account lastingly holds a role with which to {what}."
            : $"{RuleTargets.Describe(holder)} is the only person who lastingly holds a role with which to {what}; when this account is locked out, nobody can.";
        return new RuleResult(LockoutStatus.Fail, $"{who}{activating}{cause}", holder is null ? null : RuleTargets.User(holder))
        {
            Severity = isSameCause ? LockoutSeverity.Low : LockoutSeverity.High,
            Evidence =
            [
                .. levers.Select(l => new Evidence(tenant.Target, l.Lever.Id, $"can be done by {RuleTargets.Join([.. l.Lever.Roles.Select(r => r.Name)])}", "roleAssignments")),
                .. levers.SelectMany(l => l.Holdings).Distinct().Select(h => RuleTargets.Evidence(tenant, h)),
                .. levers.SelectMany(l => l.NotCounted).Distinct(),
            ],
        };
    }

    /// <summary>Who can move a lever.</summary>
    private sealed class LeverHolders
    {
        public LeverHolders(Tenant tenant, RecoveryLever lever)
        {
            Lever = lever;
            RolePeople[] people = [.. lever.Roles.Select(r => RolePeople.Of(tenant, r))];
            RoleHolding[] enabled = [.. people.SelectMany(p => p.Roster.Seen).Where(h => h.IsTenantWide && h.User.AccountEnabled == true && !tenant.Roles.IsSynchronizationAccount(h.User))];

            // A holding of which nobody saw whether it is an activation counts as neither.
            RoleHolding[] lasting = [.. enabled.Where(h => h.State == RoleHoldingState.Active && IsScheduled(h))];
            RoleHolding[] uncertain = [.. enabled.Where(h => h.State == RoleHoldingState.Active && !IsScheduled(h))];
            Lasting = RolePeople.Sorted(lasting.Select(h => h.User));
            Activating = RolePeople.Sorted(enabled.Where(h => h.State != RoleHoldingState.Active).Select(h => h.User).ExceptBy(Lasting.Select(u => u.Id), u => u.Id));
            Holdings = [.. enabled];
            NotCounted = [.. people.SelectMany(p => p.NotCounted)];
            Missing = [.. people.SelectMany(p => p.MissingActive).Concat(uncertain.SelectMany(h => h.IsPermanent.Missing)).Distinct()];
        }

        public RecoveryLever Lever { get; }

        public IReadOnlyList<User> Lasting { get; }

        public IReadOnlyList<User> Activating { get; }

        public IReadOnlyList<RoleHolding> Holdings { get; }

        public IReadOnlyList<Evidence> NotCounted { get; }

        public IReadOnlyList<MissingFact> Missing { get; }

        private static bool IsScheduled(RoleHolding holding) => holding.IsPermanent.IsKnown;
    }
}
