using SignInRecovery.Gateway;
using SignInRecovery.Graph.Http;
using SignInRecovery.Tenants;

namespace SignInRecovery.Graph.Collection;

/// <summary>One thing to read: a list or an object, of one section. It remembers how it went.</summary>
internal sealed class Ask(SectionDeclaration section, string path, ItemHandler onItem)
{
    private string _path = path;
    private IdSet? _ids;

    /// <summary>The ids that were taken, when several asks may bring the same object; null for a set of the ask's own.</summary>
    public IdSet? SharedIds { get => _ids; init => _ids = value; }

    /// <summary>The section that it is part of.</summary>
    public SectionDeclaration Section => section;

    /// <summary>The path below the version, with its query.</summary>
    public string Path => _path;

    /// <summary>Whether the header <c>ConsistencyLevel: eventual</c> is sent, for counts and casts.</summary>
    public bool IsEventual { get; init; }

    /// <summary>Whether an object that is gone is no fault, as a user who was deleted since.</summary>
    public bool MayBeGone { get; init; }

    /// <summary>Whether the first page is all that is wanted, as for a count.</summary>
    public bool IsFirstPageOnly { get; init; }

    /// <summary>Where to begin when an earlier collection was cut off; null at the beginning.</summary>
    public string? StartAt { get; set; }

    /// <summary>Told after each page where the list goes on; null for nobody.</summary>
    public Action<string?>? OnPage { get; init; }

    /// <summary>Why it could not be read; null when it could.</summary>
    public DirectoryException? Fault { get; set; }

    /// <summary>The objects that were taken, each once.</summary>
    public long Items { get; private set; }

    /// <summary>The objects that there are, by the service; null when it did not say.</summary>
    public long? Count { get; set; }

    /// <summary>The pages that had to follow one another.</summary>
    public int Pages { get; private set; }

    /// <summary>Takes the objects of a page; objects that came before are left out.</summary>
    public GraphPage TakePage(ReadOnlySpan<byte> body)
    {
        var page = GraphPage.Read(body, Take);
        Count ??= page.Count;
        Pages++;
        return IsFirstPageOnly ? page with { Next = null } : page;
    }

    /// <summary>
    /// Gives up the wish for large pages, when the service refuses the request as it is: not every list documents that it
    /// takes one.
    /// </summary>
    /// <returns>Whether there was such a wish, so that asking again makes sense.</returns>
    public bool TryDropPageSize()
    {
        var start = _path.IndexOf("$top=", StringComparison.Ordinal);
        if (Fault is not { Status: 400 } || Items > 0 || start < 0)
        {
            return false;
        }

        var end = _path.IndexOf('&', start);
        _path = end < 0 ? _path[..(start - 1)] : _path[..start] + _path[(end + 1)..];
        Fault = null;
        StartAt = null;
        return true;
    }

    /// <summary>Forgets the ids, when nothing more comes.</summary>
    public void Forget() => _ids = null;

    /// <summary>Says that objects were taken before, by an earlier collection.</summary>
    public void Remember(IEnumerable<string> ids)
    {
        _ids ??= new IdSet();
        foreach (var id in ids)
        {
            Items += _ids.Add(id) ? 1 : 0;
        }
    }

    private void Take(ReadOnlySpan<byte> item)
    {
        if ((_ids ??= new IdSet()).Add(item))
        {
            Items++;
            onItem(item);
        }
    }
}
