using System.Text.Json;

namespace SignInRecovery.Graph.Http;

/// <summary>Takes one object of an answer, as raw JSON in UTF-8. The bytes are lent for the call.</summary>
internal delegate void ItemHandler(ReadOnlySpan<byte> item);

/// <summary>
/// One page of a list, or one object. The objects are cut out of the body without being understood, so that what a later
/// version of Microsoft Graph adds is kept.
/// </summary>
/// <param name="Items">The number of objects.</param>
/// <param name="Next">The address of the next page; null at the end.</param>
/// <param name="Count">The number of objects in all, by the service; null when it did not say.</param>
internal readonly record struct GraphPage(int Items, string? Next, long? Count)
{
    /// <summary>Reads a page.</summary>
    /// <param name="body">The whole body, checked to be JSON.</param>
    /// <param name="onItem">Takes each object; called only when the whole page could be read.</param>
    /// <exception cref="JsonException">The body is no page.</exception>
    public static GraphPage Read(ReadOnlySpan<byte> body, ItemHandler onItem)
    {
        var ranges = new List<Range>();
        string? next = null;
        long? count = null;
        var isList = false;
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is no object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("@odata.nextLink"u8))
            {
                _ = reader.Read();
                next = reader.GetString();
            }
            else if (reader.ValueTextEquals("@odata.count"u8))
            {
                _ = reader.Read();
                count = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("value"u8))
            {
                _ = reader.Read();
                isList = reader.TokenType == JsonTokenType.StartArray;
                ReadItems(ref reader, ranges, isList);
            }
            else
            {
                _ = reader.Read();
                reader.Skip();
            }
        }

        if (!isList)
        {
            onItem(body);
            return new GraphPage(1, null, null);
        }

        foreach (var range in ranges)
        {
            onItem(body[range]);
        }

        return new GraphPage(ranges.Count, next, count);
    }

    private static void ReadItems(ref Utf8JsonReader reader, List<Range> ranges, bool isList)
    {
        if (!isList)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            ranges.Add(start..(int)reader.BytesConsumed);
        }
    }
}
