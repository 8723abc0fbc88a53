using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>
/// A bounded pool of the texts that repeat in a tenant (licence, group and role ids, domains, kinds), so that a
/// million users share them. A slot holds the last text of its hash: the pool cannot grow and needs no lock.
/// </summary>
internal static class StringPool
{
    private const int SlotCount = 1 << 17;
    private const int MaximumUtf8Length = 96;
    private const int MaximumListLength = 16;

    private static string?[]? _texts;
    private static IReadOnlyList<string>?[]? _lists;

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
        ref var slot = ref texts[Hash(utf8) & (SlotCount - 1)];
        var pooled = slot;
        if (pooled is not null && pooled.Length == utf8.Length && Ascii.Equals(utf8, pooled))
        {
            return pooled;
        }

        var text = reader.GetString()!;
        slot = text;
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

        // Pooled texts are mostly the same objects, so their identity is hash enough; else the list is merely not shared.
        var hash = values.Count;
        foreach (var value in values)
        {
            hash = (hash * 31) + RuntimeHelpers.GetHashCode(value);
        }

        var lists = _lists ??= new IReadOnlyList<string>?[SlotCount >> 3];
        ref var slot = ref lists[hash & ((SlotCount >> 3) - 1)];
        var pooled = slot;
        if (pooled is not null && pooled.SequenceEqual(values, StringComparer.Ordinal))
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

    /// <summary>A quick hash, eight bytes at a time: the pool needs spread, not secrecy.</summary>
    private static int Hash(ReadOnlySpan<byte> utf8)
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
