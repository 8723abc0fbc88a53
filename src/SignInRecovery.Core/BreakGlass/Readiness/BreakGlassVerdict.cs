using System.Globalization;
using SignInRecovery.Lockout;

namespace SignInRecovery.BreakGlass;

/// <summary>The sum of the checks of one account.</summary>
/// <param name="Account">The account's display name.</param>
/// <param name="AccountId">The account's object id.</param>
/// <param name="Kind">The verdict.</param>
/// <param name="Checks">The checks.</param>
public sealed record BreakGlassVerdict(string Account, string AccountId, BreakGlassVerdictKind Kind, IReadOnlyList<BreakGlassCheck> Checks)
{
    /// <summary>The verdicts of checks, one for each account, in the order of the checks.</summary>
    /// <param name="checks">The checks of one or more accounts.</param>
    public static IReadOnlyList<BreakGlassVerdict> Of(IEnumerable<BreakGlassCheck> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return
        [
            .. checks.GroupBy(c => (c.TenantId, c.AccountId)).Select(g => new BreakGlassVerdict(
                g.First().Account,
                g.Key.AccountId,
                g.Any(c => c.Status == BreakGlassCheckStatus.Fail) ? BreakGlassVerdictKind.NotReady
                    : g.Any(c => c.Status is BreakGlassCheckStatus.Unknown or BreakGlassCheckStatus.Manual) ? BreakGlassVerdictKind.Unproven
                    : BreakGlassVerdictKind.Ready,
                [.. g])),
        ];
    }

    /// <summary>The verdict in a sentence: "Operations Cedar is ready: 30 checks passed."</summary>
    public string Sentence
    {
        get
        {
            string[] failed = Titles(BreakGlassCheckStatus.Fail);
            int unknown = Checks.Count(c => c.Status == BreakGlassCheckStatus.Unknown);
            int manual = Checks.Count(c => c.Status == BreakGlassCheckStatus.Manual);
            int passed = Checks.Count(c => c.Status == BreakGlassCheckStatus.Pass);
            string rest = string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed.Length} failed, {unknown} unknown, {manual} to answer by hand");
            return Kind switch
            {
                BreakGlassVerdictKind.Ready => string.Create(CultureInfo.InvariantCulture, $"{Account} is ready: all {passed} checks that apply passed."),
                BreakGlassVerdictKind.Unproven => $"{Account} is not proven: {rest}.",
                _ => $"{Account} is NOT ready: {RuleTargets.Join(failed, 4)} ({rest}).",
            };
        }
    }

    private string[] Titles(BreakGlassCheckStatus status) => [.. Checks.Where(c => c.Status == status).Select(c => c.CheckId)];
}
