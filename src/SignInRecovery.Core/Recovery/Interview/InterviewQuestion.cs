namespace SignInRecovery.Recovery;

/// <summary>A question to somebody who is locked out.</summary>
/// <param name="Id">A stable name for it.</param>
/// <param name="Text">The question.</param>
/// <param name="Answers">The answers to choose from; empty when the answer is typed.</param>
public sealed record InterviewQuestion(string Id, string Text, IReadOnlyList<InterviewAnswer> Answers)
{
    /// <summary>What becomes of the question with a typed answer; null for a question with answers to choose from.</summary>
    public Func<RecoveryQuestion, string, RecoveryQuestion>? Typed { get; init; }
}
