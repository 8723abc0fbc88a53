using SignInRecovery.Gateway;

namespace SignInRecovery.Graph.Sessions;

/// <summary>
/// Leads the words of a credential, which lives as long as the session, to whoever works with the session at the moment: a
/// claims challenge may ask for a device code in the middle of a collection.
/// </summary>
internal sealed class EventRelay
{
    private readonly object _lock = new();
    private readonly List<IDirectoryEvents> _listeners = [];

    /// <summary>Who listens; null when nobody does.</summary>
    public IDirectoryEvents? Current
    {
        get
        {
            lock (_lock)
            {
                return _listeners.Count > 0 ? _listeners[^1] : null;
            }
        }
    }

    /// <summary>Adds a listener until the result is disposed.</summary>
    public IDisposable Listen(IDirectoryEvents? events)
    {
        if (events is null)
        {
            return new Listening(this, null);
        }

        lock (_lock)
        {
            _listeners.Add(events);
        }

        return new Listening(this, events);
    }

    private sealed class Listening(EventRelay relay, IDirectoryEvents? events) : IDisposable
    {
        public void Dispose()
        {
            if (events is not null)
            {
                lock (relay._lock)
                {
                    _ = relay._listeners.Remove(events);
                }
            }
        }
    }
}
