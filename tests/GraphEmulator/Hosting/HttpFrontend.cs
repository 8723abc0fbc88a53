using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SignInRecovery.GraphEmulator.Batch;
using SignInRecovery.GraphEmulator.Faults;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Logging;
using SignInRecovery.GraphEmulator.Tokens;

namespace SignInRecovery.GraphEmulator.Hosting;

/// <summary>Between the wire and the services.</summary>
internal sealed class HttpFrontend(GraphService graph, BatchService batches, SignInService signIns, RequestLog log, FaultPlan faults, TimeProvider clock)
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "GET", "POST", "PATCH", "PUT", "DELETE", "HEAD" };

    internal async Task HandleAsync(HttpContext context)
    {
        var concurrency = log.Begin();
        try
        {
            await AnswerAsync(context, concurrency).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone.
        }
        finally
        {
            log.End();
        }
    }

    private async Task AnswerAsync(HttpContext context, int concurrency)
    {
        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0];
        var origin = $"{context.Request.Scheme}://{context.Request.Host.Value}";
        var version = path.StartsWith("/v1.0/", StringComparison.OrdinalIgnoreCase) ? "v1.0" : path.StartsWith("/beta/", StringComparison.OrdinalIgnoreCase) ? "beta" : null;
        var number = log.NextNumber();
        if (version is null)
        {
            await SendAsync(context, await SignInAsync(context, origin, path, number, concurrency).ConfigureAwait(false)).ConfigureAwait(false);
            return;
        }

        var body = await BodyAsync(context).ConfigureAwait(false);
        var request = new GraphRequest
        {
            Method = context.Request.Method.ToUpperInvariant(),
            Origin = origin,
            Version = version,
            Path = path[(version.Length + 1)..].TrimEnd('/') is { Length: > 0 } below ? below : "/",
            Query = context.Request.QueryString.Value ?? string.Empty,
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body,
        };
        if (!Methods.Contains(request.Method))
        {
            await SendAsync(context, new GraphReply { Status = 405 }).ConfigureAwait(false);
            return;
        }

        // Graph gives its metadata to anybody.
        if (request.Method == "GET" && request.Path.Equals("/$metadata", StringComparison.OrdinalIgnoreCase))
        {
            await SendAsync(context, Metadata.Reply()).ConfigureAwait(false);
            return;
        }

        if (!request.Path.Equals("/$batch", StringComparison.OrdinalIgnoreCase))
        {
            await SendAsync(context, await graph.HandleAsync(request, number, concurrency).ConfigureAwait(false)).ConfigureAwait(false);
            return;
        }

        await SendAsync(context, await BatchAsync(request, number, concurrency).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task<GraphReply> BatchAsync(GraphRequest request, long number, int concurrency)
    {
        var started = clock.GetUtcNow();
        var fault = faults.Next(request.Method, request.Path, request.Query, rule => rule.Path != "**");
        GraphReply reply;
        try
        {
            reply = fault is not null && await FaultReplies.BeforeAsync(fault, request, clock.GetUtcNow()).ConfigureAwait(false) is { } instead
                ? instead
                : await batches.HandleAsync(request, number).ConfigureAwait(false);
            reply = fault is null || reply.OnTheWire is not null ? reply : FaultReplies.After(fault, reply, request, clock.GetUtcNow());
        }
        catch (GraphException refusal)
        {
            reply = GraphReply.Error(refusal, request, clock.GetUtcNow());
        }

        reply.Headers["request-id"] = request.RequestId;
        reply.Headers["client-request-id"] = request.ClientRequestId;
        log.Add(new LoggedRequest
        {
            Number = number,
            Method = request.Method,
            Version = request.Version,
            Path = "/$batch",
            Query = request.Query,
            Route = "/$batch",
            Status = reply.OnTheWire is null ? reply.Status : 0,
            Fault = fault?.Kind.ToString(),
            Concurrency = concurrency,
            StartedAt = started,
            FinishedAt = clock.GetUtcNow(),
        });
        return reply;
    }

    private async Task<GraphReply> SignInAsync(HttpContext context, string origin, string path, long number, int concurrency)
    {
        var started = clock.GetUtcNow();
        var query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var form = await FormAsync(context).ConfigureAwait(false);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

        // Only rules that name such a path: a fault for everything is a fault of Graph.
        var asGraph = new GraphRequest { Method = context.Request.Method, Origin = origin, Version = string.Empty, Path = path, Headers = headers };
        var fault = faults.Next(asGraph.Method, path, string.Empty, rule => rule.Path != "**");
        var reply = fault is not null ? await FaultReplies.BeforeAsync(fault, asGraph, clock.GetUtcNow()).ConfigureAwait(false) : null;
        reply ??= signIns.Handle(new SignInRequest(context.Request.Method.ToUpperInvariant(), origin, path, query, form, headers));
        reply = fault is null || reply.OnTheWire is not null ? reply : FaultReplies.After(fault, reply, asGraph, clock.GetUtcNow());
        var requestId = Guid.NewGuid().ToString();
        reply.Headers["x-ms-request-id"] = requestId;
        reply.Headers["client-request-id"] = headers.GetValueOrDefault("client-request-id") ?? requestId;
        log.Add(new LoggedRequest
        {
            Number = number,
            Method = context.Request.Method.ToUpperInvariant(),
            Version = string.Empty,
            Path = path,
            Query = string.Empty,
            Status = reply.OnTheWire is null ? reply.Status : 0,
            Fault = fault?.Kind.ToString(),
            Concurrency = concurrency,
            StartedAt = started,
            FinishedAt = clock.GetUtcNow(),
            ApplicationId = form.GetValueOrDefault("client_id"),
        });
        return reply;
    }

    // Forms of the token endpoint, and the JSON of GetCredentialType read the same way.
    private static async Task<Dictionary<string, string>> FormAsync(HttpContext context)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (context.Request.HasFormContentType)
        {
            foreach (var (name, value) in await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false))
            {
                values[name] = value.ToString();
            }
        }
        else if (context.Request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true)
        {
            var body = await BodyAsync(context).ConfigureAwait(false);
            try
            {
                foreach (var property in JsonText.Parse(System.Text.Encoding.UTF8.GetString(body)).EnumerateObject())
                {
                    values[property.Name] = property.Value.ToString();
                }
            }
            catch (System.Text.Json.JsonException)
            {
                // As if nothing had been sent.
            }
        }

        return values;
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        return buffer.ToArray();
    }

    private static async Task SendAsync(HttpContext context, GraphReply reply)
    {
        if (reply.OnTheWire?.Kind is FaultKind.ConnectionReset or FaultKind.LostAnswer)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        response.Headers["Cache-Control"] = "no-cache";
        response.Headers["Strict-Transport-Security"] = "max-age=31536000";
        if (reply.Body.Length == 0)
        {
            return;
        }

        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        if (context.Request.Method == "HEAD")
        {
            return;
        }

        if (reply.OnTheWire is { } fault)
        {
            await SendBadlyAsync(context, reply, fault).ConfigureAwait(false);
            return;
        }

        await response.Body.WriteAsync(reply.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task SendBadlyAsync(HttpContext context, GraphReply reply, FaultRule fault)
    {
        if (fault.Kind == FaultKind.BrokenBody)
        {
            await context.Response.Body.WriteAsync(reply.Body.AsMemory(0, reply.Body.Length / 2), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            context.Abort();
            return;
        }

        const int Pieces = 8;
        for (var piece = 0; piece < Pieces; piece++)
        {
            var from = reply.Body.Length * piece / Pieces;
            await context.Response.Body.WriteAsync(reply.Body.AsMemory(from, (reply.Body.Length * (piece + 1) / Pieces) - from), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await Task.Delay(fault.Duration / Pieces, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
