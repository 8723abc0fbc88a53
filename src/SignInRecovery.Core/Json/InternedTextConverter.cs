using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignInRecovery.Json;

/// <summary>Reads a text that repeats in a tenant through the <see cref="StringPool"/>.</summary>
internal sealed class InternedTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader);

    /// <summary>The text at the reader, or null.</summary>
    public static string? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => StringPool.Get(ref reader),
        JsonTokenType.Null => null,
        _ => throw new JsonException("A text was expected."),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
