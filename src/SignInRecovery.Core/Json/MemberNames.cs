using System.Text;
using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>
/// The names of a record's members, found in JSON without regard to case. Objects of one kind name their members in one
/// order, so the search begins behind the member that was found last.
/// </summary>
internal sealed class MemberNames
{
    private readonly byte[][] _names;

    /// <param name="names">The names, separated by commas.</param>
    public MemberNames(string names)
    {
        string[] texts = names.Split(',');
        _names = new byte[texts.Length][];
        for (int i = 0; i < texts.Length; i++)
        {
            _names[i] = Encoding.UTF8.GetBytes(texts[i]);
        }
    }

    /// <summary>The number of the member whose name the reader stands on, or -1.</summary>
    /// <param name="reader">The reader, on a name.</param>
    /// <param name="next">Where to begin; set to the member behind the one that was found.</param>
    public int Find(ref Utf8JsonReader reader, ref int next)
    {
        ReadOnlySpan<byte> name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        byte[][] names = _names;
        for (int i = next; i < names.Length; i++)
        {
            if (name.SequenceEqual(names[i]))
            {
                next = i + 1;
                return i;
            }
        }

        for (int i = 0; i < next; i++)
        {
            if (name.SequenceEqual(names[i]))
            {
                next = i + 1;
                return i;
            }
        }

        return FindAnyCase(name);
    }

    /// <summary>The number of the member of a name, or -1.</summary>
    public int Find(string name) => FindAnyCase(Encoding.UTF8.GetBytes(name));

    private int FindAnyCase(ReadOnlySpan<byte> name)
    {
        for (int i = 0; i < _names.Length; i++)
        {
            if (name.Length == _names[i].Length && Ascii.EqualsIgnoreCase(name, _names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
