using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>A policy ready to be evaluated.</summary>
internal sealed class CompiledPolicy
{
    public required ConditionalAccessPolicy Policy { get; init; }

    public required PolicyEnforcement Enforcement { get; init; }

    /// <summary>Why it is not known whether the policy is enforced; null when it is.</summary>
    public MissingFact? EnforcementMissing { get; init; }

    /// <summary>The conditions in the order in which they are asked; all must hold.</summary>
    public required Condition[] Conditions { get; init; }

    /// <summary>Whom the policy is for; also the first of <see cref="Conditions"/>.</summary>
    public required SubjectAssignment Subjects { get; init; }

    /// <summary>What the policy is for.</summary>
    public required TargetAssignment Targets { get; init; }

    /// <summary>The grant controls in the order in which the policy states them; empty when it has none.</summary>
    public required IReadOnlyList<GrantControl> Controls { get; init; }

    /// <summary>How they are joined; a missing operator is And.</summary>
    public required GrantControlOperator Operator { get; init; }

    /// <summary>The authentication strength; null when the policy demands none.</summary>
    public AuthenticationStrengthPolicy? Strength { get; init; }

    /// <summary>What leaves open what the policy demands: a control or an operator that this version does not know.</summary>
    public IReadOnlyList<MissingFact> ControlsMissing { get; init; } = [];

    public bool IsBlock { get; init; }

    /// <summary>Whether the policy is asked in report-only mode and is for user actions, where it is not evaluated.</summary>
    public bool IsUnevaluatedAction { get; init; }

    /// <summary>What the policy demands of a sign-in that meets nothing by itself, where it is certain to apply.</summary>
    public PolicyRequirement CertainRequirement => field ??= Require(isCertain: true);

    /// <summary>The same, where it may apply.</summary>
    public PolicyRequirement PossibleRequirement => field ??= Require(isCertain: false);

    /// <summary>Whether the policy is evaluated at all.</summary>
    public bool IsOff => Enforcement == PolicyEnforcement.Off || IsUnevaluatedAction;

    /// <summary>Whether the policy applies.</summary>
    /// <param name="scope">The evaluation.</param>
    /// <param name="reason">The condition that does not hold, or those that stay open.</param>
    public Tri Applies(EvaluationScope scope, out WhatIfReasons reason)
    {
        reason = WhatIfReasons.None;
        if (IsOff)
        {
            reason = IsUnevaluatedAction ? WhatIfReasons.PolicyNotEnabled | WhatIfReasons.UserActions : WhatIfReasons.PolicyNotEnabled;
            return Tri.False;
        }

        Tri applies = Tri.True;
        foreach (Condition condition in Conditions)
        {
            Tri truth = scope.Truth(condition);
            if (truth == Tri.True)
            {
                continue;
            }

            if (truth == Tri.Absent && scope.Mode == EvaluationMode.WhatIf)
            {
                reason = condition.ReasonIn(scope) | WhatIfReasons.NotEnoughInformation;
                return Tri.False;
            }

            if (truth == Tri.False)
            {
                reason = condition.ReasonIn(scope);
                return Tri.False;
            }

            reason |= condition.ReasonIn(scope);
            applies = Tri.Unknown;
        }

        return applies;
    }

    /// <summary>What leaves open whether the policy applies.</summary>
    public IReadOnlyList<MissingFact> Missing(EvaluationScope scope)
    {
        var missing = new List<MissingFact>();
        foreach (Condition condition in Conditions)
        {
            if (scope.Truth(condition) is Tri.Unknown or Tri.Absent)
            {
                condition.Explain(scope, missing);
            }
        }

        return [.. missing.Distinct()];
    }

    private PolicyRequirement Require(bool isCertain) => new()
    {
        Policy = Policy,
        Operator = Operator,
        Controls = Controls,
        EffectiveControls = Controls,
        Pending = Controls,
        Strength = Strength,
        IsCertain = isCertain,
        Unreadable = ControlsMissing,
    };
}
