using System.Globalization;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;

namespace SignInRecovery.Lockout.Rules;

/// <summary>SR0301. Fewer than two accounts that the facts show to be emergency accounts. Names count next to nothing.</summary>
internal sealed class TooFewEmergencyAccounts() : EmergencyRule("SR0301")
{
    public override IReadOnlyList<string> Sections { get; } = ["users", "roleAssignments"];

    internal override bool BeginsEarly => true;

    protected override IEnumerable<RuleResult> Evaluate(RuleContext context, BreakGlassSurvey survey)
    {
        IReadOnlyList<BreakGlassAccount> known = survey.EmergencyAccounts;
        BreakGlassAccount[] shown = [.. survey.Accounts.Where(a => a.IsEmergencyAccount || (known.Count < 2 && a.Origin == BreakGlassOrigin.Candidate))];
        Evidence[] evidence = [.. shown.Select(a => new Evidence(
            RuleTargets.User(a.User), "evidence", string.Create(CultureInfo.InvariantCulture, $"{a.Origin}, {a.Score} points; {EvidenceWeights.Threshold} are needed"), "users"))];
        if (known.Count >= 2)
        {
            return [new RuleResult(LockoutStatus.Pass, $"{RuleTargets.Join(known.Select(a => a.User))} are recognised as emergency accounts.") { Evidence = evidence }];
        }

        IReadOnlyList<MissingFact> missing = Unseen(survey);
        if (missing.Count > 0)
        {
            return [RuleResult.Unknown("Whether the tenant has two emergency accounts", missing) with { Evidence = evidence }];
        }

        BreakGlassAccount[] candidates = [.. survey.Accounts.Where(a => a.Origin == BreakGlassOrigin.Candidate)];
        string doubtful = candidates.Length == 0
            ? string.Empty
            : $" {RuleTargets.Join(candidates.Select(a => a.User))} {(candidates.Length == 1 ? "looks" : "look")} like one, and the facts do not confirm it.";
        return
        [
            new RuleResult(LockoutStatus.Fail, (known.Count == 0
                ? "No account is recognised as an emergency account: a permanent Global Administrator in the cloud, outside the policies, with keys of its own."
                : $"Only {RuleTargets.Describe(known[0].User)} is recognised as an emergency account; Microsoft asks for two at least.") + doubtful)
            {
                Evidence = evidence,
                Severity = known.Count == 0 ? null : LockoutSeverity.Medium,
            },
        ];
    }
}
