using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Http;

/// <summary>One request, whether it came by itself or within a batch.</summary>
internal sealed record GraphRequest
{
    internal required string Method { get; init; }

    /// <summary>Where the server is, as the client reached it.</summary>
    internal required string Origin { get; init; }

    /// <summary>v1.0 or beta.</summary>
    internal required string Version { get; init; }

    /// <summary>The path below the version, as it was sent, with a leading slash.</summary>
    internal required string Path { get; init; }

    /// <summary>The query as it was sent, with its question mark.</summary>
    internal string Query { get; init; } = string.Empty;

    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    internal ReadOnlyMemory<byte> Body { get; init; }

    internal string RequestId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>Within a batch: the batch's number in the log, and the id that the client gave to this part.</summary>
    internal long? BatchNumber { get; init; }

    internal string? BatchId { get; init; }

    internal string ClientRequestId => Headers.GetValueOrDefault("client-request-id") ?? RequestId;

    internal bool IsEventual => string.Equals(Headers.GetValueOrDefault("ConsistencyLevel"), "eventual", StringComparison.OrdinalIgnoreCase);

    internal bool IsWrite => Method is "POST" or "PATCH" or "PUT" or "DELETE";

    /// <summary>The body as an object.</summary>
    internal JsonElement JsonBody()
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            var root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object ? root : throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    /// <summary>The body as an object; an empty one when nothing was sent.</summary>
    internal JsonElement JsonBodyOrEmpty() => Body.IsEmpty ? JsonText.Parse("{}") : JsonBody();

    private static GraphException Unreadable() =>
        GraphException.BadRequest("Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
}
