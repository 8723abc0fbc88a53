using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>
/// The texts by which Graph names the members of an enum, and their reading without regard to case. A text that names no
/// member, <c>unknownFutureValue</c> included, is <c>Unrecognized</c>: the member 0, or a bit of its own in a flags enum, so
/// that "something else too" is never lost. The table knows numbers, not the enum: one code serves all enums.
/// </summary>
internal sealed class EnumTable
{
    private const string TypePrefix = "#microsoft.graph.";

    private readonly string _name;
    private readonly bool _isFlags;
    private readonly int _unrecognized;
    private readonly Dictionary<string, int> _byText = new(StringComparer.OrdinalIgnoreCase);
    private readonly (byte[] Utf8, int Value)[] _byUtf8;

    /// <param name="name">The enum's name, for messages.</param>
    /// <param name="texts">The texts as <c>text=number</c>, separated by commas; the one without a text is <c>Unrecognized</c>.</param>
    /// <param name="isFlags">Whether several members may be set at once.</param>
    public EnumTable(string name, string texts, bool isFlags)
    {
        _name = name;
        _isFlags = isFlags;
        string[] members = texts.Split(',');
        var byUtf8 = new List<(byte[], int)>(members.Length);
        foreach (string member in members)
        {
            int equals = member.LastIndexOf('=');
            int value = int.Parse(member.AsSpan(equals + 1), CultureInfo.InvariantCulture);
            if (equals == 0)
            {
                _unrecognized = value;
                continue;
            }

            string text = member[..equals];
            _byText[text] = value;
            byUtf8.Add((Encoding.UTF8.GetBytes(text), value));
        }

        _byUtf8 = [.. byUtf8];
    }

    /// <summary>Reads a member, or the members of a flags enum.</summary>
    public int Read(ref Utf8JsonReader reader)
    {
        if (_isFlags)
        {
            return ReadFlags(ref reader);
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"A text was expected for {_name}.");
        }

        return TryRead(ref reader, out int value) ? value : _unrecognized;
    }

    /// <summary>Reads a list.</summary>
    public int[] ReadList(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list was expected.");
        }

        var values = new List<int>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(Read(ref reader));
        }

        return values.ToArray();
    }

    /// <summary>Whether a text names a member.</summary>
    public bool Knows(string text) => TryParse(text, out _);

    /// <summary>The texts of a value: its parts where it is a flags enum's.</summary>
    public string[] Parts(string text) =>
        _isFlags ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [text];

    /// <summary>The member that a text names, or false for a text that names none.</summary>
    public bool TryParse(ReadOnlySpan<char> text, out int value)
    {
        text = text.Trim();
        if (text.StartsWith(TypePrefix, StringComparison.OrdinalIgnoreCase))
        {
            text = text[TypePrefix.Length..];
        }

        return _byText.TryGetValue(text.ToString(), out value);
    }

    /// <summary>The member that the reader's string names; the common spelling is matched without making a string.</summary>
    private bool TryRead(ref Utf8JsonReader reader, out int value)
    {
        if (!reader.ValueIsEscaped)
        {
            foreach ((byte[] utf8, int member) in _byUtf8)
            {
                if (reader.ValueSpan.SequenceEqual(utf8))
                {
                    value = member;
                    return true;
                }
            }
        }

        return TryParse(reader.GetString(), out value);
    }

    private int ReadFlags(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ParseFlags(reader.GetString()!);
            case JsonTokenType.StartArray:
                int bits = 0;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    bits |= reader.TokenType == JsonTokenType.String
                        ? ParseFlags(reader.GetString()!)
                        : throw new JsonException($"A list of texts was expected for {_name}.");
                }

                return bits;
            default:
                throw new JsonException($"A text or a list of texts was expected for {_name}.");
        }
    }

    private int ParseFlags(string text)
    {
        int bits = 0;
        foreach (string part in Parts(text))
        {
            bits |= TryParse(part, out int value) ? value : _unrecognized;
        }

        return bits;
    }
}
