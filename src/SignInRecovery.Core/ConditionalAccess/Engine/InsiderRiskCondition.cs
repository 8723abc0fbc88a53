using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The levels of insider risk of a policy.</summary>
/// <param name="levels">The levels.</param>
internal sealed class InsiderRiskCondition(InsiderRiskLevels levels) : Condition
{
    /// <inheritdoc/>
    public override WhatIfReasons Reason => WhatIfReasons.InsiderRisk;

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope) => scope.InsiderRisk switch
    {
        null => Tri.Absent,
        InsiderRiskLevels risk when (risk & levels & ~InsiderRiskLevels.Unrecognized) != 0 => Tri.True,
        InsiderRiskLevels risk => (risk | levels).HasFlag(InsiderRiskLevels.Unrecognized) ? Tri.Unknown : Tri.False,
    };

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing) => missing.Add(scope.InsiderRisk is null
        ? MissingSignals.Of("insiderRiskLevel", "the insider risk")
        : new MissingFact("policies", "The policy or the sign-in names a level of insider risk that this version does not know.", "Look at the policy in the Microsoft Entra admin center, or use a newer version of SignInRecovery."));

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope) => $"the insider risk is {scope.InsiderRisk}, and the policy is for {levels}";
}
