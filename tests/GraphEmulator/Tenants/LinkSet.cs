namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>Which object is related to which: members of groups, owners, members of administrative units, managers.</summary>
internal sealed class LinkSet
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Link>> _from = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Link>> _to = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILinkSource? _generated;
    private readonly Dictionary<(string From, string To), DateTimeOffset> _withdrawn = [];

    internal LinkSet(ILinkSource? generated = null) => _generated = generated;

    internal IReadOnlyList<string> Targets(string from, DateTimeOffset now) =>
        Read(_from, from, link => link.To, now, _generated?.Targets(from), target => (from, target));

    internal IReadOnlyList<string> Origins(string to, DateTimeOffset now) =>
        Read(_to, to, link => link.From, now, _generated?.Origins(to), origin => (origin, to));

    /// <summary>Whether writers see the link.</summary>
    internal bool Has(string from, string to)
    {
        lock (_lock)
        {
            return Find(from, to) is not null || HasGenerated(from, to);
        }
    }

    internal bool Add(string from, string to, DateTimeOffset visibleFrom)
    {
        lock (_lock)
        {
            if (Find(from, to) is not null || HasGenerated(from, to))
            {
                return false;
            }

            var link = new Link(from, to) { VisibleFrom = visibleFrom };
            Append(_from, from, link);
            Append(_to, to, link);
            return true;
        }
    }

    internal bool Remove(string from, string to, DateTimeOffset hiddenFrom)
    {
        lock (_lock)
        {
            if (Find(from, to) is { } link)
            {
                link.HiddenFrom = hiddenFrom;
                return true;
            }

            if (HasGenerated(from, to))
            {
                _withdrawn[(from, to)] = hiddenFrom;
                return true;
            }

            return false;
        }
    }

    private static void Append(Dictionary<string, List<Link>> index, string key, Link link)
    {
        if (!index.TryGetValue(key, out var links))
        {
            index[key] = links = [];
        }

        links.Add(link);
    }

    private Link? Find(string from, string to) =>
        _from.TryGetValue(from, out var links)
            ? links.Find(link => link.HiddenFrom is null && string.Equals(link.To, to, StringComparison.OrdinalIgnoreCase))
            : null;

    private bool HasGenerated(string from, string to) =>
        _generated is not null && !_withdrawn.ContainsKey((from, to)) && _generated.Has(from, to);

    private IReadOnlyList<string> Read(
        Dictionary<string, List<Link>> index,
        string key,
        Func<Link, string> other,
        DateTimeOffset now,
        IReadOnlyList<string>? generated,
        Func<string, (string From, string To)> pair)
    {
        lock (_lock)
        {
            var kept = index.TryGetValue(key, out var links) ? links : [];
            if (kept.Count == 0 && _withdrawn.Count == 0)
            {
                // As it is: two hundred thousand computed members are never listed at once.
                return generated ?? [];
            }

            return
            [
                .. (generated ?? []).Where(id => !_withdrawn.TryGetValue(pair(id), out var hidden) || hidden > now),
                .. kept.Where(link => link.VisibleFrom <= now && (link.HiddenFrom is not { } hidden || hidden > now)).Select(other),
            ];
        }
    }

    private sealed record Link(string From, string To)
    {
        internal DateTimeOffset VisibleFrom { get; init; }

        internal DateTimeOffset? HiddenFrom { get; set; }
    }
}
