using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The risk levels of a policy: a level is in the list or not; medium does not include high (Graph: conditionalAccessConditionSet).</summary>
/// <param name="kind">Which risk.</param>
/// <param name="levels">The levels.</param>
internal sealed class RiskCondition(RiskKind kind, IReadOnlyList<RiskLevel> levels) : Condition
{
    /// <inheritdoc/>
    public override WhatIfReasons Reason => kind switch
    {
        RiskKind.SignIn => WhatIfReasons.SignInRisk,
        RiskKind.User => WhatIfReasons.UserRisk,

        // What If has no reason of its own for the risk of service principals (inference: it is theirs).
        _ => WhatIfReasons.WorkloadIdentities,
    };

    private string Subject => kind switch
    {
        RiskKind.SignIn => "signInRiskLevel",
        RiskKind.User => "userRiskLevel",
        _ => "servicePrincipalRiskLevel",
    };

    private string Name => kind switch
    {
        RiskKind.SignIn => "sign-in risk",
        RiskKind.User => "user risk",
        _ => "service principal risk",
    };

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope) => Of(scope) switch
    {
        null => Tri.Absent,
        RiskLevel.Hidden or RiskLevel.Unrecognized => Tri.Unknown,
        RiskLevel level when levels.Contains(level) => Tri.True,
        _ => levels.Contains(RiskLevel.Unrecognized) ? Tri.Unknown : Tri.False,
    };

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing) => missing.Add(Of(scope) switch
    {
        null => MissingSignals.Of(Subject, "the " + Name),
        RiskLevel.Hidden or RiskLevel.Unrecognized => new MissingFact(Subject, $"The level of the {Name} is hidden or not known.", "Look at it with the licence Microsoft Entra ID P2."),
        _ => new MissingFact("policies", $"The policy names a level of {Name} that this version does not know.", "Look at the policy in the Microsoft Entra admin center, or use a newer version of SignInRecovery."),
    });

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope) =>
        $"the {Name} is {Of(scope)}, and the policy is for {string.Join(" or ", levels)}";

    private RiskLevel? Of(EvaluationScope scope) => kind switch
    {
        RiskKind.SignIn => scope.Risk(scope.Context.SignInRisk, AssumedSignals.SignInRisk),
        RiskKind.User => scope.Risk(scope.Context.UserRisk, AssumedSignals.UserRisk),
        _ => scope.Risk(scope.Context.ServicePrincipalRisk, AssumedSignals.ServicePrincipalRisk),
    };
}
