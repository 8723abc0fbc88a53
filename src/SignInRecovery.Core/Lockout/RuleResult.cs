using SignInRecovery.Facts;

namespace SignInRecovery.Lockout;

/// <summary>What a rule found about one object, before the rule's page adds its prose.</summary>
/// <param name="Status">What was found.</param>
/// <param name="Reason">Why, in one sentence with names.</param>
/// <param name="Target">The object; null stands for the tenant.</param>
public sealed record RuleResult(LockoutStatus Status, string Reason, FindingTarget? Target = null)
{
    /// <summary>The facts that the result rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What was not seen.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init; } = [];

    /// <summary>How much is lost here; null leaves it to the rule's page.</summary>
    public LockoutSeverity? Severity { get; init; }

    /// <summary>An Unknown result, with the reasons of what is missing and what would settle it.</summary>
    /// <param name="question">What cannot be said, as the beginning of a sentence: "Whether Ada can sign in".</param>
    /// <param name="missing">What is missing.</param>
    /// <param name="target">The object; null stands for the tenant.</param>
    public static RuleResult Unknown(string question, IReadOnlyList<MissingFact> missing, FindingTarget? target = null)
    {
        ArgumentNullException.ThrowIfNull(missing);
        IReadOnlyList<MissingFact> distinct = [.. missing.Distinct()];
        string because = string.Join(" ", distinct.Take(3).Select(m => m.ToString()));
        return new RuleResult(LockoutStatus.Unknown, $"{question} is unknown. {because}".TrimEnd(), target) { Missing = distinct };
    }
}
