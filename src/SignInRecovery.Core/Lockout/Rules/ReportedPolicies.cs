namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// The policies that other rules report, so that a rule which meets the same policy on its way refers to them in place of
/// telling the same twice.
/// </summary>
internal sealed class ReportedPolicies
{
    private readonly Lazy<ILookup<string, string>> _rules;

    /// <summary>Prepares the answer. The rules are asked when a policy is looked up, which happens only where something failed.</summary>
    /// <param name="context">The tenant and the time.</param>
    /// <param name="ruleIds">The rules that are asked, whose targets are policies.</param>
    public ReportedPolicies(RuleContext context, params string[] ruleIds) => _rules = new(() => ruleIds
        .SelectMany(id => context.ResultsOf(RuleCatalog.Find(id)!)
            .Where(r => r is { Status: LockoutStatus.Fail, Target.Kind: "Policy" })
            .Select(r => (Policy: r.Target!.Id, Rule: id)))
        .Distinct()
        .ToLookup(r => r.Policy, r => r.Rule, StringComparer.OrdinalIgnoreCase));

    /// <summary>The ids of the rules that report a policy, in the order in which they were given.</summary>
    public IReadOnlyList<string> By(string policyId) => [.. _rules.Value[policyId]];

    /// <summary>A sentence that refers to the rules that report a policy, with a space before it; empty when none does.</summary>
    public string Sentence(string policyId) => By(policyId) switch
    {
        [] => string.Empty,
        [string one] => $" {one} reports the same policy.",
        var several => $" {RuleTargets.Join(several)} report the same policy.",
    };
}
