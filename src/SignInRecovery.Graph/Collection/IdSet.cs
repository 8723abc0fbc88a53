using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Collection;

/// <summary>The ids of the objects of one list, so that an object that comes on two pages is taken once. Most are GUIDs, which take little room. Any thread may add.</summary>
internal sealed class IdSet
{
    private readonly HashSet<Guid> _guids = [];
    private HashSet<string>? _texts;

    /// <summary>Adds the id of an object; an object without one is always new.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(ReadOnlySpan<byte> item) => RawObject.Text(item, "id"u8) is not { } id || Add(id);

    /// <summary>Adds an id.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(string id)
    {
        lock (_guids)
        {
            return id.Length == 36 && Guid.TryParseExact(id, "D", out var guid)
                ? _guids.Add(guid)
                : (_texts ??= new HashSet<string>(StringComparer.Ordinal)).Add(id);
        }
    }
}
