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
    private readonly int[] _subjectConditions;
    private readonly Lazy<SubjectClasses> _classes;

    private PolicySet(Tenant tenant, PolicySetOptions options)
    {
        Tenant = tenant;
        Options = options;
        Policies = options.Policies ?? tenant.Policies.Seen;
        var references = new PolicyReferenceIndex();
        var compiler = new PolicyCompiler(tenant, options, references);
        _policies = [.. Policies.Select(compiler.Compile)];
        _conditions = compiler.ConditionCount;
        _subjectConditions = [.. compiler.SubjectConditions];
        _classes = new Lazy<SubjectClasses>(() => SubjectClasses.Of(tenant, references, options.ExternalUsers.Keys));
        _subjects = new SubjectReader(tenant, options, references);
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

    /// <summary>
    /// Evaluates the same sign-in by every user of the tenant who was seen, without explanations: one evaluation for each class of
    /// users whom no policy tells apart.
    /// </summary>
    /// <param name="context">The circumstances; who signs in is left open.</param>
    /// <param name="mode">What an absent signal stands for.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <exception cref="SignInRecoveryException">The address of the context is none.</exception>
    public PopulationDecision EvaluateEverybody(SignInContext context, EvaluationMode mode, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        SubjectClasses classes = _classes.Value;
        IReadOnlyList<User> users = Tenant.Users.Seen;
        var outcomes = new PolicyOutcome[classes.Representatives.Length];
        var applies = new Tri[outcomes.Length][];
        SignInContext everybody = context with { UserId = null, ServicePrincipalId = null, AgentIdentityId = null };
        var scope = new EvaluationScope(everybody, mode, Subject.Absent, _targets.Read(everybody, mode), _conditions);
        for (int index = 0; index < outcomes.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            scope.Next(_subjects.ReadUser(users[classes.Representatives[index]].Id, context.IsAgentUser == true), _subjectConditions);
            var builder = new DecisionBuilder(Tenant, _policies, _unseen, scope);
            outcomes[index] = builder.Decide().Outcome;
            applies[index] = builder.Applies;
        }

        return new PopulationDecision(users, classes, outcomes, applies);
    }
}
