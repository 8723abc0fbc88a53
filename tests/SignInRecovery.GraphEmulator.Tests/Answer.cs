using System.Net;
using System.Text.Json;

namespace SignInRecovery.GraphEmulator.Tests;

/// <summary>An answer, read whole.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    internal JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Text);
            return document.RootElement.Clone();
        }
    }

    internal IEnumerable<JsonElement> Values => Json.GetProperty("value").EnumerateArray();

    internal string? NextLink => Json.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;

    internal string ErrorCode => Json.GetProperty("error").GetProperty("code").GetString()!;

    internal string ErrorMessage => Json.GetProperty("error").GetProperty("message").GetString()!;

    internal static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase));
}
