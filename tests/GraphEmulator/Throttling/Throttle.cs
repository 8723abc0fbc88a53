using SignInRecovery.GraphEmulator.Clock;

namespace SignInRecovery.GraphEmulator.Throttling;

/// <summary>Amounts spent within a time that moves along.</summary>
internal sealed class Throttle(EmulatorClock clock, double most, TimeSpan window)
{
    private readonly Lock _lock = new();
    private readonly Queue<(DateTimeOffset At, double Cost)> _spent = new();
    private double _sum;

    /// <summary>Spends, unless that is too much; then it says how long to wait.</summary>
    internal bool TrySpend(double cost, out TimeSpan wait, out double share)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            while (_spent.TryPeek(out var oldest) && now - oldest.At >= window)
            {
                _sum -= _spent.Dequeue().Cost;
            }

            share = (_sum + cost) / most;
            if (_sum + cost > most && _spent.Count > 0)
            {
                wait = window - (now - _spent.Peek().At);
                return false;
            }

            _spent.Enqueue((now, cost));
            _sum += cost;
            wait = TimeSpan.Zero;
            return true;
        }
    }
}
