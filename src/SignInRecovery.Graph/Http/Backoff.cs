namespace SignInRecovery.Graph.Http;

/// <summary>How long to wait before a repetition when the service did not say: longer each time, with a part left to chance.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>The pause before a repetition.</summary>
    /// <param name="attempt">How many repetitions there were, from 0.</param>
    public static TimeSpan Of(int attempt)
    {
        var full = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(attempt, 10)));

        // Half is certain, half is chance: many clients that failed together do not come back together.
#pragma warning disable CA5394 // The chance is no secret.
        return TimeSpan.FromSeconds((full / 2) + (Random.Shared.NextDouble() * full / 2));
#pragma warning restore CA5394
    }
}
