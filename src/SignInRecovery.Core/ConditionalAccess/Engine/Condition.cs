using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// A condition of a policy as a predicate on a sign-in. Equal conditions of several policies are one object, which is asked
/// once for a sign-in.
/// </summary>
internal abstract class Condition
{
    /// <summary>The place of the condition's truth in an evaluation.</summary>
    public int Index { get; set; }

    /// <summary>The reason of a policy that fails by this condition.</summary>
    public abstract WhatIfReasons Reason { get; }

    /// <summary>The reason in one evaluation, where the circumstances say more.</summary>
    public virtual WhatIfReasons ReasonIn(EvaluationScope scope) => Reason;

    /// <summary>Whether the condition holds.</summary>
    public abstract Tri Evaluate(EvaluationScope scope);

    /// <summary>Says what the truth of the condition depends on, when it is neither true nor false.</summary>
    public abstract void Explain(EvaluationScope scope, ICollection<MissingFact> missing);

    /// <summary>Says why the condition does not hold, as the end of a sentence: "the platform Linux is not included".</summary>
    public abstract string Describe(EvaluationScope scope);
}
