using System.Text;
using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>
/// The reading of single values for the generated readers. A wrong kind of value is a <see cref="JsonException"/>; where it
/// stands is found by <see cref="JsonPlace"/>.
/// </summary>
internal static class JsonValues
{
    /// <summary>A text, or null.</summary>
    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        _ => throw new JsonException("A text was expected."),
    };

    /// <summary>A text, or null; no second copy of a text that another member has.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="other">The other member's text, as far as it was read.</param>
    public static string? Text(ref Utf8JsonReader reader, string? other) =>
        other is not null && reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && reader.ValueSpan.Length == other.Length && Ascii.Equals(reader.ValueSpan, other)
            ? other
            : Text(ref reader);

    /// <summary>True, false or null.</summary>
    public static bool? Switch(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw new JsonException("True or false was expected."),
    };

    /// <summary>A whole number, or null.</summary>
    public static int? Number(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt32(out int number) => number,
        JsonTokenType.Null => null,
        _ => throw new JsonException("A whole number was expected."),
    };

    /// <summary>A list of records. A null in the list is no record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="reader">The reader, on the beginning of the list.</param>
    /// <param name="read">Reads one of them.</param>
    public static IReadOnlyList<T> List<T>(ref Utf8JsonReader reader, RecordReader<T> read)
        where T : class
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list was expected.");
        }

        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(read(ref reader));
        }

        return list.Count == 0 ? [] : list.ToArray();
    }

    /// <summary>Whether the value is null.</summary>
    public static bool IsNull(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null;

    /// <summary>Whether the value says nothing; if so the reader is moved to its end.</summary>
    public static bool IsBlank(ref Utf8JsonReader reader)
    {
        var probe = reader;
        if (!Blank.Skip(ref probe))
        {
            return false;
        }

        reader = probe;
        return true;
    }

    /// <summary>Moves to the name of the next member; false at the end of the object.</summary>
    public static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Asserts that an object begins here.</summary>
    public static void ExpectObject(ref Utf8JsonReader reader, string record)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"An object was expected for {record}.");
        }
    }

    /// <summary>The exception for an object without a member that it must have.</summary>
    public static JsonException Lacks(string record, string member) => new($"The {record} has no '{member}'.");
}
