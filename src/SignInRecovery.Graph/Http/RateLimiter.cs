namespace SignInRecovery.Graph.Http;

/// <summary>
/// Keeps requests under a limit by itself: so many units in any window of time, in the order of asking. A service that asks
/// for a pause stops everybody; one that says how near the limit is narrows it for a while.
/// </summary>
#pragma warning disable CA1001 // A limiter lives as long as the process, and the semaphore never makes a wait handle.
internal sealed class RateLimiter(double limit, TimeSpan window, TimeProvider time, TimeProvider wall)
#pragma warning restore CA1001
{
    private readonly Queue<(long Time, double Units)> _spent = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly object _state = new();
    private double _spentUnits;
    private double _limit = limit;
    private double _strain = 1;
    private long _strainUntil;
    private long _pausedUntil;

    /// <summary>Waits until so many units may be spent, and spends them.</summary>
    /// <param name="units">The units; more than the limit are taken for the limit.</param>
    /// <param name="waiting">Told before a wait how long it will be at least.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> WaitAsync(double units, Action<TimeSpan>? waiting, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (NextPause() is var pause && pause > TimeSpan.Zero)
            {
                waiting?.Invoke(pause);
                await Task.Delay(pause, wall, cancellationToken).ConfigureAwait(false);
            }

            while (NextDelay(units) is var delay && delay > TimeSpan.Zero)
            {
                waiting?.Invoke(delay);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }

            return time.GetElapsedTime(started);
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    /// <summary>Lets nobody pass for a while, by the wall's clock: that is what a service asks for.</summary>
    public void Pause(TimeSpan duration)
    {
        lock (_state)
        {
            _pausedUntil = Math.Max(_pausedUntil, wall.GetTimestamp() + (long)(duration.TotalSeconds * wall.TimestampFrequency));
        }
    }

    /// <summary>Sets the units of a window.</summary>
    public void SetLimit(double units)
    {
        lock (_state)
        {
            _limit = units;
        }
    }

    /// <summary>Narrows the limit for one window (x-ms-throttle-limit-percentage: 0.8 to 1.8 of the limit are spent).</summary>
    public void Strain(double percentage)
    {
        lock (_state)
        {
            _strain = Math.Clamp(1.7 - percentage, 0.1, 0.9);
            _strainUntil = After(window);
        }
    }

    private TimeSpan NextPause()
    {
        lock (_state)
        {
            var now = wall.GetTimestamp();
            return _pausedUntil > now ? wall.GetElapsedTime(now, _pausedUntil) : TimeSpan.Zero;
        }
    }

    private TimeSpan NextDelay(double units)
    {
        lock (_state)
        {
            var now = time.GetTimestamp();
            while (_spent.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Time, now) >= window)
            {
                _spentUnits -= _spent.Dequeue().Units;
            }

            var allowed = Math.Max(1, _strainUntil > now ? _limit * _strain : _limit);
            var needed = Math.Min(units, allowed);
            if (_spent.Count == 0 || _spentUnits + needed <= allowed)
            {
                _spent.Enqueue((now, needed));
                _spentUnits += needed;
                return TimeSpan.Zero;
            }

            // At least a millisecond, or a rounding would make a loop that burns the processor.
            var rest = window - time.GetElapsedTime(_spent.Peek().Time, now);
            return rest > TimeSpan.FromMilliseconds(1) ? rest : TimeSpan.FromMilliseconds(1);
        }
    }

    private long After(TimeSpan duration) => time.GetTimestamp() + (long)(duration.TotalSeconds * time.TimestampFrequency);
}
