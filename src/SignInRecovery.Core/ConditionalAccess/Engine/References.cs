namespace SignInRecovery.ConditionalAccess;

/// <summary>The ids that the policies name, each with a number in the order in which it was first named.</summary>
internal sealed class References
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _ids = [];

    /// <summary>The ids in the order of their numbers.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The number of 64-bit words that hold one bit for each id.</summary>
    public int Words => (_ids.Count + 63) >> 6;

    /// <summary>The number of an id, given to it when it has none yet.</summary>
    public int Add(string id)
    {
        if (!_indexes.TryGetValue(id, out int index))
        {
            index = _ids.Count;
            _indexes.Add(id, index);
            _ids.Add(id);
        }

        return index;
    }

    /// <summary>The number of an id, or -1 when no policy names it.</summary>
    public int Find(string id) => _indexes.TryGetValue(id, out int index) ? index : -1;

    /// <summary>A set with the ids in it.</summary>
    public static ulong[] Bits(IEnumerable<int> indexes)
    {
        ulong[] bits = [];
        foreach (int index in indexes)
        {
            int word = index >> 6;
            if (word >= bits.Length)
            {
                Array.Resize(ref bits, word + 1);
            }

            bits[word] |= 1UL << (index & 63);
        }

        return bits;
    }
}
