namespace SignInRecovery.Graph.Http;

/// <summary>How long to wait before a repetition when the service did not say: longer each time, with a part left to chance.</summary>
internal static class Backoff
{
    // The longest pause, in first pauses: 20 s for the usual one second.
    private const double Longest = 20;

    /// <summary>The pause before a repetition.</summary>
    /// <param name="attempt">How many repetitions there were, from 0.</param>
    /// <param name="first">The first pause.</param>
    public static TimeSpan Of(int attempt, TimeSpan first)
    {
        var full = first.TotalSeconds * Math.Min(Longest, Math.Pow(2, Math.Min(attempt, 10)));

        // Half is certain, half is chance: many clients that failed together do not come back together.
#pragma warning disable CA5394 // The chance is no secret.
        return TimeSpan.FromSeconds((full / 2) + (Random.Shared.NextDouble() * full / 2));
#pragma warning restore CA5394
    }
}
