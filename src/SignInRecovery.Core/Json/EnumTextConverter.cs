using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignInRecovery.Json;

/// <summary>
/// Reads an enum by Graph's name, without regard to case. A text that names no member, <c>unknownFutureValue</c>
/// included, becomes <c>Unrecognized</c>, the member 0 of every such enum.
/// </summary>
internal sealed class EnumTextConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"A text was expected for {typeof(TEnum).Name}.");
        }

        return EnumTexts<TEnum>.TryParse(ref reader, out var value) ? value : default;
    }

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(EnumTexts<TEnum>.Print(value));
}
