namespace SignInRecovery.GraphEmulator.Clock;

/// <summary>
/// The emulator's time. It can run faster than the wall's, so that limits of ten seconds and lags of minutes pass in
/// moments, and it can be moved forward by a test. Tokens alone live on the wall's time, because clients compare their
/// expiry with their own clock.
/// </summary>
public sealed class EmulatorClock : TimeProvider
{
    private readonly TimeProvider _wall;
    private readonly DateTimeOffset _start;
    private readonly long _startTimestamp;
    private long _advancedTicks;

    /// <summary>Creates a clock.</summary>
    /// <param name="speed">How many of its seconds pass in one second of the wall; more than zero.</param>
    /// <param name="start">What it shows first; the wall's time when null.</param>
    /// <param name="wall">The clock that it follows; the system's when null.</param>
    public EmulatorClock(double speed = 1, DateTimeOffset? start = null, TimeProvider? wall = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        Speed = speed;
        _wall = wall ?? System;
        _start = start ?? _wall.GetUtcNow();
        _startTimestamp = _wall.GetTimestamp();
    }

    /// <summary>How many of its seconds pass in one second of the wall.</summary>
    public double Speed { get; }

    /// <summary>The wall's clock, on which clients and tokens live.</summary>
    public TimeProvider Wall => _wall;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        _start + (_wall.GetElapsedTime(_startTimestamp) * Speed) + TimeSpan.FromTicks(Interlocked.Read(ref _advancedTicks));

    /// <summary>Moves the clock forward at once.</summary>
    /// <param name="by">By how much of the emulator's time.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        _ = Interlocked.Add(ref _advancedTicks, by.Ticks);
    }

    /// <summary>How long a client must wait by the wall's clock until so much time has passed here.</summary>
    /// <param name="emulated">A duration of the emulator's time.</param>
    public TimeSpan ToWall(TimeSpan emulated) => emulated / Speed;

    /// <summary>Waits until so much of the emulator's time has passed.</summary>
    /// <param name="emulated">A duration of the emulator's time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task DelayAsync(TimeSpan emulated, CancellationToken cancellationToken = default) =>
        Task.Delay(ToWall(emulated), _wall, cancellationToken);
}
