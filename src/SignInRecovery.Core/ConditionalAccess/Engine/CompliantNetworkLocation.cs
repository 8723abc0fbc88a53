using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The compliant network of Global Secure Access. It is not among the trusted locations: no export marks it so (inference).</summary>
internal sealed class CompliantNetworkLocation : LocationEntry
{
    /// <inheritdoc/>
    public override Tri Holds(EvaluationScope scope) => scope.CompliantNetwork is bool isThere ? TriLogic.Of(isThere) : Tri.Absent;

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing) => missing.Add(MissingSignals.CompliantNetwork);
}
