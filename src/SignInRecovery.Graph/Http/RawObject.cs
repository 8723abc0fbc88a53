using System.Buffers;
using System.Text.Json;

namespace SignInRecovery.Graph.Http;

/// <summary>Small looks into raw JSON objects, and their form as a line of a snapshot.</summary>
internal static class RawObject
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes an object as a line: as it is, but without line breaks and without the annotations <c>@odata.context</c>, which
    /// describe the answer and not the object.
    /// </summary>
    public static void WriteLine(ReadOnlySpan<byte> item, IBufferWriter<byte> output)
    {
        if (item.IndexOf("@odata.context"u8) < 0 && item.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            output.Write(item);
            return;
        }

        using var writer = new Utf8JsonWriter(output, Compact);
        var reader = new Utf8JsonReader(item);
        _ = reader.Read();
        Copy(ref reader, writer);
    }

    /// <summary>Writes <c>{"parent": …, "value": …}</c>.</summary>
    public static void WriteOwnedLine(string parent, ReadOnlySpan<byte> item, IBufferWriter<byte> output)
    {
        output.Write("{\"parent\":"u8);
        using (var writer = new Utf8JsonWriter(output, Compact))
        {
            writer.WriteStringValue(parent);
        }

        output.Write(",\"value\":"u8);
        WriteLine(item, output);
        output.Write("}"u8);
    }

    /// <summary>The text of a property at the top of an object; null when there is none.</summary>
    public static string? Text(ReadOnlySpan<byte> item, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(item);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            _ = reader.Read();
            if (isIt)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            reader.Skip();
        }

        return null;
    }

    /// <summary>The value of a property at the top of an object, as raw JSON; empty when there is none or it is null.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> item, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(item);
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            _ = reader.Read();
            var start = (int)reader.TokenStartIndex;
            var isNull = reader.TokenType == JsonTokenType.Null;
            reader.Skip();
            if (isIt)
            {
                return isNull ? default : item[start..(int)reader.BytesConsumed];
            }
        }

        return default;
    }

    /// <summary>Hands over each object of a raw JSON list.</summary>
    public static int ForEach(ReadOnlySpan<byte> list, ItemHandler onItem)
    {
        if (list.IsEmpty)
        {
            return 0;
        }

        var reader = new Utf8JsonReader(list);
        _ = reader.Read();
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            onItem(list[start..(int)reader.BytesConsumed]);
            count++;
        }

        return count;
    }

    /// <summary>Parses an object.</summary>
    public static JsonDocument Parse(ReadOnlySpan<byte> item)
    {
        var reader = new Utf8JsonReader(item);
        return JsonDocument.ParseValue(ref reader);
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject: writer.WriteStartObject(); break;
                case JsonTokenType.EndObject: writer.WriteEndObject(); break;
                case JsonTokenType.StartArray: writer.WriteStartArray(); break;
                case JsonTokenType.EndArray: writer.WriteEndArray(); break;
                case JsonTokenType.PropertyName:
                    if (reader.ValueSpan.EndsWith("@odata.context"u8))
                    {
                        _ = reader.Read();
                        reader.Skip();
                    }
                    else
                    {
                        writer.WritePropertyName(reader.GetString()!);
                    }

                    break;
                case JsonTokenType.String: writer.WriteStringValue(reader.GetString()); break;
                default: writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true); break;
            }
        }
        while (reader.Read());
    }
}
