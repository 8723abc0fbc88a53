using System.Collections.Concurrent;
using System.Text.Json;

namespace SignInRecovery.Benchmarks;

/// <summary>Turns the pages of lists and does nothing with them: what a collection cannot be faster than.</summary>
internal sealed class PageTurner(HttpClient http, string address)
{
    private readonly ConcurrentDictionary<string, bool> _groups = new();
    private long _count;
    private long _bytes;

    /// <summary>The pages that were turned.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Their bytes.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The ids of the groups that were seen.</summary>
    public ICollection<string> Groups => _groups.Keys;

    /// <summary>Turns the pages of one list.</summary>
    public async Task TurnAsync(string path)
    {
        bool namesGroups = path.StartsWith("/groups?$select=id&", StringComparison.Ordinal);
        for (string? next = address + "/v1.0" + path; next is not null;)
        {
            byte[] body = await http.GetByteArrayAsync(new Uri(next)).ConfigureAwait(false);
            _ = Interlocked.Increment(ref _count);
            _ = Interlocked.Add(ref _bytes, body.Length);
            next = NextOf(body);
            if (namesGroups)
            {
                using var page = JsonDocument.Parse(body);
                foreach (JsonElement group in page.RootElement.GetProperty("value").EnumerateArray())
                {
                    _ = _groups.TryAdd(group.GetProperty("id").GetString()!, true);
                }
            }
        }
    }

    // The link stands before the objects.
    private static string? NextOf(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("@odata.nextLink"u8))
            {
                _ = reader.Read();
                return reader.GetString();
            }

            if (reader.TokenType == JsonTokenType.StartArray)
            {
                return null;
            }
        }

        return null;
    }
}
