using System.Globalization;
using SignInRecovery.Lockout;

namespace SignInRecovery.BreakGlass;

/// <summary>What is said of accounts that were just made: what was read back, what is not as planned, and what people do next.</summary>
public static class ProvisioningProof
{
    private static readonly string[] KeyChecks = ["TwoKeys", "MandatoryMfa", "SecurityDefaults"];
    private static readonly string[] SignInChecks = ["PortalSignIn", "PortalSignInWhenEnforced"];

    /// <summary>The sentences, for all accounts together.</summary>
    /// <param name="verdicts">The verdicts on the accounts, read after the plan was run.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<BreakGlassVerdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        if (verdicts.Count == 0)
        {
            return [];
        }

        string names = RuleTargets.Join([.. verdicts.Select(v => v.Account)]);
        var lines = new List<string>
        {
            $"{names} {(verdicts.Count == 1 ? "was" : "were")} read back. Checks passed: {Counts(verdicts, BreakGlassCheckStatus.Pass)}; to be answered by hand: {Counts(verdicts, BreakGlassCheckStatus.Manual)}.",
        };
        lines.AddRange(verdicts
            .SelectMany(v => v.Checks.Where(c => c.Status is BreakGlassCheckStatus.Fail or BreakGlassCheckStatus.Unknown && !IsNext(v, c)))
            .GroupBy(c => (c.CheckId, c.Status, c.Reason))
            .Select(g => $"  {g.Key.Status}: {g.First().Title}{(g.Count() == verdicts.Count ? string.Empty : $" ({RuleTargets.Join([.. g.Select(c => c.Account)])})")}. {g.Key.Reason} {g.First().Remedy}"));
        if (verdicts.Any(LacksKeys))
        {
            lines.Add($"  Not ready yet: until keys are registered nobody gets into the portals as {RuleTargets.Join([.. verdicts.Where(LacksKeys).Select(v => v.Account)])}.");
        }

        lines.Add("  Now register two keys for each account, put them away, and hold a drill: docs/emergency-access.md. Test-BreakGlassAccount lists what is open.");
        return lines;
    }

    /// <summary>Whether a check is open only because keys and drill come next, and not because something is not as planned.</summary>
    private static bool IsNext(BreakGlassVerdict verdict, BreakGlassCheck check) =>
        check is { CheckId: "LastSuccessfulSignIn", Status: BreakGlassCheckStatus.Fail }
        || (LacksKeys(verdict) && check.Status == BreakGlassCheckStatus.Fail
            && (KeyChecks.Contains(check.CheckId, StringComparer.Ordinal) || (IsExcluded(verdict) && SignInChecks.Contains(check.CheckId, StringComparer.Ordinal))));

    private static bool LacksKeys(BreakGlassVerdict verdict) => verdict.Checks.Any(c => c is { CheckId: "TwoKeys", Status: BreakGlassCheckStatus.Fail });

    // A policy that reaches the account may refuse it with keys too.
    private static bool IsExcluded(BreakGlassVerdict verdict) => verdict.Checks
        .Where(c => c.CheckId is "ExcludedFromPolicies" or "ExcludedFromComingPolicies")
        .All(c => c.Status is BreakGlassCheckStatus.Pass or BreakGlassCheckStatus.NotApplicable);

    private static string Counts(IReadOnlyList<BreakGlassVerdict> verdicts, BreakGlassCheckStatus status) => RuleTargets.Join(
        [.. verdicts.Select(v => v.Checks.Count(c => c.Status == status)).Distinct().Order().Select(n => n.ToString(CultureInfo.InvariantCulture))]);
}
