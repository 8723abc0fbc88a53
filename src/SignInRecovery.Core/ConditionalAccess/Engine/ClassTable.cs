using System.Runtime.CompilerServices;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Numbers different rows of bits in the order in which they come, without an object for each question.</summary>
/// <param name="words">The length of a row.</param>
internal sealed class ClassTable(int words)
{
    private readonly List<int> _firsts = [];
    private ulong[] _rows = new ulong[words * 64];
    private int[] _buckets = new int[256];

    /// <summary>The length of a row.</summary>
    public int Words => words;

    /// <summary>For each number the user with whom its row came first.</summary>
    public int[] Firsts() => [.. _firsts];

    /// <summary>The number of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="user">The user whose row it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Add(ReadOnlySpan<ulong> row, int user)
    {
        int mask = _buckets.Length - 1;
        for (int slot = Hash(row) & mask; ; slot = (slot + 1) & mask)
        {
            int number = _buckets[slot] - 1;
            if (number >= 0)
            {
                if (row.SequenceEqual(_rows.AsSpan(number * words, words)))
                {
                    return number;
                }

                continue;
            }

            number = _firsts.Count;
            _firsts.Add(user);
            if (_rows.Length < _firsts.Count * words)
            {
                Array.Resize(ref _rows, _rows.Length * 2);
            }

            row.CopyTo(_rows.AsSpan(number * words, words));
            _buckets[slot] = number + 1;
            if (_firsts.Count * 2 > _buckets.Length)
            {
                Grow();
            }

            return number;
        }
    }

    /// <summary>Adds the rows to another table.</summary>
    /// <param name="other">The other table.</param>
    /// <returns>For each number here its number there.</returns>
    public int[] MoveInto(ClassTable other)
    {
        int[] numbers = new int[_firsts.Count];
        for (int number = 0; number < numbers.Length; number++)
        {
            numbers[number] = other.Add(_rows.AsSpan(number * words, words), _firsts[number]);
        }

        return numbers;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Hash(ReadOnlySpan<ulong> row)
    {
        ulong hash = 0x9E3779B97F4A7C15;
        foreach (ulong word in row)
        {
            hash = (hash ^ word) * 0xBF58476D1CE4E5B9;
            hash ^= hash >> 29;
        }

        return (int)(hash >> 16) & int.MaxValue;
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 2];
        int mask = _buckets.Length - 1;
        for (int number = 0; number < _firsts.Count; number++)
        {
            int slot = Hash(_rows.AsSpan(number * words, words)) & mask;
            while (_buckets[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _buckets[slot] = number + 1;
        }
    }
}
