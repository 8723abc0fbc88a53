using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SignInRecovery.Json;

/// <summary>Reads the two forms of line: a bare object, and a value with the id of its owner.</summary>
internal static class Line
{
    /// <summary>The text by which a record without an id of its own is let through.</summary>
    public static string NoId<T>(T record) => "-";

    /// <summary>
    /// The exception for a text that is no valid UTF-8 or UTF-16, which the plain reader reports as an invalid operation.
    /// </summary>
    public static JsonException NotText(InvalidOperationException cause) => new("The line holds a text with invalid characters.", cause);

    /// <summary>Reads a bare object; an object without its id is malformed.</summary>
    public static T Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> type, Func<T, string?> id)
        where T : class
    {
        var record = JsonSerializer.Deserialize(utf8, type) ?? throw new JsonException("The line says null.");
        return string.IsNullOrWhiteSpace(id(record)) ? throw new JsonException("The object has no id.") : record;
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

    private static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> utf8, out string parent)
    {
        string? owner = null;
        ReadOnlySpan<byte> value = default;
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object with 'parent' and 'value' was expected.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isParent = Names(ref reader, "parent");
            var isValue = !isParent && Names(ref reader, "value");
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

        // One more read shows whether anything follows the object.
        _ = reader.Read();
        parent = string.IsNullOrWhiteSpace(owner) ? throw new JsonException("The line has no 'parent'.") : owner;
        return value.IsEmpty ? throw new JsonException("The line has no 'value'.") : value;
    }

    private static bool Names(ref Utf8JsonReader reader, string name) =>
        reader.ValueTextEquals(name) || string.Equals(reader.GetString(), name, StringComparison.OrdinalIgnoreCase);
}
