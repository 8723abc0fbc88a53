using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>One entry of the locations of a policy.</summary>
internal abstract class LocationEntry
{
    /// <summary>Whether the sign-in comes from there.</summary>
    public abstract Tri Holds(EvaluationScope scope);

    /// <summary>Says why it is not known.</summary>
    public abstract void Explain(EvaluationScope scope, ICollection<MissingFact> missing);

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }
}
