using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignInRecovery.Json;

/// <summary>
/// Reads the switches for which Graph documents null as "no" (for example <c>onPremisesSyncEnabled</c> of an object
/// that was never synchronised). A null on the line is false; a member that is not on the line stays null, unknown.
/// </summary>
internal sealed class NullMeansFalseConverter : JsonConverter<bool?>
{
    public override bool HandleNull => true;

    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <summary>The switch at the reader.</summary>
    public static bool? ReadValue(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Null or JsonTokenType.False => false,
            JsonTokenType.True => true,
            _ => throw new JsonException("True, false or null was expected."),
        };

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } isOn)
        {
            writer.WriteBooleanValue(isOn);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
