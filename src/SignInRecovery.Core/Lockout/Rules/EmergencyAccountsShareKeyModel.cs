using SignInRecovery.BreakGlass;

namespace SignInRecovery.Lockout.Rules;

/// <summary>SR0304. Two emergency accounts with keys of one model: a recall, or one line in the passkey policy, reaches both.</summary>
internal sealed class EmergencyAccountsShareKeyModel() : EmergencyRule("SR0304")
{
    public override IReadOnlyList<string> Sections { get; } = ["users", "roleAssignments", "methods", "authenticationMethodsPolicy"];

    protected override IEnumerable<RuleResult> Evaluate(RuleContext context, BreakGlassSurvey survey)
    {
        IReadOnlyList<BreakGlassAccount> accounts = survey.EmergencyAccounts;
        if (accounts.Count < 2)
        {
            return Unseen(survey) is { Count: > 0 } missing
                ? [RuleResult.Unknown("Whether the emergency accounts have keys of different models", missing)]
                : [new RuleResult(LockoutStatus.NotApplicable, "There are no two emergency accounts; SR0301 reports it.")];
        }

        BreakGlassCheck[] checks = [.. BreakGlassReadiness.Check(accounts, [], context.AsOf, accounts, context.CancellationToken).Where(c => c.CheckId == "SeparateKeyModels")];
        RuleResult[] results =
        [
            .. accounts.Select(a => Sum(context.Tenant, a, [.. checks.Where(c => c.AccountId == a.Id)], "Whether another emergency account has keys of the same model as")).OfType<RuleResult>(),
        ];
        return results.Length > 0
            ? results
            : checks.All(c => c.Status == BreakGlassCheckStatus.NotApplicable)
                ? [new RuleResult(LockoutStatus.NotApplicable, "The emergency accounts have no keys of a known model; SR0302 reports missing keys.")]
                : [new RuleResult(LockoutStatus.Pass, $"{RuleTargets.Join(accounts.Select(a => a.User))} have keys of different models.")];
    }
}
