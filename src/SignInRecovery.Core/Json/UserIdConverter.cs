using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignInRecovery.Json;

/// <summary>Reads the id of the user whom an object is or belongs to, through the <see cref="UserIdPool"/>.</summary>
internal sealed class UserIdConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <summary>The id at the reader, or null.</summary>
    public static string? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => UserIdPool.Get(ref reader),
        JsonTokenType.Null => null,
        _ => throw new JsonException("A text was expected."),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
