using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignInRecovery.Json;

/// <summary>
/// Reads <c>customSecurityAttributes</c>: attribute set, then attribute, then its values as texts (numbers and
/// switches as JSON writes them). Names are compared without regard to case, as Conditional Access filters do.
/// </summary>
internal sealed class SecurityAttributesConverter
    : JsonConverter<IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>>
{
    public override IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>? Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("An object was expected for customSecurityAttributes.");
        }

        var sets = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(StringComparer.OrdinalIgnoreCase);
        foreach (var set in document.RootElement.EnumerateObject())
        {
            if (!set.Name.Contains('@', StringComparison.Ordinal) && set.Value.ValueKind == JsonValueKind.Object)
            {
                sets[set.Name] = ReadSet(set.Value);
            }
        }

        return sets;
    }

    public override void Write(
        Utf8JsonWriter writer,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> value,
        JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (set, attributes) in value)
        {
            writer.WriteStartObject(set);
            foreach (var (attribute, texts) in attributes)
            {
                writer.WriteStartArray(attribute);
                foreach (var text in texts)
                {
                    writer.WriteStringValue(text);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadSet(JsonElement set)
    {
        var attributes = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in set.EnumerateObject())
        {
            if (!attribute.Name.Contains('@', StringComparison.Ordinal) && attribute.Value.ValueKind != JsonValueKind.Null)
            {
                attributes[attribute.Name] = attribute.Value.ValueKind == JsonValueKind.Array
                    ? [.. attribute.Value.EnumerateArray().Select(Text)]
                    : [Text(attribute.Value)];
            }
        }

        return attributes;
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
