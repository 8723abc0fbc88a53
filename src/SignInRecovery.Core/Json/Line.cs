using System.Text;
using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>Reads the two forms of line: a bare object, and a value with the id of its owner.</summary>
internal static class Line
{
    /// <summary>The id selector for a record that has no id of its own.</summary>
    public static string NoId<T>(T record) => "-";

    /// <summary>Reads a bare object; an object without its id is malformed.</summary>
    public static T Read<T>(ReadOnlySpan<byte> utf8, RecordReader<T> read, Func<T, string?> id)
        where T : class
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            _ = reader.Read();
            T record = read(ref reader);
            Close(ref reader);
            return string.IsNullOrWhiteSpace(id(record)) ? throw new JsonException("The object has no id.") : record;
        }
        catch (JsonException exception)
        {
            throw JsonPlace.Add(utf8, in reader, exception);
        }
        catch (InvalidOperationException exception)
        {
            throw JsonPlace.Add(utf8, in reader, NotText(exception));
        }
    }

    /// <summary>The value of a <c>{"parent":...,"value":...}</c> line, and the parent.</summary>
    public static ReadOnlySpan<byte> Unwrap(ReadOnlySpan<byte> utf8, out string parent)
    {
        try
        {
            return Split(utf8, out parent);
        }
        catch (InvalidOperationException exception)
        {
            throw NotText(exception);
        }
    }

    /// <summary>A reader that stands on the object of a line.</summary>
    public static Utf8JsonReader Open(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? reader : throw new JsonException("An object was expected.");
    }

    /// <summary>Asserts that nothing follows the object; the reader throws if something does.</summary>
    public static void Close(ref Utf8JsonReader reader) => _ = reader.Read();

    /// <summary>True when the reader stands on the name of the owner's id.</summary>
    public static bool IsParent(ref Utf8JsonReader reader) => Names(ref reader, "parent"u8);

    /// <summary>True when the reader stands on the name of the value.</summary>
    public static bool IsValue(ref Utf8JsonReader reader) => Names(ref reader, "value"u8);

    /// <summary>The owner's id; a line without it is malformed.</summary>
    public static string Parent(string? parent) =>
        string.IsNullOrWhiteSpace(parent) ? throw new JsonException("The line has no 'parent'.") : parent;

    /// <summary>
    /// The exception for a text that is no valid UTF-8 or UTF-16, which the plain reader reports as an invalid operation.
    /// </summary>
    public static JsonException NotText(InvalidOperationException cause) => new("The line holds a text with invalid characters.", cause);

    private static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> utf8, out string parent)
    {
        string? owner = null;
        ReadOnlySpan<byte> value = default;
        var reader = Open(utf8);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isParent = IsParent(ref reader);
            var isValue = !isParent && IsValue(ref reader);
            _ = reader.Read();
            if (isParent && reader.TokenType == JsonTokenType.String)
            {
                owner = StringPool.Get(ref reader);
            }
            else
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                value = isValue ? utf8[start..(int)reader.BytesConsumed] : value;
            }
        }

        Close(ref reader);
        parent = Parent(owner);
        return value.IsEmpty ? throw new JsonException("The line has no 'value'.") : value;
    }

    private static bool Names(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueTextEquals(name) || (!reader.ValueIsEscaped && Ascii.EqualsIgnoreCase(reader.ValueSpan, name));
}
