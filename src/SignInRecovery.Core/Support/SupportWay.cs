using SignInRecovery.Knowledge;

namespace SignInRecovery.Support;

/// <summary>One way to reach a team.</summary>
/// <param name="Team">The team.</param>
/// <param name="Channel">By what means.</param>
/// <param name="Value">The number as printed, the address, the place in the admin center or the person; empty when there is none.</param>
/// <param name="Condition">For whom or when, as the source has it; empty when it says nothing.</param>
/// <param name="Source">The page that says so.</param>
/// <param name="SourceDate">The date of that page; null when it has none.</param>
/// <param name="Status">How well it is attested.</param>
public sealed record SupportWay(
    SupportTeam Team,
    SupportChannel Channel,
    string Value,
    string Condition,
    string Source,
    DateOnly? SourceDate,
    KnowledgeStatus Status)
{
    /// <inheritdoc/>
    public override string ToString() => Condition.Length == 0 ? Value : Value.Length == 0 ? Condition : $"{Value} ({Condition})";
}
