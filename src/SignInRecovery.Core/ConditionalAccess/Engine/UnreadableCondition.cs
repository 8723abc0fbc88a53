using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Something in the conditions of a policy that this version does not know: it could hold or not.</summary>
/// <param name="reason">The reason in the terms of What If.</param>
/// <param name="parts">The parts.</param>
internal sealed class UnreadableCondition(WhatIfReasons reason, IReadOnlyList<MissingFact> parts) : Condition
{
    /// <inheritdoc/>
    public override WhatIfReasons Reason => reason;

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope) => Tri.Unknown;

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing)
    {
        foreach (MissingFact part in parts)
        {
            missing.Add(part);
        }
    }

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope) => "a condition cannot be read";
}
