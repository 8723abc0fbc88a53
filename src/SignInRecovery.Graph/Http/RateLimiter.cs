namespace SignInRecovery.Graph.Http;

/// <summary>
/// Keeps requests under a limit by itself: so many units in any window of time, in the order of asking. A service that asks
/// for a pause stops everybody; one that says how near the limit is narrows it for a while.
/// </summary>
/// <remarks>
/// The service counts a request when it arrives, and that it has arrived is certain only once its answer is there. So a
/// request is held against the limit until it is answered and for a window after that: what is sent then arrives more than
/// a window later, however long either was under way.
/// </remarks>
#pragma warning disable CA1001 // A limiter lives as long as the process, and the semaphore never makes a wait handle.
internal sealed class RateLimiter(double limit, TimeSpan window, TimeProvider time, TimeProvider wall)
#pragma warning restore CA1001
{
    private readonly Queue<(long Time, double Units)> _answered = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly object _state = new();
    private TaskCompletionSource _nextAnswer = NewAnswer();
    private double _spentUnits;
    private int _open;
    private double _limit = limit;
    private double _strain = 1;
    private long _strainUntil;
    private long _pausedUntil;

    /// <summary>Waits until so many units may be spent, and spends them.</summary>
    /// <param name="units">The units; more than the limit are taken for the limit.</param>
    /// <param name="waiting">Told before a wait how long it will be at least.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The request that may be sent; to be disposed when it is answered or given up.</returns>
    public async Task<LimitedRequest> WaitAsync(double units, Action<TimeSpan>? waiting, CancellationToken cancellationToken)
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

            double spent;
            while (!TrySpend(units, out spent, out var delay, out var answer))
            {
                if (delay is { } known)
                {
                    waiting?.Invoke(known);
                    await Task.Delay(known, time, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            return new LimitedRequest(this, spent, time.GetElapsedTime(started));
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    /// <summary>Says that a request was answered: its window begins.</summary>
    /// <param name="units">What it spent.</param>
    public void Answered(double units)
    {
        TaskCompletionSource answer;
        lock (_state)
        {
            _open--;
            _answered.Enqueue((time.GetTimestamp(), units));
            answer = _nextAnswer;
            _nextAnswer = NewAnswer();
        }

        answer.SetResult();
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

    // Without a known delay it is an answer that has to come first.
    private bool TrySpend(double units, out double spent, out TimeSpan? delay, out Task answer)
    {
        lock (_state)
        {
            var now = time.GetTimestamp();
            while (_answered.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Time, now) >= window)
            {
                _spentUnits -= _answered.Dequeue().Units;
            }

            var allowed = Math.Max(1, _strainUntil > now ? _limit * _strain : _limit);
            spent = Math.Min(units, allowed);
            answer = _nextAnswer.Task;
            delay = null;
            if ((_answered.Count == 0 && _open == 0) || _spentUnits + spent <= allowed)
            {
                _open++;
                _spentUnits += spent;
                return true;
            }

            if (_answered.TryPeek(out var first))
            {
                // At least a millisecond, or a rounding would make a loop that burns the processor.
                var rest = window - time.GetElapsedTime(first.Time, now);
                delay = rest > TimeSpan.FromMilliseconds(1) ? rest : TimeSpan.FromMilliseconds(1);
            }

            return false;
        }
    }

    private static TaskCompletionSource NewAnswer() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long After(TimeSpan duration) => time.GetTimestamp() + (long)(duration.TotalSeconds * time.TimestampFrequency);
}
