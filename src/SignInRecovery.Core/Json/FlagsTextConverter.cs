using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignInRecovery.Json;

/// <summary>
/// Reads a flags enum from Graph's comma-joined text or from a list of texts. A part that names no member sets the
/// <c>Unrecognized</c> bit, which every such enum has, so that "something else too" is never lost.
/// </summary>
internal sealed class FlagsTextConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum UnrecognizedBit = Enum.Parse<TEnum>("Unrecognized");

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var bits = 0;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                bits = Parse(reader.GetString());
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (reader.TokenType != JsonTokenType.String)
                    {
                        throw new JsonException($"A list of texts was expected for {typeof(TEnum).Name}.");
                    }

                    bits |= Parse(reader.GetString());
                }

                break;
            default:
                throw new JsonException($"A text or a list of texts was expected for {typeof(TEnum).Name}.");
        }

        return Unsafe.As<int, TEnum>(ref bits);
    }

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(EnumTexts<TEnum>.PrintFlags(value));

    private static int Parse(ReadOnlySpan<char> text)
    {
        var bits = 0;
        while (!text.IsEmpty)
        {
            var comma = text.IndexOf(',');
            var part = (comma < 0 ? text : text[..comma]).Trim();
            text = comma < 0 ? default : text[(comma + 1)..];
            if (!part.IsEmpty)
            {
                var value = EnumTexts<TEnum>.TryParse(part, out var member) ? member : UnrecognizedBit;
                bits |= Unsafe.As<TEnum, int>(ref value);
            }
        }

        return bits;
    }
}
