using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace SignInRecovery.Graph.Http;

/// <summary>The JSON of a batch and of its answer (json-batching, 2025-02-21).</summary>
internal static class BatchParts
{
    /// <summary>The most parts of a batch.</summary>
    public const int MaximumParts = 20;

    /// <summary>Takes one part of the answer: its number, status, Retry-After and body in JSON. The bytes are lent for the call.</summary>
    public delegate void PartHandler(int index, int status, string? retryAfter, string? challenge, ReadOnlySpan<byte> body);

    /// <summary>Writes a batch of reading requests.</summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<BatchCall> calls)
    {
        var output = new ArrayBufferWriter<byte>(4_096);
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("requests"u8);
            for (var index = 0; index < calls.Count; index++)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, index.ToString(CultureInfo.InvariantCulture));
                writer.WriteString("method"u8, "GET"u8);
                writer.WriteString("url"u8, calls[index].Path);
                writer.WriteStartObject("headers"u8);
                writer.WriteString("Prefer"u8, "include-unknown-enum-members"u8);
                if (calls[index].IsEventual)
                {
                    writer.WriteString("ConsistencyLevel"u8, "eventual"u8);
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    /// <summary>Reads the answer. Parts may come in any order, and some may be left out.</summary>
    /// <exception cref="JsonException">It is no answer to a batch.</exception>
    public static void Read(ReadOnlySpan<byte> body, PartHandler onPart)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer to the batch is no object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isResponses = reader.ValueTextEquals("responses"u8);
            _ = reader.Read();
            if (!isResponses || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadPart(ref reader, body, onPart);
            }
        }
    }

    private static void ReadPart(ref Utf8JsonReader reader, ReadOnlySpan<byte> answer, PartHandler onPart)
    {
        var index = -1;
        var status = 0;
        string? retryAfter = null;
        string? challenge = null;
        var part = Range.EndAt(0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                _ = reader.Read();
                index = reader.TokenType == JsonTokenType.String && int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;
            }
            else if (reader.ValueTextEquals("status"u8))
            {
                _ = reader.Read();
                status = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("headers"u8))
            {
                _ = reader.Read();
                ReadHeaders(ref reader, ref retryAfter, ref challenge);
            }
            else if (reader.ValueTextEquals("body"u8))
            {
                _ = reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                part = start..(int)reader.BytesConsumed;
            }
            else
            {
                _ = reader.Read();
                reader.Skip();
            }
        }

        onPart(index, status, retryAfter, challenge, answer[part]);
    }

    private static void ReadHeaders(ref Utf8JsonReader reader, ref string? retryAfter, ref string? challenge)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            _ = reader.Read();
            var value = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
            if (string.Equals(name, "Retry-After", StringComparison.OrdinalIgnoreCase))
            {
                retryAfter = value;
            }
            else if (string.Equals(name, "WWW-Authenticate", StringComparison.OrdinalIgnoreCase))
            {
                challenge = value;
            }
        }
    }
}
