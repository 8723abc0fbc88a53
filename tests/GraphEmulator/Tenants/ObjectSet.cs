using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>
/// A set of objects that can be changed. Places are stable: an object keeps its place when others come or go, so that a
/// page token can name a place.
/// </summary>
internal sealed class ObjectSet
{
    private readonly Lock _lock = new();
    private readonly IObjectSource _source;
    private readonly Func<JsonElement, string> _key;
    private readonly string? _otherKey;
    private readonly Dictionary<int, StoredVersion> _changed = [];
    private readonly List<StoredVersion> _added = [];
    private readonly Dictionary<string, int> _addedKeys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, (long Version, string Key)> _touched = [];
    private int _removed;
    private long _version;

    internal ObjectSet(string name, IObjectSource source, Func<JsonElement, string> key, string? otherKey = null)
    {
        Name = name;
        _source = source;
        _key = key;
        _otherKey = otherKey;
    }

    internal string Name { get; }

    /// <summary>Goes up with each write.</summary>
    internal long Version
    {
        get
        {
            lock (_lock)
            {
                return _version;
            }
        }
    }

    /// <summary>How many places there are, taken or not.</summary>
    internal int Places
    {
        get
        {
            lock (_lock)
            {
                return _source.Count + _added.Count;
            }
        }
    }

    /// <summary>How many objects there are, when no place is empty or hidden; null when somebody must count.</summary>
    internal int? KnownCount
    {
        get
        {
            lock (_lock)
            {
                return _removed == 0 && _added.Count == 0 ? _source.Count : null;
            }
        }
    }

    /// <summary>The object at a place as readers see it at that time; null when it is gone or not visible yet.</summary>
    internal JsonElement? At(int place, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (place >= _source.Count)
            {
                return _added[place - _source.Count].At(now);
            }

            if (_changed.TryGetValue(place, out var version))
            {
                return version.At(now);
            }
        }

        return _source.At(place);
    }

    internal JsonElement? Find(string key, DateTimeOffset now)
    {
        var place = PlaceOf(key);
        return place < 0 ? null : At(place, now);
    }

    /// <summary>The object as writers see it, without the lag of readers.</summary>
    internal JsonElement? Latest(string key) => Find(key, DateTimeOffset.MaxValue);

    internal IEnumerable<JsonElement> All(DateTimeOffset now)
    {
        for (var place = 0; place < Places; place++)
        {
            if (At(place, now) is { } item)
            {
                yield return item;
            }
        }
    }

    /// <summary>What was written after a version, each object once and in the order of its last write; null for what is gone.</summary>
    internal IReadOnlyList<(string Key, JsonElement? Value)> ChangesSince(long version)
    {
        lock (_lock)
        {
            return [.. _touched.Where(item => item.Value.Version > version).OrderBy(item => item.Value.Version).Select(item => (item.Value.Key, LatestAt(item.Key)))];
        }
    }

    /// <summary>Adds an object, or replaces the one with its key.</summary>
    internal void Put(JsonElement value, DateTimeOffset visibleFrom)
    {
        var key = _key(value);
        lock (_lock)
        {
            var place = Locate(key);
            if (place < 0)
            {
                place = _source.Count + _added.Count;
                _added.Add(new StoredVersion(visibleFrom, value, null));
                _addedKeys[key] = place;
            }
            else
            {
                Store(place, value, visibleFrom);
            }

            _touched[place] = (++_version, key);
            if (_otherKey is not null && value.Text(_otherKey) is { } other)
            {
                _addedKeys[other] = place;
            }
        }
    }

    internal bool Remove(string key, DateTimeOffset hiddenFrom)
    {
        lock (_lock)
        {
            var place = Locate(key);
            if (place < 0 || LatestAt(place) is not { } latest)
            {
                return false;
            }

            _touched[place] = (++_version, _key(latest));
            Store(place, null, hiddenFrom);
            _removed++;
            return true;
        }
    }

    private int PlaceOf(string key)
    {
        lock (_lock)
        {
            var place = Locate(key);
            if (place < 0)
            {
                return -1;
            }

            // A name that was given away is no key any more.
            return _otherKey is null || LatestAt(place) is not { } latest
                || string.Equals(_key(latest), key, StringComparison.OrdinalIgnoreCase)
                || string.Equals(latest.Text(_otherKey), key, StringComparison.OrdinalIgnoreCase)
                    ? place
                    : -1;
        }
    }

    private int Locate(string key) => _addedKeys.TryGetValue(key, out var place) ? place : _source.Find(key);

    private JsonElement? LatestAt(int place) =>
        place >= _source.Count ? _added[place - _source.Count].Value
        : _changed.TryGetValue(place, out var version) ? version.Value
        : _source.At(place);

    private void Store(int place, JsonElement? value, DateTimeOffset visibleFrom)
    {
        if (place >= _source.Count)
        {
            var older = _added[place - _source.Count];
            _added[place - _source.Count] = new StoredVersion(visibleFrom, value, Trim(older, visibleFrom));
        }
        else
        {
            var older = _changed.TryGetValue(place, out var version) ? version : new StoredVersion(DateTimeOffset.MinValue, _source.At(place), null);
            _changed[place] = new StoredVersion(visibleFrom, value, Trim(older, visibleFrom));
        }
    }

    // Without a lag nobody can see the older versions, and a long run must not keep them.
    private static StoredVersion? Trim(StoredVersion older, DateTimeOffset visibleFrom) =>
        visibleFrom == DateTimeOffset.MinValue ? null : older.Older?.Older is null ? older : older with { Older = older.Older with { Older = null } };
}
