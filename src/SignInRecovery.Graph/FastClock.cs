namespace SignInRecovery.Graph;

/// <summary>A clock that runs faster than the wall's, with timers that keep its pace.</summary>
/// <param name="speed">How many of its seconds pass in one of the wall.</param>
internal sealed class FastClock(double speed) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _startTimestamp = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_startTimestamp) * speed);

    public override long GetTimestamp() => (long)((System.GetTimestamp() - _startTimestamp) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / speed : dueTime, period > TimeSpan.Zero ? period / speed : period);
}
