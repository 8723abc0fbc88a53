using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0106. Only a Global Administrator or a Privileged Authentication Administrator, held for the whole tenant, can reset a
/// Global Administrator, and nobody resets their own account: two such people are the least. Where SR0101 reports the single
/// Global Administrator already, this finding says so and is of Medium severity.
/// </summary>
internal sealed class SingleRescuer() : LockoutRule("SR0106")
{
    private static readonly BuiltInRole[] Able = [BuiltInRoles.GlobalAdministrator, BuiltInRoles.PrivilegedAuthenticationAdministrator];

    public override IReadOnlyList<string> Sections { get; } = ["users", "roleAssignments"];

    public override IReadOnlyList<string> ReferredSections => [.. ((string[])[.. RuleSections.Holders, "roleManagementPolicies", "delegatedAdminRelationships"]).Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        IReadOnlyList<MissingFact> missing = [.. ((MissingFact?[])[tenant.Users.Missing, tenant.RoleAssignments.Missing]).OfType<MissingFact>()];
        if (missing.Count > 0)
        {
            return [RuleResult.Unknown("Who can reset a Global Administrator", missing)];
        }

        RolePeople administrators = RolePeople.Of(tenant, BuiltInRoles.GlobalAdministrator);
        var activation = RoleActivation.Of(tenant);
        IReadOnlyList<User> rescuers = Rescuers(activation);
        missing = [.. Able.SelectMany(activation.MissingOf).Distinct()];
        if (administrators.All.Count == 0 && missing.Count == 0)
        {
            return [new RuleResult(LockoutStatus.NotApplicable, "There is no enabled Global Administrator to reset.")];
        }

        if (rescuers.Count < 2)
        {
            return [missing.Count > 0 ? Unclear(missing) : Fail(tenant, administrators, rescuers)];
        }

        var results = new List<RuleResult>();
        if (Lasting(tenant) < 2)
        {
            // An activation may hang on the approval of the very person who is locked out, so each is taken away in turn.
            foreach (User administrator in administrators.All)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                RoleActivation without = activation.Without(administrator);
                if (Rescuers(without).Count == 0)
                {
                    results.Add(Able.SelectMany(without.MissingOf).Any()
                        ? Unclear([.. Able.SelectMany(without.MissingOf).Distinct()], administrator)
                        : FailByApproval(tenant, administrators, administrator, rescuers));
                }
            }
        }

        return results.Count > 0
            ? results
            : [new RuleResult(LockoutStatus.Pass, $"{rescuers.Count} people can reset a Global Administrator, so that none of them is the only one: {RuleTargets.Join([.. rescuers.Select(u => u.DisplayName ?? u.UserPrincipalName ?? u.Id)])}.")
            {
                Evidence = Holdings(tenant, rescuers),
            }];
    }

    private static RuleResult Fail(Tenant tenant, RolePeople administrators, IReadOnlyList<User> rescuers)
    {
        Evidence[] evidence = [.. Holdings(tenant, rescuers), .. NotCounted(tenant), .. Partners(tenant)];
        if (rescuers.Count == 0)
        {
            return new RuleResult(
                LockoutStatus.Fail,
                $"Nobody holds Global Administrator or Privileged Authentication Administrator, or can activate one of them, so nobody can reset {RuleTargets.Join(administrators.All)}; SR0101 and SR0103 report the causes.")
            {
                Evidence = evidence,
            };
        }

        User only = rescuers[0];
        bool isSameCause = administrators.Active.Count < 2;
        string cause = isSameCause ? " SR0101 reports the same cause, and a second Global Administrator settles both, so the severity is Medium here." : string.Empty;
        return new RuleResult(
            LockoutStatus.Fail,
            $"{RuleTargets.Describe(only)} is the only person who can reset a Global Administrator, and nobody can reset this account.{cause}",
            RuleTargets.User(only))
        {
            Severity = isSameCause ? LockoutSeverity.Medium : LockoutSeverity.High,
            Evidence = evidence,
        };
    }

    private static RuleResult FailByApproval(Tenant tenant, RolePeople administrators, User administrator, IReadOnlyList<User> rescuers)
    {
        IReadOnlyList<User> others = [.. rescuers.Where(u => u.Id != administrator.Id)];
        return new RuleResult(
            LockoutStatus.Fail,
            $"{RuleTargets.Describe(administrator)} {administrators.Has(administrator, BuiltInRoles.GlobalAdministrator)}, and {RuleTargets.Join(others)}, who could reset this account, can activate the role for it only with an approval of {administrator.DisplayName ?? administrator.UserPrincipalName}.",
            RuleTargets.User(administrator))
        {
            Evidence = [.. Holdings(tenant, rescuers), .. NotCounted(tenant), .. Partners(tenant)],
        };
    }

    private static RuleResult Unclear(IReadOnlyList<MissingFact> missing, User? administrator = null) => RuleResult.Unknown(
        administrator is null ? "Whether a second person can reset a Global Administrator" : $"Whether anybody else can reset {RuleTargets.Describe(administrator)}",
        missing,
        administrator is null ? null : RuleTargets.User(administrator));

    private static IReadOnlyList<User> Rescuers(RoleActivation activation) => RolePeople.Sorted(Able.SelectMany(activation.AbleSeen));

    private static int Lasting(Tenant tenant) => Able
        .SelectMany(r => tenant.Roles.Of(r).Seen)
        .Where(h => h is { IsTenantWide: true, State: RoleHoldingState.Active, User.AccountEnabled: true })
        .Select(h => h.User.Id)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Count();

    private static Evidence[] Holdings(Tenant tenant, IReadOnlyList<User> users) =>
        [.. users.SelectMany(u => Able.SelectMany(r => RolePeople.Of(tenant, r).HoldingsOf(tenant, u)))];

    private static IEnumerable<Evidence> NotCounted(Tenant tenant) => Able.SelectMany(r => RolePeople.Of(tenant, r).NotCounted);

    /// <summary>Partners who could help, if they have the right role: to be agreed upon before it is needed.</summary>
    private static IEnumerable<Evidence> Partners(Tenant tenant) => tenant.DelegatedAdminRelationships.Seen
        .Where(r => r.Status == DelegatedAdminRelationshipStatus.Active)
        .SelectMany(r => Able
            .Where(role => r.RoleDefinitionIds?.Contains(role.TemplateId, StringComparer.OrdinalIgnoreCase) == true)
            .Select(role => new Evidence(
                new FindingTarget("DelegatedAdminRelationship", r.Id, r.DisplayName ?? r.Id),
                "accessDetails.unifiedRoles",
                $"{role.Name}: not counted, but the partner may be able to help",
                "delegatedAdminRelationships")));
}
