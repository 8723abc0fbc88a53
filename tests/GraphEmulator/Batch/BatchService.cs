using System.Text;
using System.Text.Json;
using SignInRecovery.GraphEmulator.Faults;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Batch;

/// <summary>
/// $batch: at most 20 requests, each throttled by itself, in any order unless dependsOn says otherwise; what depends on a
/// failed request is not carried out and gets 424 (facts/graph.md, I3).
/// </summary>
internal sealed class BatchService(GraphService service, Func<long> nextNumber)
{
    private const int Most = 20;

    internal async Task<GraphReply> HandleAsync(GraphRequest batch, long number)
    {
        var parts = Read(batch, number);
        var running = new Dictionary<string, Task<GraphReply>>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            running[part.Id] = RunAsync(part, [.. part.DependsOn.Select(id => running[id])]);
        }

        var replies = new List<(string Id, GraphReply Reply)>();
        foreach (var (id, task) in running)
        {
            replies.Add((id, await task.ConfigureAwait(false)));
        }

        var reply = GraphReply.Json(writer => Write(writer, replies));
        reply.ContentType = "application/json";
        return reply;
    }

    private async Task<GraphReply> RunAsync(Part part, IReadOnlyList<Task<GraphReply>> earlier)
    {
        foreach (var task in earlier)
        {
            var before = await task.ConfigureAwait(false);
            if (before.Status >= 400)
            {
                return GraphReply.Error(424, "FailedDependency", "The request was not carried out, because a request that it depends on failed.", part.Request, DateTimeOffset.UtcNow);
            }
        }

        var reply = await service.HandleAsync(part.Request, nextNumber(), 0).ConfigureAwait(false);

        // Within a batch there is no wire of one's own: what would be reset is a gateway's error.
        return reply.OnTheWire?.Kind is FaultKind.ConnectionReset or FaultKind.LostAnswer or FaultKind.BrokenBody
            ? GraphReply.Error(504, "GatewayTimeout", "The server did not answer in time.", part.Request, DateTimeOffset.UtcNow)
            : reply;
    }

    private static List<Part> Read(GraphRequest batch, long number)
    {
        if (batch.Method != "POST")
        {
            throw new GraphException(405, "BadRequest", "$batch takes POST only.");
        }

        var body = batch.JsonBody();
        if (body.Property("requests") is not { ValueKind: JsonValueKind.Array } requests || requests.GetArrayLength() == 0)
        {
            throw GraphException.BadRequest("Invalid batch payload format.");
        }

        if (requests.GetArrayLength() > Most)
        {
            throw GraphException.BadRequest($"Number of batch request steps exceeds the maximum value of {Most}.");
        }

        var parts = new List<Part>();
        foreach (var request in requests.EnumerateArray())
        {
            var part = ReadPart(batch, request, number);
            if (parts.Any(earlier => earlier.Id == part.Id))
            {
                throw GraphException.BadRequest($"Request Id '{part.Id}' is used more than once in the batch.");
            }

            if (part.DependsOn.FirstOrDefault(id => parts.All(earlier => earlier.Id != id)) is { } unknown)
            {
                throw GraphException.BadRequest($"Request Id '{part.Id}' depends on '{unknown}', which does not come before it.");
            }

            parts.Add(part);
        }

        return parts;
    }

    private static Part ReadPart(GraphRequest batch, JsonElement request, long number)
    {
        var id = request.Text("id") ?? throw GraphException.BadRequest("Each request of a batch needs an id.");
        var url = request.Text("url") ?? throw GraphException.BadRequest($"Request Id '{id}' has no url.");
        var method = request.Text("method")?.ToUpperInvariant() ?? throw GraphException.BadRequest($"Request Id '{id}' has no method.");
        if (url.Contains("://", StringComparison.Ordinal))
        {
            throw GraphException.BadRequest($"Request Id '{id}': the url must be relative to the batch's version.");
        }

        url = "/" + url.TrimStart('/');
        if (url.StartsWith("/$batch", StringComparison.OrdinalIgnoreCase))
        {
            throw GraphException.BadRequest("A batch cannot hold a batch.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (batch.Headers.TryGetValue("Authorization", out var authorization))
        {
            headers["Authorization"] = authorization;
        }

        foreach (var header in request.Property("headers") is { ValueKind: JsonValueKind.Object } given ? given.EnumerateObject() : default)
        {
            headers[header.Name] = header.Value.ToString();
        }

        var content = request.Property("body");
        if (content is not null && !headers.ContainsKey("Content-Type"))
        {
            throw GraphException.BadRequest($"Request Id '{id}': a request with a body needs the header Content-Type.");
        }

        var cut = url.IndexOf('?', StringComparison.Ordinal);
        return new Part(
            id,
            [.. request.Items("dependsOn").Select(item => item.GetString()).OfType<string>()],
            new GraphRequest
            {
                Method = method,
                Origin = batch.Origin,
                Version = batch.Version,
                Path = cut < 0 ? url : url[..cut],
                Query = cut < 0 ? string.Empty : url[cut..],
                Headers = headers,
                Body = content is { } json ? Encoding.UTF8.GetBytes(json.GetRawText()) : ReadOnlyMemory<byte>.Empty,
                BatchNumber = number,
                BatchId = id,
            });
    }

    private static void Write(Utf8JsonWriter writer, List<(string Id, GraphReply Reply)> replies)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("responses");
        foreach (var (id, reply) in replies)
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteNumber("status", reply.Status);
            writer.WriteStartObject("headers");
            foreach (var (name, value) in reply.Headers)
            {
                writer.WriteString(name, value);
            }

            if (reply.Body.Length > 0)
            {
                writer.WriteString("Content-Type", reply.ContentType.Split(';')[0]);
            }

            writer.WriteEndObject();
            WriteBody(writer, reply);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter writer, GraphReply reply)
    {
        if (reply.Body.Length == 0)
        {
            return;
        }

        writer.WritePropertyName("body");
        if (reply.ContentType.StartsWith("application/json", StringComparison.Ordinal) && IsJson(reply.Body))
        {
            writer.WriteRawValue(reply.Body);
        }
        else
        {
            writer.WriteStringValue(Encoding.UTF8.GetString(reply.Body));
        }
    }

    private static bool IsJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed record Part(string Id, IReadOnlyList<string> DependsOn, GraphRequest Request);
}
