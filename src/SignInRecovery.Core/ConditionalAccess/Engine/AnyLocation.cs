using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Every address on the internet.</summary>
internal sealed class AnyLocation : LocationEntry
{
    /// <inheritdoc/>
    public override Tri Holds(EvaluationScope scope) => Tri.True;

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing) { }
}
