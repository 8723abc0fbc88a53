using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Draws the outcome from the policies that apply, each of which must be satisfied by itself.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="policies">The policies.</param>
/// <param name="unseen">Why there may be more policies; null when there are not.</param>
/// <param name="scope">The evaluation.</param>
internal sealed class DecisionBuilder(Tenant tenant, CompiledPolicy[] policies, MissingFact? unseen, EvaluationScope scope)
{
    private readonly Tri[] _applies = new Tri[policies.Length];
    private readonly WhatIfReasons[] _reasons = new WhatIfReasons[policies.Length];
    private readonly ControlStates _controls = new(scope, tenant);

    /// <summary>Whether each policy applies, once it was decided.</summary>
    public Tri[] Applies => _applies;

    /// <summary>Evaluates every policy and decides.</summary>
    public PolicyDecision Decide()
    {
        bool mayReplaceStrengths = false;
        for (int index = 0; index < policies.Length; index++)
        {
            CompiledPolicy policy = policies[index];
            Tri applies = policy.Applies(scope, out _reasons[index]);
            _applies[index] = applies;
            mayReplaceStrengths |= applies == Tri.True && policy.Strength is not null && policy.Targets.Actions.Count > 0 && policy.Enforcement == PolicyEnforcement.Enforced;
        }

        GrantControl[] replacing = mayReplaceStrengths && scope.Target.Action == SignInUserAction.RegisterSecurityInformation ? ActionStrengths() : [];
        var requirements = new List<PolicyRequirement>();
        List<CompiledPolicy>? withSession = null;
        for (int index = 0; index < policies.Length; index++)
        {
            CompiledPolicy policy = policies[index];
            if (_applies[index] == Tri.False || policy.Enforcement is PolicyEnforcement.Off or PolicyEnforcement.ReportOnly)
            {
                continue;
            }

            bool isCertain = _applies[index] == Tri.True && policy.Enforcement == PolicyEnforcement.Enforced;
            if (policy.Controls.Count > 0 || policy.ControlsMissing.Count > 0)
            {
                requirements.Add(Require(policy, isCertain, replacing));
            }

            if (isCertain && policy.Policy.SessionControls is not null)
            {
                (withSession ??= []).Add(policy);
            }
        }

        SessionControlResult session = withSession is null ? SessionControlResult.None : SessionMerge.Of(withSession);
        if (session.IsMerged)
        {
            scope.Assume(AssumedSignals.SessionMerge);
        }

        bool isBlocked = requirements.Exists(r => r is { IsCertain: true, IsBlock: true });
        (PolicyOutcome outcome, WhatIfReasons dependsOn) = isBlocked ? (PolicyOutcome.Block, WhatIfReasons.None) : OutcomeOf(requirements);
        IReadOnlyList<GrantControl> controls = isBlocked ? [GrantControl.Block] : Union(requirements, static r => r.Controls);
        return new PolicyDecision
        {
            Context = scope.Context,
            Mode = scope.Mode,
            Verdicts = new VerdictList(policies, _applies, _reasons, scope),
            Requirements = requirements,
            Outcome = outcome,
            DependsOn = dependsOn,
            MissingOf = isBlocked ? static () => [] : () => MissingOf(requirements),
            Controls = controls,
            Pending = isBlocked || requirements.TrueForAll(static r => ReferenceEquals(r.Pending, r.Controls)) ? controls : Union(requirements, static r => r.Pending),
            Session = session,
            EnforcementAudience = scope.Target.Baseline?.Audience,
            Assumed = scope.Assumed,
        };
    }

    /// <summary>The strengths that stand in the place of those of All-resources policies at the registration of security information.</summary>
    private GrantControl[] ActionStrengths() =>
    [
        .. policies.Where((p, i) => _applies[i] == Tri.True && p.Enforcement == PolicyEnforcement.Enforced && p.Strength is not null
                && p.Targets.Actions.Contains(SignInUserAction.RegisterSecurityInformation))
            .Select(p => GrantControl.Strength(p.Strength!.Id))
            .Distinct(),
    ];

    private PolicyRequirement Require(CompiledPolicy policy, bool isCertain, GrantControl[] replacing)
    {
        bool isPlain = _controls.MeetsNothing && !_controls.HasUnavailable && replacing.Length == 0;
        if (isPlain)
        {
            return isCertain ? policy.CertainRequirement : policy.PossibleRequirement;
        }

        IReadOnlyList<GrantControl> effective = policy.Controls;
        bool isReplaced = replacing.Length > 0 && policy.Strength is not null && policy.Targets.IsForAllResources && policy.Targets.Actions.Count == 0;
        if (isReplaced)
        {
            effective = [.. policy.Controls.SelectMany(c => c.Kind == GrantControlKind.AuthenticationStrength ? replacing : [c]).Distinct()];
        }

        bool isOr = policy.Operator == GrantControlOperator.Or && policy.Controls.Count > 1;
        List<(GrantControl, MissingFact)>? uncertain = null;
        IReadOnlyList<GrantControl> pending = _controls.MeetsNothing && !(isOr && _controls.HasUnavailable)
            ? effective
            : PendingOf(policy, effective, isOr, ref uncertain);
        return policy.CertainRequirement with
        {
            EffectiveControls = effective,
            Pending = pending,
            Uncertain = (IReadOnlyList<(GrantControl, MissingFact)>?)uncertain ?? [],
            IsCertain = isCertain,
        };
    }

    private List<GrantControl> PendingOf(CompiledPolicy policy, IReadOnlyList<GrantControl> controls, bool isOr, ref List<(GrantControl, MissingFact)>? uncertain)
    {
        var pending = new List<GrantControl>();
        foreach (GrantControl control in controls)
        {
            Fact<bool> met = _controls.IsMet(control, control.Id == policy.Strength?.Id ? policy.Strength : null);
            if (met is { IsKnown: true, Value: true })
            {
                if (isOr)
                {
                    return [];
                }

                continue;
            }

            if (!met.IsKnown)
            {
                (uncertain ??= []).AddRange(met.Missing.Select(m => (control, m)));
            }

            pending.Add(control);
        }

        // With OR, what nobody can meet now is no way left; when nothing is left, all of it stays, for nobody can meet it.
        if (isOr && _controls.HasUnavailable && pending.Exists(c => !_controls.IsUnavailable(c)))
        {
            _ = pending.RemoveAll(_controls.IsUnavailable);
        }

        return pending;
    }

    private (PolicyOutcome Outcome, WhatIfReasons DependsOn) OutcomeOf(List<PolicyRequirement> requirements)
    {
        bool isDemanding = requirements.Exists(IsCertainlyPending);
        bool mayBlock = unseen is not null;
        bool mayDemand = unseen is not null;
        var dependsOn = WhatIfReasons.None;
        for (int index = 0, next = 0; index < policies.Length; index++)
        {
            if (next >= requirements.Count || !ReferenceEquals(requirements[next].Policy, policies[index].Policy))
            {
                continue;
            }

            PolicyRequirement requirement = requirements[next++];
            if (IsCertainlyPending(requirement) && requirement.Unreadable.Count == 0)
            {
                continue;
            }

            // A control that this version does not know could be anything, a block too.
            bool couldBlock = requirement.IsBlock || requirement.Unreadable.Count > 0;
            bool couldDemand = requirement.Pending.Count > 0;
            if (couldBlock || (couldDemand && !isDemanding))
            {
                dependsOn |= _reasons[index] | (requirement.Uncertain.Count + requirement.Unreadable.Count > 0 ? WhatIfReasons.NotEnoughInformation : WhatIfReasons.None);
            }

            mayBlock |= couldBlock;
            mayDemand |= couldDemand;
        }

        return mayBlock ? (PolicyOutcome.Unknown, dependsOn)
            : isDemanding ? (PolicyOutcome.Requires, WhatIfReasons.None)
            : mayDemand ? (PolicyOutcome.Unknown, dependsOn)
            : (PolicyOutcome.Allow, WhatIfReasons.None);
    }

    /// <summary>Whether something of a policy that is certain to apply is certain to be missing.</summary>
    private static bool IsCertainlyPending(PolicyRequirement requirement)
    {
        if (!requirement.IsCertain || requirement.Pending.Count == 0)
        {
            return false;
        }

        // With OR, one control that may be met is enough for the whole; with AND, another must be missing for sure.
        return requirement.Uncertain.Count == 0
            || (requirement.Operator == GrantControlOperator.And && requirement.Uncertain.Select(u => u.Control).Distinct().Count() < requirement.Pending.Count);
    }

    private IReadOnlyList<MissingFact> MissingOf(List<PolicyRequirement> requirements)
    {
        List<MissingFact>? missing = unseen is null ? null : [unseen];
        for (int index = 0, next = 0; index < policies.Length; index++)
        {
            if (next >= requirements.Count || !ReferenceEquals(requirements[next].Policy, policies[index].Policy))
            {
                continue;
            }

            PolicyRequirement requirement = requirements[next++];
            if (requirement.Unreadable.Count == 0 && (requirement is { IsCertain: true, Uncertain.Count: 0 } || requirement.IsSatisfied))
            {
                continue;
            }

            missing ??= [];
            if (_applies[index] != Tri.True)
            {
                missing.AddRange(policies[index].Missing(scope));
            }

            if (policies[index].EnforcementMissing is MissingFact enforcement)
            {
                missing.Add(enforcement);
            }

            missing.AddRange(requirement.Uncertain.Select(u => u.Missing));
            missing.AddRange(requirement.Unreadable);
        }

        return missing is null ? [] : [.. missing.Distinct()];
    }

    private static List<GrantControl> Union(List<PolicyRequirement> requirements, Func<PolicyRequirement, IReadOnlyList<GrantControl>> controls)
    {
        var union = new List<GrantControl>();
        foreach (PolicyRequirement requirement in requirements)
        {
            if (requirement.IsCertain)
            {
                foreach (GrantControl control in controls(requirement))
                {
                    if (!union.Contains(control))
                    {
                        union.Add(control);
                    }
                }
            }
        }

        return union;
    }
}
