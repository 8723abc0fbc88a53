using SignInRecovery.Knowledge;

namespace SignInRecovery.Support;

/// <summary>One line of guidance for a call or a ticket, with its source.</summary>
/// <param name="Team">The team that it is for.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Text">The line; for a prompt, what the voice agent asks.</param>
/// <param name="Answer">For a prompt, what to answer; empty otherwise.</param>
/// <param name="Source">Who says so.</param>
/// <param name="SourceDate">When; null when the source has no date.</param>
/// <param name="Status">How well it is attested.</param>
public sealed record SupportGuideLine(
    SupportTeam Team,
    SupportGuideKind Kind,
    string Text,
    string Answer,
    string Source,
    DateOnly? SourceDate,
    KnowledgeStatus Status)
{
    /// <inheritdoc/>
    public override string ToString() => Answer.Length == 0 ? Text : $"{Text} {Answer}";
}
