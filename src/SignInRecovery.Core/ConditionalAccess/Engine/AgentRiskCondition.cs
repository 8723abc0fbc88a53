using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The levels of agent identity risk of a policy (beta).</summary>
/// <param name="levels">The levels.</param>
internal sealed class AgentRiskCondition(AgentIdRiskLevels levels) : Condition
{
    /// <inheritdoc/>
    public override WhatIfReasons Reason => WhatIfReasons.AgentIdRisk;

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope) => scope.AgentRisk switch
    {
        null => Tri.Absent,
        AgentIdRiskLevels risk when (risk & levels & ~AgentIdRiskLevels.Unrecognized) != 0 => Tri.True,
        AgentIdRiskLevels risk => (risk | levels).HasFlag(AgentIdRiskLevels.Unrecognized) ? Tri.Unknown : Tri.False,
    };

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing) => missing.Add(scope.AgentRisk is null
        ? MissingSignals.Of("agentIdRiskLevel", "the risk of the agent identity")
        : new MissingFact("policies", "The policy or the sign-in names a level of agent risk that this version does not know.", "Look at the policy in the Microsoft Entra admin center, or use a newer version of SignInRecovery."));

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope) => $"the risk of the agent identity is {scope.AgentRisk}, and the policy is for {levels}";
}
