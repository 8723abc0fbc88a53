using System.Buffers.Binary;
using System.Net;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// Addresses as lists of ranges tell them apart: one address of each family for each set of lists that have some address in
/// common, and one that is in no list. Plain loops over classes: generic code over value types would be compiled anew in every
/// process (docs/performance.md, the first call).
/// </summary>
internal static class AddressKinds
{
    /// <summary>One address of each kind, those in few lists first.</summary>
    /// <param name="lists">The lists of ranges: CIDR, one address, or "lower-upper". Ranges that cannot be read tell nothing apart.</param>
    /// <param name="most">The most kinds.</param>
    /// <returns>The addresses; null when there are more kinds.</returns>
    public static string[]? Of(IReadOnlyList<IEnumerable<string?>> lists, int most)
    {
        var kinds = new Dictionary<string, Kind>(StringComparer.Ordinal);
        if (!Add(kinds, lists, isV6: false, most) || !Add(kinds, lists, isV6: true, most))
        {
            return null;
        }

        Kind[] all = [.. kinds.Values];
        Array.Sort(all, static (left, right) => left.Lists != right.Lists ? left.Lists.CompareTo(right.Lists) : left.Number.CompareTo(right.Number));
        return Array.ConvertAll(all, static k => k.Address);
    }

    // Between two edges nothing changes, so the first address behind each edge stands for the others.
    private static bool Add(Dictionary<string, Kind> kinds, IReadOnlyList<IEnumerable<string?>> lists, bool isV6, int most)
    {
        Edge[] edges = Edges(lists, isV6);
        int[] depths = new int[lists.Count];
        for (int index = 0; index < edges.Length;)
        {
            UInt128 at = edges[index].At;
            for (; index < edges.Length && edges[index].At == at; index++)
            {
                if (edges[index].List >= 0)
                {
                    depths[edges[index].List] += edges[index].Step;
                }
            }

            var key = new System.Text.StringBuilder(isV6 ? "6" : "4");
            int inside = 0;
            for (int list = 0; list < depths.Length; list++)
            {
                if (depths[list] > 0)
                {
                    inside++;
                    _ = key.Append(',').Append(list);
                }
            }

            string name = key.ToString();
            if (!kinds.ContainsKey(name))
            {
                kinds.Add(name, new Kind(Print(at, isV6), inside, kinds.Count));
                if (kinds.Count > most)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static Edge[] Edges(IReadOnlyList<IEnumerable<string?>> lists, bool isV6)
    {
        UInt128 last = isV6 ? UInt128.MaxValue : uint.MaxValue;
        var edges = new List<Edge> { new(UInt128.Zero, -1, 0) };
        for (int list = 0; list < lists.Count; list++)
        {
            foreach (string? text in lists[list])
            {
                if (AddressRange.TryParse(text, out AddressRange? range) && range.IsV6 == isV6)
                {
                    edges.Add(new Edge(range.First, list, 1));
                    if (range.Last < last)
                    {
                        edges.Add(new Edge(range.Last + 1, list, -1));
                    }
                }
            }
        }

        edges.Sort(static (left, right) => left.At.CompareTo(right.At));
        return [.. edges];
    }

    private static string Print(UInt128 number, bool isV6)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new IPAddress(isV6 ? bytes : bytes[12..]).ToString();
    }

    /// <summary>Where a list begins or ends; list -1 is the first address of all.</summary>
    private sealed class Edge(UInt128 at, int list, int step)
    {
        public UInt128 At => at;

        public int List => list;

        public int Step => step;
    }

    /// <summary>An address, in how many lists it is, and when it was found.</summary>
    private sealed class Kind(string address, int lists, int number)
    {
        public string Address => address;

        public int Lists => lists;

        public int Number => number;
    }
}
