namespace SignInRecovery.GraphEmulator.Logging;

/// <summary>What was asked, in order. Bounded: beyond the limit the oldest entries go, the counts stay.</summary>
public sealed class RequestLog
{
    private const int Most = 50_000;

    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _entries = new();
    private long _number;
    private int _running;

    /// <summary>All entries, in the order in which the requests came.</summary>
    public IReadOnlyList<LoggedRequest> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries.OrderBy(entry => entry.Number)];
            }
        }
    }

    /// <summary>Graph requests that came by themselves: batches count once, and their parts not at all.</summary>
    public IReadOnlyList<LoggedRequest> RoundTrips => [.. All.Where(entry => entry.Batch is null && entry.Version.Length > 0)];

    /// <summary>Graph requests without the batches themselves: what was asked of the tenant.</summary>
    public IReadOnlyList<LoggedRequest> GraphCalls => [.. All.Where(entry => entry.Version.Length > 0 && entry.Path != "/$batch")];

    /// <summary>Requests to the sign-in endpoints.</summary>
    public IReadOnlyList<LoggedRequest> SignInCalls => [.. All.Where(entry => entry.Version.Length == 0)];

    /// <summary>The most requests that were being answered at a time.</summary>
    public int HighestConcurrency { get; private set; }

    /// <summary>How many requests came, those that were forgotten included.</summary>
    public long Count => Interlocked.Read(ref _number);

    /// <summary>Forgets all entries.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            HighestConcurrency = _running;
        }
    }

    internal long NextNumber() => Interlocked.Increment(ref _number);

    internal int Begin()
    {
        lock (_lock)
        {
            _running++;
            HighestConcurrency = Math.Max(HighestConcurrency, _running);
            return _running;
        }
    }

    internal void End()
    {
        lock (_lock)
        {
            _running--;
        }
    }

    internal void Add(LoggedRequest entry)
    {
        lock (_lock)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > Most)
            {
                _ = _entries.Dequeue();
            }
        }
    }
}
