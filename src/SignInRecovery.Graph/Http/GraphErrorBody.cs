using System.Text.Json;

namespace SignInRecovery.Graph.Http;

/// <summary>The error object of Microsoft Graph.</summary>
internal sealed record GraphErrorBody(string? Code, string? Message, string? RequestId)
{
    /// <summary>Reads an error; what is not there is null.</summary>
    public static GraphErrorBody Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new GraphErrorBody(null, null, null);
        }
    }

    /// <summary>Reads an error from the object that holds it.</summary>
    public static GraphErrorBody Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out var error) || error.ValueKind != JsonValueKind.Object)
        {
            return new GraphErrorBody(null, null, null);
        }

        var inner = error.TryGetProperty("innerError", out var value) && value.ValueKind == JsonValueKind.Object ? value : default;
        return new GraphErrorBody(
            Text(error, "code"),
            Text(error, "message"),
            inner.ValueKind == JsonValueKind.Object ? Text(inner, "request-id") ?? Text(inner, "requestId") : null);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
