using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The Conditional Access policies of a tenant, compiled once: ids are indexes, groups are sets, rules are predicates. It never
/// changes and may be asked by many threads.
/// </summary>
public sealed class PolicySet
{
    private readonly CompiledPolicy[] _policies;
    private readonly int _conditions;
    private readonly SubjectReader _subjects;
    private readonly TargetReader _targets;
    private readonly MissingFact? _unseen;

    private PolicySet(Tenant tenant, PolicySetOptions options)
    {
        Tenant = tenant;
        Options = options;
        Policies = options.Policies ?? tenant.Policies.Seen;
        var groups = new References();
        var roles = new References();
        var compiler = new PolicyCompiler(tenant, options, groups, roles);
        _policies = [.. Policies.Select(compiler.Compile)];
        _conditions = compiler.ConditionCount;
        _subjects = new SubjectReader(tenant, options, groups, roles);
        _targets = new TargetReader(tenant, options);

        // A policy that was not read could block; only policies given instead of the tenant's are complete by themselves.
        _unseen = options.Policies is null ? tenant.Policies.Missing : null;
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
    /// <exception cref="SignInRecoveryException">The address of the context is none.</exception>
    public PolicyDecision Evaluate(SignInContext context, EvaluationMode mode)
    {
        ArgumentNullException.ThrowIfNull(context);
        var scope = new EvaluationScope(context, mode, _subjects.Read(context), _targets.Read(context, mode), _conditions);
        return new DecisionBuilder(Tenant, _policies, _unseen, scope).Decide();
    }
}
