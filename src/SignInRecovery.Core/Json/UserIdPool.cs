using System.Numerics;
using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>
/// The ids of a tenant's users while its sections are read side by side: one text for the user, his registration details and
/// his memberships. Sections mostly list the users in one order, so the id that another section had at the same place is
/// tried first; a table with room for all of them, which takes a walk through the memory for each, serves the rest.
/// </summary>
internal static class UserIdPool
{
    private const int MaximumUsers = 1 << 22;
    private const int IdLength = 36;

    private static string?[]? _order;
    private static string?[]? _table;

    [ThreadStatic]
    private static int _next;

    /// <summary>Makes room for a tenant's users.</summary>
    /// <param name="users">How many there are; null when nobody has counted.</param>
    public static void Open(long? users)
    {
        int count = (int)Math.Clamp(users ?? 0, 0, MaximumUsers);
        _order = new string?[count];
        _table = new string?[BitOperations.RoundUpToPowerOf2((uint)(2 * count) + 2)];
    }

    /// <summary>Says that this thread begins with the first line of a section.</summary>
    public static void BeginSection() => _next = 0;

    /// <summary>The pool's copy of the id at the reader.</summary>
    public static string Get(ref Utf8JsonReader reader)
    {
        string?[]? order = _order;
        int place = _next++;
        if (order is null || reader.ValueIsEscaped || reader.ValueSpan.Length != IdLength)
        {
            return StringPool.Get(ref reader);
        }

        if (place >= order.Length)
        {
            return FromTable(ref reader);
        }

        string? expected = order[place];
        if (expected is not null && StringPool.Is(expected, reader.ValueSpan))
        {
            return expected;
        }

        string id = FromTable(ref reader);
        if (expected is null)
        {
            order[place] = id;
        }

        return id;
    }

    /// <summary>Lets go of the ids. Those in use stay valid; call it when a snapshot has been read.</summary>
    public static void Clear()
    {
        _order = null;
        _table = null;
    }

    private static string FromTable(ref Utf8JsonReader reader)
    {
        string?[]? table = _table;
        if (table is null)
        {
            return reader.GetString()!;
        }

        int slot = StringPool.Hash(reader.ValueSpan) & (table.Length - 1);
        string? first = table[slot];
        if (first is not null && StringPool.Is(first, reader.ValueSpan))
        {
            return first;
        }

        string? second = table[slot ^ 1];
        if (second is not null && StringPool.Is(second, reader.ValueSpan))
        {
            return second;
        }

        string id = reader.GetString()!;
        table[first is null || second is not null ? slot : slot ^ 1] = id;
        return id;
    }
}
