using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignInRecovery.Json;

/// <summary>
/// Reads a list of objects as the list of one text member of each, for example the SKU ids of
/// <c>assignedLicenses</c>. An object without that member makes the line malformed.
/// </summary>
internal abstract class MemberTextListConverter(string member) : JsonConverter<IReadOnlyList<string>>
{
    private readonly byte[] _utf8Member = Encoding.UTF8.GetBytes(member);

    [ThreadStatic]
    private static List<string>? _buffer;

    public override IReadOnlyList<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list of objects was expected.");
        }

        var buffer = _buffer ??= [];
        buffer.Clear();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("A list of objects was expected.");
            }

            buffer.Add(ReadMember(ref reader) ?? throw new JsonException($"An object of the list has no '{member}'."));
        }

        return StringPool.Get(buffer);
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var text in value)
        {
            writer.WriteStartObject();
            writer.WriteString(member, text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The member of the object at the reader; null when it is missing or no text.</summary>
    public string? ReadMember(ref Utf8JsonReader reader)
    {
        string? text = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMember = reader.ValueTextEquals(_utf8Member)
                || (reader.ValueSpan.Length == member.Length && string.Equals(reader.GetString(), member, StringComparison.OrdinalIgnoreCase));
            _ = reader.Read();
            if (isMember && reader.TokenType == JsonTokenType.String)
            {
                text = StringPool.Get(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return text;
    }
}
