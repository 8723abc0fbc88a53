namespace SignInRecovery.Shell.Hosting;

/// <summary>What may replace a part of the line.</summary>
/// <param name="Start">Where the part begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Candidates">The texts that may stand there.</param>
internal sealed record LineCompletion(int Start, int Length, IReadOnlyList<string> Candidates);
