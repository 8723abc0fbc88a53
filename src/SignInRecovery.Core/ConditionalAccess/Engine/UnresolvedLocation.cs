using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>A location that leads nowhere, or that cannot be read: it could be any.</summary>
/// <param name="fact">Why.</param>
internal sealed class UnresolvedLocation(MissingFact fact) : LocationEntry
{
    /// <inheritdoc/>
    public override Tri Holds(EvaluationScope scope) => Tri.Unknown;

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing) => missing.Add(fact);
}
