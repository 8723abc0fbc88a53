using System.Collections;
using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The verdicts of an evaluation, each made when somebody looks at it.</summary>
internal sealed class VerdictList : IReadOnlyList<PolicyVerdict>
{
    private PolicyVerdict?[]? _made;
    private readonly CompiledPolicy[] _policies;
    private readonly Tri[] _applies;
    private readonly WhatIfReasons[] _reasons;
    private readonly EvaluationScope _scope;

    public VerdictList(CompiledPolicy[] policies, Tri[] applies, WhatIfReasons[] reasons, EvaluationScope scope)
    {
        _policies = policies;
        _applies = applies;
        _reasons = reasons;
        _scope = scope;
    }

    /// <inheritdoc/>
    public int Count => _policies.Length;

    /// <inheritdoc/>
    public PolicyVerdict this[int index] => (_made ??= new PolicyVerdict?[_policies.Length])[index] ??= Make(index);

    /// <summary>The verdicts of policies of some enforcement that are certain to apply.</summary>
    public IEnumerable<PolicyVerdict> Applying(PolicyEnforcement enforcement)
    {
        for (int index = 0; index < _policies.Length; index++)
        {
            if (_applies[index] == Tri.True && _policies[index].Enforcement == enforcement)
            {
                yield return this[index];
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<PolicyVerdict> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private PolicyVerdict Make(int index)
    {
        CompiledPolicy policy = _policies[index];
        Tri applies = _applies[index];
        IReadOnlyList<MissingFact> missing = applies is Tri.Unknown or Tri.Absent ? policy.Missing(_scope) : [];
        return new PolicyVerdict
        {
            Policy = policy.Policy,
            Enforcement = policy.Enforcement,
            Applies = applies switch
            {
                Tri.True => Fact.Known(true),
                Tri.False => Fact.Known(false),
                _ => Fact.Unknown<bool>(missing),
            },
            Reason = _reasons[index],
            Explanation = Explain(policy, applies, missing, _reasons[index]),
        };
    }

    private string Explain(CompiledPolicy policy, Tri applies, IReadOnlyList<MissingFact> missing, WhatIfReasons reasons)
    {
        switch (applies)
        {
            case Tri.True:
                return policy.Enforcement switch
                {
                    PolicyEnforcement.ReportOnly => "The policy would apply: every condition holds, and it is in report-only mode.",
                    PolicyEnforcement.Unknown => "Every condition holds, and whether the policy is enforced is not known.",
                    _ => "The policy applies: every condition holds.",
                };
            case Tri.False when policy.IsUnevaluatedAction:
                return "The policy does not apply: policies for user actions are not evaluated in report-only mode.";
            case Tri.False when policy.Enforcement == PolicyEnforcement.Off:
                return "The policy does not apply: it is off.";
            case Tri.False:
                foreach (Condition condition in policy.Conditions)
                {
                    Tri truth = _scope.Truth(condition);
                    if (truth == Tri.False)
                    {
                        return $"The policy does not apply: {condition.Describe(_scope)}.";
                    }

                    if (truth == Tri.Absent && _scope.Mode == EvaluationMode.WhatIf)
                    {
                        return $"The policy does not apply: it is conditioned on {condition.ReasonIn(_scope).Words()}, which the question does not give.";
                    }
                }

                return "The policy does not apply.";
            default:
                return $"Whether the policy applies is not known ({reasons.Words()}). {string.Join(" ", missing.Select(m => m.Reason))}";
        }
    }
}
