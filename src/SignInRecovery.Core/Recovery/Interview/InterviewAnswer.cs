namespace SignInRecovery.Recovery;

/// <summary>An answer to choose.</summary>
/// <param name="Label">The answer in a few words.</param>
/// <param name="Help">How it looks, in one sentence.</param>
/// <param name="Apply">What becomes of the question with it.</param>
public sealed record InterviewAnswer(string Label, string Help, Func<RecoveryQuestion, RecoveryQuestion> Apply);
