using SignInRecovery.Tenants;
using SignInRecovery.Threading;

namespace SignInRecovery.Lockout;

/// <summary>Answers the question: can we be locked out?</summary>
public static class LockoutAssessment
{
    /// <summary>Runs the rules over a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="cancellationToken">Ends the run between rules and between objects.</param>
    /// <returns>The findings, worst first; the order depends on nothing but the findings.</returns>
    public static IReadOnlyList<LockoutFinding> Run(Tenant tenant, LockoutOptions options, CancellationToken cancellationToken = default) =>
        Run(tenant, options, RuleCatalog.All, cancellationToken);

    internal static IReadOnlyList<LockoutFinding> Run(
        Tenant tenant,
        LockoutOptions options,
        IEnumerable<LockoutRule> rules,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(options);
        var context = new RuleContext(tenant, options.AsOf, cancellationToken);
        LockoutRule[] asked = [.. rules.Where(r => IsAskedFor(r, options))];
        var results = new IReadOnlyList<RuleResult>[asked.Length];

        tenant.Directory.Prepare();

        // Rules keep nothing between calls, and whichever comes first works out what several share.
        SideBySide.Run([.. Enumerable.Range(0, asked.Length).OrderBy(index => asked[index].BeginsEarly ? 0 : 1)], index => results[index] = context.ResultsOf(asked[index]), cancellationToken);
        var findings = new List<LockoutFinding>();
        for (int index = 0; index < asked.Length; index++)
        {
            findings.AddRange(results[index].Select(result => Describe(asked[index], result, tenant, options)));
        }

        findings.Sort(WorstFirst);
        return findings;
    }

    /// <summary>The order in which people should read findings: what is wrong, then what is not known, then the rest.</summary>
    /// <param name="left">One finding.</param>
    /// <param name="right">The other finding.</param>
    public static int WorstFirst(LockoutFinding left, LockoutFinding right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        int order = Rank(left.Status).CompareTo(Rank(right.Status));
        order = order != 0 ? order : right.Severity.CompareTo(left.Severity);
        order = order != 0 ? order : string.CompareOrdinal(left.RuleId, right.RuleId);
        order = order != 0 ? order : string.CompareOrdinal(left.Target.Name, right.Target.Name);
        return order != 0 ? order : string.CompareOrdinal(left.Target.Id, right.Target.Id);
    }

    private static int Rank(LockoutStatus status) => status switch
    {
        LockoutStatus.Fail => 0,
        LockoutStatus.Unknown => 1,
        LockoutStatus.Manual => 2,
        LockoutStatus.Suppressed => 3,
        LockoutStatus.Pass => 4,
        _ => 5,
    };

    private static bool IsAskedFor(LockoutRule rule, LockoutOptions options) =>
        (options.Rules is null || options.Rules.Contains(rule.Id, StringComparer.OrdinalIgnoreCase))
        && !options.ExcludedRules.Contains(rule.Id, StringComparer.OrdinalIgnoreCase)
        && (options.Areas is null || options.Areas.Contains(rule.Page.Area));

    private static LockoutFinding Describe(LockoutRule rule, RuleResult result, Tenant tenant, LockoutOptions options) => new()
    {
        RuleId = rule.Id,
        Title = rule.Page.Title,
        Area = rule.Page.Area,
        Severity = result.Severity ?? rule.Page.Severity,
        Status = result.Status,
        Reason = result.Reason,
        Target = result.Target ?? tenant.Target,
        Evidence = result.Evidence,
        Missing = result.Missing,
        Recommendation = rule.Page.Recommendation,
        Impact = rule.Page.Impact,
        References = rule.Page.References,
        HelpUri = options.PagesFolder is null ? null : new Uri(Path.Combine(Path.GetFullPath(options.PagesFolder), rule.Id + ".md")),
        TenantId = tenant.Id,
        TenantName = tenant.DisplayName,
        AsOf = options.AsOf,
    };
}
