using SignInRecovery.Facts;

namespace SignInRecovery.Recovery;

/// <summary>Whether a role reaches a target with a capability: never a plain yes, always with how sure it is and why not surer.</summary>
/// <param name="Certainty">How sure; null when the role does not reach the target.</param>
/// <param name="Doubt">Why it is not certain, in one sentence; empty when it is.</param>
/// <param name="Fact">The fact that decides beside those of the capability; null when none.</param>
internal sealed record Reach(RecoveryCertainty? Certainty, string Doubt = "", string? Fact = null)
{
    /// <summary>What was not seen.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init; } = [];

    /// <summary>Whether the role reaches the target but for the restricted management administrative unit in which the target stands.</summary>
    public bool IsHeldBackByUnit { get; init; }

    /// <summary>The role does not reach the target.</summary>
    public static Reach None { get; } = new((RecoveryCertainty?)null);

    /// <summary>It does, by Microsoft's current documentation.</summary>
    public static Reach Sure { get; } = new(RecoveryCertainty.Certain);

    /// <summary>Whether it may reach the target at all.</summary>
    public bool IsPossible => Certainty is not null;

    /// <summary>The same, no surer than something else.</summary>
    /// <param name="certainty">How sure it is at most.</param>
    /// <param name="doubt">Why.</param>
    /// <param name="fact">The fact that says so; null when none.</param>
    public Reach AtMost(RecoveryCertainty certainty, string doubt, string? fact = null) =>
        Certainty is RecoveryCertainty now && certainty < now ? this with { Certainty = certainty, Doubt = doubt, Fact = fact ?? Fact } : this;
}
