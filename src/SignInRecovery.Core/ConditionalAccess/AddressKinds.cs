using System.Buffers.Binary;
using System.Net;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// Addresses as lists of ranges tell them apart: one address of each family for each set of lists that have some address in
/// common, and one that is in no list.
/// </summary>
internal static class AddressKinds
{
    /// <summary>One address of each kind, those in few lists first.</summary>
    /// <param name="lists">The lists of ranges: CIDR, one address, or "lower-upper". Ranges that cannot be read tell nothing apart.</param>
    /// <param name="most">The most kinds.</param>
    /// <returns>The addresses; null when there are more kinds.</returns>
    public static string[]? Of(IReadOnlyList<IEnumerable<string?>> lists, int most)
    {
        var kinds = new Dictionary<(bool IsV6, string Lists), string>();
        foreach (bool isV6 in (bool[])[false, true])
        {
            if (!Add(kinds, [.. Edges(lists, isV6).OrderBy(e => e.At)], lists.Count, isV6, most))
            {
                return null;
            }
        }

        return [.. kinds.OrderBy(k => k.Key.Lists.Length).Select(k => k.Value)];
    }

    // Between two edges nothing changes, so the first address behind each edge stands for the others.
    private static bool Add(Dictionary<(bool IsV6, string Lists), string> kinds, Edge[] edges, int lists, bool isV6, int most)
    {
        int[] depths = new int[lists];
        for (int index = 0; index < edges.Length;)
        {
            UInt128 at = edges[index].At;
            for (; index < edges.Length && edges[index].At == at; index++)
            {
                if (edges[index].List is int list)
                {
                    depths[list] += edges[index].Step;
                }
            }

            _ = kinds.TryAdd((isV6, string.Join(',', Enumerable.Range(0, lists).Where(l => depths[l] > 0))), Print(at, isV6));
            if (kinds.Count > most)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<Edge> Edges(IReadOnlyList<IEnumerable<string?>> lists, bool isV6)
    {
        UInt128 last = isV6 ? UInt128.MaxValue : uint.MaxValue;
        yield return new Edge(UInt128.Zero, null, 0);
        for (int list = 0; list < lists.Count; list++)
        {
            foreach (string? text in lists[list])
            {
                if (AddressRange.TryParse(text, out AddressRange? range) && range.IsV6 == isV6)
                {
                    yield return new Edge(range.First, list, 1);
                    if (range.Last < last)
                    {
                        yield return new Edge(range.Last + 1, list, -1);
                    }
                }
            }
        }
    }

    private static string Print(UInt128 number, bool isV6)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new IPAddress(isV6 ? bytes : bytes[12..]).ToString();
    }

    /// <summary>Where a list begins or ends; without a list, the first address of all.</summary>
    private readonly record struct Edge(UInt128 At, int? List, int Step);
}
