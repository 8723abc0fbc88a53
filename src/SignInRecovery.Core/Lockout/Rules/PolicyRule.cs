using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>A rule that reads Conditional Access policies one by one.</summary>
internal abstract class PolicyRule(string id) : LockoutRule(id)
{
    /// <summary>
    /// The sections that the rule looks at only where a policy refers to what they hold. Without them it says Unknown for
    /// such a policy, and still passes in a tenant that has none.
    /// </summary>
    public virtual IReadOnlyList<string> ReferredSections => [];

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
