using SignInRecovery.Knowledge;

namespace SignInRecovery.Recovery;

/// <summary>One cause for which the sign-in page prints a code.</summary>
/// <param name="Text">The cause, as a clause.</param>
/// <param name="Situation">The situation that it is.</param>
/// <param name="Source">The page that says so.</param>
/// <param name="SourceDate">The date of that page; null when it has none.</param>
/// <param name="Status">How well it is attested.</param>
public sealed record SignInErrorCause(string Text, RecoverySituation Situation, string Source, DateOnly? SourceDate, KnowledgeStatus Status)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
