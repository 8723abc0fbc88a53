using System.Text.Json;
using SignInRecovery.GraphEmulator.Faults;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Http;

/// <summary>An answer, before it is put on the wire.</summary>
internal sealed class GraphReply
{
    internal int Status { get; set; } = 200;

    internal Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal byte[] Body { get; set; } = [];

    internal string ContentType { get; set; } = "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";

    /// <summary>What happens to the answer on its way, when a fault was asked for.</summary>
    internal FaultRule? OnTheWire { get; set; }

    internal static GraphReply NoContent() => new() { Status = 204 };

    internal static GraphReply Json(Action<Utf8JsonWriter> write, int status = 200) => new() { Status = status, Body = JsonText.Write(write) };

    internal static GraphReply Plain(string text) => new() { Body = System.Text.Encoding.UTF8.GetBytes(text), ContentType = "text/plain" };

    /// <summary>Graph's error body.</summary>
    internal static GraphReply Error(int status, string code, string message, GraphRequest request, DateTimeOffset now)
    {
        var reply = Json(
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartObject("error");
                writer.WriteString("code", code);
                writer.WriteString("message", message);
                writer.WriteStartObject("innerError");
                writer.WriteString("date", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
                writer.WriteString("request-id", request.RequestId);
                writer.WriteString("client-request-id", request.ClientRequestId);
                writer.WriteEndObject();
                writer.WriteEndObject();
                writer.WriteEndObject();
            },
            status);
        reply.ContentType = "application/json";
        return reply;
    }

    internal static GraphReply Error(GraphException refusal, GraphRequest request, DateTimeOffset now)
    {
        var reply = Error(refusal.Status, refusal.Code, refusal.Message, request, now);
        foreach (var (name, value) in refusal.Headers)
        {
            reply.Headers[name] = value;
        }

        return reply;
    }
}
