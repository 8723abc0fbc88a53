using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>
/// A bounded pool of the texts that repeat in a tenant (ids of groups, roles and licences, domains, kinds), so that a million
/// users share them. A text has two slots, and the last of its hash stays: the pool cannot grow and needs no lock. Small
/// enough for a processor's cache; the ids of users, which would drive all else out, have <see cref="UserIdPool"/>.
/// </summary>
internal static class StringPool
{
    private const int SlotCount = 1 << 17;
    private const int ListSlotCount = 1 << 14;
    private const int MaximumUtf8Length = 96;
    private const int MaximumListLength = 16;

    private static string?[]? _texts;
    private static string[]?[]? _lists;

    /// <summary>The pool's copy of the reader's string.</summary>
    public static string Get(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > MaximumUtf8Length)
        {
            return reader.GetString()!;
        }

        var utf8 = reader.ValueSpan;
        if (utf8.IsEmpty)
        {
            return "";
        }

        var texts = _texts ??= new string?[SlotCount];
        int slot = Hash(utf8) & (SlotCount - 1);
        string? first = texts[slot];
        if (first is not null && Is(first, utf8))
        {
            return first;
        }

        string? second = texts[slot ^ 1];
        if (second is not null && Is(second, utf8))
        {
            return second;
        }

        var text = reader.GetString()!;
        texts[first is null || second is not null ? slot : slot ^ 1] = text;
        return text;
    }

    /// <summary>The pool's copy of a list of pooled texts.</summary>
    public static IReadOnlyList<string> Get(List<string> values)
    {
        if (values.Count == 0)
        {
            return [];
        }

        if (values.Count > MaximumListLength)
        {
            return values.ToArray();
        }

        var lists = _lists ??= new string[]?[ListSlotCount];
        ref string[]? slot = ref lists[Hash(values) & (ListSlotCount - 1)];
        string[]? pooled = slot;
        if (pooled is not null && Are(pooled, values))
        {
            return pooled;
        }

        var list = values.ToArray();
        slot = list;
        return list;
    }

    /// <summary>Lets go of the pooled texts. Texts in use stay valid; call it when a snapshot has been read.</summary>
    public static void Clear()
    {
        _texts = null;
        _lists = null;
    }

    /// <summary>Whether a text is the same as another in UTF-8.</summary>
    public static bool Is(string text, ReadOnlySpan<byte> utf8) => text.Length == utf8.Length && Ascii.Equals(utf8, text);

    private static bool Are(string[] texts, List<string> values)
    {
        if (texts.Length != values.Count)
        {
            return false;
        }

        for (int i = 0; i < texts.Length; i++)
        {
            if (!string.Equals(texts[i], values[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A hash of what tells ids and names apart: their lengths, ends and middles.</summary>
    private static int Hash(List<string> values)
    {
        int hash = values.Count;
        foreach (string value in values)
        {
            int length = value.Length;
            hash = length == 0 ? hash : (hash * 31) + length + (value[0] << 8) + (value[length / 2] << 4) + (value[length - 1] << 2) + (value[(length - 1) / 3] << 6);
        }

        return hash ^ (hash >> 14);
    }

    /// <summary>A quick hash, eight bytes at a time: the pool needs spread, not secrecy.</summary>
    public static int Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        var hash = (ulong)utf8.Length;
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..])
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8)) * Multiplier, 29);
        }

        foreach (var value in utf8)
        {
            hash = (hash ^ value) * Multiplier;
        }

        return (int)((hash * Multiplier) >> 33);
    }
}
