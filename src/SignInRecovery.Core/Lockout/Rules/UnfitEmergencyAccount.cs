using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.SignIns;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0302. An emergency account that would not work on the day. What other rules report is theirs: synchronisation (SR0104),
/// federation (SR0105), restricted units (SR0107), weak groups (SR0403), report-only policies (SR0404).
/// </summary>
internal sealed class UnfitEmergencyAccount() : EmergencyRule("SR0302")
{
    private static readonly string[] Checks =
        ["Enabled", "GlobalAdministrator", "PermanentAssignment", "PasswordNeverExpires", "TwoKeys", "ExcludedFromPolicies", "PortalSignIn"];

    public override IReadOnlyList<string> Sections { get; } =
        ["users", "roleAssignments", "roleAssignmentSchedules", "methods", "authenticationMethodsPolicy", "policies", "memberships"];

    protected override IEnumerable<RuleResult> Evaluate(RuleContext context, BreakGlassSurvey survey)
    {
        IReadOnlyList<BreakGlassAccount> accounts = survey.EmergencyAccounts;
        if (accounts.Count == 0)
        {
            return [NoAccounts(survey, "Whether the emergency accounts would work")];
        }

        ILookup<string, BreakGlassCheck> checks = BreakGlassReadiness
            .Check(accounts, [], context.AsOf, accounts, context.CancellationToken)
            .Where(c => Checks.Contains(c.CheckId))
            .ToLookup(c => c.AccountId);
        var access = new PortalAccess(context.Tenant, context.AsOf);
        RuleResult[] results =
        [
            .. accounts.Select(a => Sum(context.Tenant, a, [.. checks[a.Id]], "Whether everything is in order with")).OfType<RuleResult>()
                .Select(r => r.Status == LockoutStatus.Fail && access.Somewhere(r.Target!.Id).CanSignIn.IsFalse() ? r with { Severity = LockoutSeverity.High } : r),
        ];
        return results.Length > 0
            ? results
            : [new RuleResult(LockoutStatus.Pass, $"{RuleTargets.Join(accounts.Select(a => a.User))} {(accounts.Count == 1 ? "holds" : "hold")} the role permanently, {(accounts.Count == 1 ? "has" : "have")} two keys that a sign-in accepts, and {(accounts.Count == 1 ? "gets" : "get")} into the portals.")];
    }
}
