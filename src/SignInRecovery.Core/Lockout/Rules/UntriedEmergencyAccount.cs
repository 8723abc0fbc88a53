using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Lockout.Rules;

/// <summary>SR0303. An emergency account that nobody has tried for 90 days: neither a successful sign-in nor a drill on record. One of the two is enough.</summary>
internal sealed class UntriedEmergencyAccount() : EmergencyRule("SR0303")
{
    public override IReadOnlyList<string> Sections { get; } = ["users", "roleAssignments"];

    protected override IEnumerable<RuleResult> Evaluate(RuleContext context, BreakGlassSurvey survey)
    {
        IReadOnlyList<BreakGlassAccount> accounts = survey.EmergencyAccounts;
        if (accounts.Count == 0)
        {
            return [NoAccounts(survey, "Whether the emergency accounts were tried lately")];
        }

        ILookup<string, BreakGlassCheck> checks = BreakGlassReadiness
            .Check(accounts, [], context.AsOf, accounts, context.CancellationToken)
            .Where(c => c.CheckId is "LastSuccessfulSignIn" or "LastDrill")
            .ToLookup(c => c.AccountId);
        RuleResult[] results = [.. accounts.Select(a => Judge(a, [.. checks[a.Id]])).OfType<RuleResult>()];
        return results.Length > 0
            ? results
            : [new RuleResult(LockoutStatus.Pass, $"{RuleTargets.Join(accounts.Select(a => a.User))} {(accounts.Count == 1 ? "was" : "were")} tried within {Periods.EmergencyAccountValidation}.") { Evidence = [.. checks.SelectMany(c => c).SelectMany(c => c.Evidence)] }];
    }

    private static RuleResult? Judge(BreakGlassAccount account, IReadOnlyList<BreakGlassCheck> checks)
    {
        if (checks.Any(c => c.Status == BreakGlassCheckStatus.Pass))
        {
            return null;
        }

        MissingFact[] missing = [.. checks.SelectMany(c => c.Missing)];
        return missing.Length > 0
            ? RuleResult.Unknown($"Whether {RuleTargets.Describe(account.User)} was tried within {Periods.EmergencyAccountValidation}", missing, RuleTargets.User(account.User))
            : new RuleResult(
                LockoutStatus.Fail,
                $"{RuleTargets.Describe(account.User)} was not tried within {Periods.EmergencyAccountValidation}. {string.Join(" ", checks.Where(c => c.Status == BreakGlassCheckStatus.Fail).Select(c => c.Reason))}".TrimEnd(),
                RuleTargets.User(account.User))
            {
                Evidence = [.. checks.SelectMany(c => c.Evidence)],
            };
    }
}
