namespace SignInRecovery.Graph.Http;

/// <summary>A request that a limiter let pass. It is disposed when its answer is there, from when on its units are free a window later.</summary>
/// <param name="limiter">The limiter.</param>
/// <param name="units">What it spent.</param>
/// <param name="waited">How long it waited.</param>
internal sealed class LimitedRequest(RateLimiter limiter, double units, TimeSpan waited) : IDisposable
{
    private int _isAnswered;

    /// <summary>How long it waited.</summary>
    public TimeSpan Waited => waited;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isAnswered, 1) == 0)
        {
            limiter.Answered(units);
        }
    }
}
