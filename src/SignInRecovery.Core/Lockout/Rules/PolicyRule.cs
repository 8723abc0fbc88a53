using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>A rule that reads Conditional Access policies one by one.</summary>
internal abstract class PolicyRule(string id) : LockoutRule(id)
{
    /// <summary>The policies for people that are in force, in the order of their names. A policy that is switched off decides nothing.</summary>
    protected static IReadOnlyList<ConditionalAccessPolicy> Enabled(Tenant tenant) => ForPeople(tenant, PolicyState.Enabled);

    /// <summary>The policies for people that are in force or only reported, in the order of their names.</summary>
    protected static IReadOnlyList<ConditionalAccessPolicy> Evaluated(Tenant tenant) =>
        ForPeople(tenant, PolicyState.Enabled, PolicyState.EnabledForReportingButNotEnforced);

    /// <summary>The policies for people in some states, in the order of their names. One in a state that this version does not know could be in any.</summary>
    protected static IReadOnlyList<ConditionalAccessPolicy> ForPeople(Tenant tenant, params IReadOnlyList<PolicyState> states) =>
    [
        .. tenant.Policies.Seen
            .Where(p => (states.Contains(p.State) || p.State == PolicyState.Unrecognized) && PolicyReading.IsForPeople(p))
            .OrderBy(p => p.DisplayName, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Judges policies one by one, and adds what the whole tenant's answer is: Unknown when the policies were not all seen,
    /// else what <paramref name="otherwise"/> says when no policy had anything said about it.
    /// </summary>
    /// <param name="context">The tenant and the time.</param>
    /// <param name="policies">The policies that are looked at.</param>
    /// <param name="judge">Says something about a policy, or nothing (null).</param>
    /// <param name="question">What cannot be said when policies were not seen, as the beginning of a sentence.</param>
    /// <param name="otherwise">The answer when all is said and nothing is wrong.</param>
    protected static IReadOnlyList<RuleResult> ForEach(
        RuleContext context,
        IEnumerable<ConditionalAccessPolicy> policies,
        Func<ConditionalAccessPolicy, RuleResult?> judge,
        string question,
        Func<RuleResult> otherwise)
    {
        var results = new List<RuleResult>();
        foreach (ConditionalAccessPolicy policy in policies)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (judge(policy) is RuleResult result)
            {
                results.Add(result);
            }
        }

        Conclude(results, question, context.Tenant.Policies.Missing is MissingFact section ? [section] : [], otherwise);
        return results;
    }

    /// <summary>
    /// Adds what the whole tenant's answer is: Unknown when something is missing, else what <paramref name="otherwise"/>
    /// says when no policy had anything said about it.
    /// </summary>
    protected static void Conclude(List<RuleResult> results, string question, IReadOnlyList<MissingFact> missing, Func<RuleResult> otherwise)
    {
        if (missing.Count > 0)
        {
            results.Add(RuleResult.Unknown(question, missing));
        }
        else if (results.Count == 0)
        {
            results.Add(otherwise());
        }
    }
}
