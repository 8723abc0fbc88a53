using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>SR0205: everybody who can act as Global Administrator depends on one kind of second factor.</summary>
internal sealed class OneKindOfSecondFactor() : LockoutRule("SR0205")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Sections { get; } = ["users", "roleAssignments", "methods", "authenticationMethodsPolicy", "policies"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferredSections => [.. ((string[])[.. RuleSections.Holders, .. RuleSections.Factors, .. PortalPeople.ReferredSections]).Distinct().Except(Sections)];

    /// <inheritdoc/>
    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        Tenant tenant = context.Tenant;
        FindingTarget target = RuleTargets.Role(BuiltInRoles.GlobalAdministrator);
        RoleRoster roster = tenant.Roles.Of(BuiltInRoles.GlobalAdministrator);
        UsableHolder[] candidates =
        [
            .. ActingHolders.Of(context, BuiltInRoles.GlobalAdministrator).Where(h => !h.IsUsable.IsFalse()),
        ];
        UsableHolder[] usable = [.. candidates.Where(h => h.IsUsable.IsKnown)];
        SecondFactorKind[] kinds = SecondFactors.KindsOf(usable.SelectMany(h => h.Factors.Accepted));
        yield return Answer() with { Evidence = [.. candidates.SelectMany(h => FactorEvidence.Of(h.Factors))] };

        RuleResult Answer()
        {
            if (usable.Length > 1 && kinds.Length > 1)
            {
                return new RuleResult(
                    LockoutStatus.Pass,
                    $"Those who can act as Global Administrator have {kinds.Length} kinds of second factor between them: {RuleTargets.Join([.. kinds.Select(MethodNames.Of)])}.",
                    target);
            }

            MissingFact[] missing =
            [
                .. roster.MissingActive,
                .. candidates.SelectMany(h => h.IsUsable.Missing),
                .. usable.SelectMany(h => h.Factors.HasOther(kinds[0]).Missing),
            ];
            if (missing.Length > 0)
            {
                return RuleResult.Unknown("Whether those who can act as Global Administrator have more than one kind of second factor", missing, target);
            }

            return usable.Length > 1 ? Failure(tenant, usable, kinds[0], target) : TooFew(usable, target);
        }
    }

    private static RuleResult TooFew(UsableHolder[] usable, FindingTarget target) => new(
        LockoutStatus.NotApplicable,
        usable.Length == 0
            ? "Nobody can act as Global Administrator, which SR0101 reports."
            : $"{RuleTargets.Describe(usable[0].User)} is the only person who can act as Global Administrator, which SR0101 reports; there is nobody whose second factors could differ.",
        target);

    private static RuleResult Failure(Tenant tenant, UsableHolder[] usable, SecondFactorKind kind, FindingTarget target) => new(
        LockoutStatus.Fail,
        $"Everybody who can act as Global Administrator depends on one kind of second factor, {MethodNames.Of(kind)}: {RuleTargets.Join(usable.Select(h => h.User))}. {Loss(tenant, kind)}",
        target)
    {
        Severity = IsEnding(tenant, kind) ? LockoutSeverity.High : null,
    };

    private static bool IsEnding(Tenant tenant, SecondFactorKind kind) => kind == SecondFactorKind.Telephone && tenant.Cloud == TenantCloud.Global;

    private static string Loss(Tenant tenant, SecondFactorKind kind) => IsEnding(tenant, kind)
        ? $"Microsoft ends SMS and voice calls on {Milestones.TelephoneMethodsEnd}."
        : "One fault of it, or one change of its policy, shuts all of them out at once.";
}
