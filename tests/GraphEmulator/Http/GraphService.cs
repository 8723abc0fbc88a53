using SignInRecovery.GraphEmulator.Faults;
using SignInRecovery.GraphEmulator.Logging;
using SignInRecovery.GraphEmulator.Permissions;
using SignInRecovery.GraphEmulator.Query;
using SignInRecovery.GraphEmulator.Routing;
using SignInRecovery.GraphEmulator.Tenants;
using SignInRecovery.GraphEmulator.Throttling;
using SignInRecovery.GraphEmulator.Tokens;
using SignInRecovery.GraphEmulator.Writes;

namespace SignInRecovery.GraphEmulator.Http;

/// <summary>Takes a Graph request through token, faults, route, permission, limits, handler and audit, and logs it.</summary>
internal sealed class GraphService(
    TenantStore store,
    EmulatorOptions options,
    RouteTable routes,
    TokenIssuer issuer,
    AccessControl access,
    ThrottlingService throttling,
    FaultPlan faults,
    RequestLog log,
    EmulatorHooks hooks) : IDisposable
{
    // Writes happen one after another, as each of Graph's is atomic.
    private readonly SemaphoreSlim _writing = new(1, 1);

    public void Dispose() => _writing.Dispose();

    internal async Task<GraphReply> HandleAsync(GraphRequest request, long number, int concurrency)
    {
        var started = store.Now;
        var trace = new Trace();
        GraphReply reply;
        try
        {
            if (hooks.BeforeRequest is { } before)
            {
                await before(request.Method, request.Path).ConfigureAwait(false);
            }

            reply = await AnswerAsync(request, trace).ConfigureAwait(false);
        }
        catch (GraphException refusal)
        {
            reply = GraphReply.Error(refusal, request, store.Now);
        }

        foreach (var (name, value) in trace.Headers)
        {
            _ = reply.Headers.TryAdd(name, value);
        }

        reply.Headers["request-id"] = request.RequestId;
        reply.Headers["client-request-id"] = request.ClientRequestId;
        if (hooks.AfterRequest is { } after)
        {
            await after(request.Method, request.Path, reply.Status).ConfigureAwait(false);
        }

        log.Add(new LoggedRequest
        {
            Number = number,
            Method = request.Method,
            Version = request.Version,
            Path = request.Path,
            Query = request.Query,
            Route = trace.Route,
            Status = reply.OnTheWire?.Kind is FaultKind.ConnectionReset or FaultKind.LostAnswer ? 0 : reply.Status,
            Fault = trace.Fault?.Kind.ToString(),
            Batch = request.BatchNumber,
            BatchId = request.BatchId,
            Concurrency = concurrency,
            StartedAt = started,
            FinishedAt = store.Now,
            ResourceUnits = trace.Headers.TryGetValue("x-ms-resource-unit", out var units) ? int.Parse(units, System.Globalization.CultureInfo.InvariantCulture) : 0,
            ApplicationId = trace.Caller?.ApplicationId,
            Permissions = trace.Caller is { } caller ? [.. caller.Permissions] : [],
            Headers = request.Headers.ToDictionary(pair => pair.Key, pair => pair.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? pair.Value.Split(' ')[0] : pair.Value, StringComparer.OrdinalIgnoreCase),
        });
        return reply;
    }

    private async Task<GraphReply> AnswerAsync(GraphRequest request, Trace trace)
    {
        var caller = issuer.Read(request.Headers.GetValueOrDefault("Authorization"), request.Origin);
        trace.Caller = caller;
        var fault = faults.Next(request.Method, request.Path, PageToken.WithoutTime(request.Query), rule => Applies(rule, request, caller));
        trace.Fault = fault;
        if (fault is not null && await FaultReplies.BeforeAsync(fault, request, store.Now).ConfigureAwait(false) is { } instead)
        {
            return instead;
        }

        var path = Me.Rewrite(request.Path, caller);
        var match = routes.Find(request.Method, path, request.Version);
        trace.Route = match.Route.Template;
        var call = new RouteCall
        {
            Request = request,
            Store = store,
            Options = options,
            Match = match,
            Query = ODataQuery.Parse(request.Query),
            Caller = caller,
            Access = access,
            PageFault = fault?.Kind is FaultKind.DuplicateBetweenPages or FaultKind.MissingBetweenPages or FaultKind.ExpiredSkipToken ? fault : null,
            Now = store.Now,
        };
        access.Check(call);
        if (options.Throttles)
        {
            foreach (var (name, value) in throttling.Spend(call))
            {
                trace.Headers[name] = value;
            }
        }

        SectionGate.Check(call);
        var reply = request.IsWrite ? await WriteAsync(call).ConfigureAwait(false) : match.Route.Handle(call);
        return fault is null ? reply : FaultReplies.After(fault, reply, request, store.Now);
    }

    private async Task<GraphReply> WriteAsync(RouteCall call)
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (hooks.BeforeWrite is { } before)
            {
                await before(call.Request.Method, call.Request.Path).ConfigureAwait(false);
            }

            var reply = call.Match.Route.Handle(call);
            if (call.Audit is { } audit)
            {
                AuditLog.Add(call, audit);
            }

            if (hooks.AfterWrite is { } after)
            {
                await after(call.Request.Method, call.Request.Path).ConfigureAwait(false);
            }

            return reply;
        }
        finally
        {
            _ = _writing.Release();
        }
    }

    private static bool Applies(FaultRule rule, GraphRequest request, AccessToken caller) => rule.Kind switch
    {
        FaultKind.ClaimsChallenge => !caller.AuthenticationContexts.Contains(rule.AuthenticationContext),
        FaultKind.ExpiredSkipToken => request.Query.Contains("$skiptoken", StringComparison.OrdinalIgnoreCase) || request.Query.Contains("%24skiptoken", StringComparison.OrdinalIgnoreCase),
        FaultKind.DuplicateBetweenPages or FaultKind.MissingBetweenPages => request.Method == "GET",
        FaultKind.LostAnswer or FaultKind.DoneButGatewayTimeout => request.IsWrite,
        _ => true,
    };

    private sealed class Trace
    {
        internal AccessToken? Caller { get; set; }

        internal string? Route { get; set; }

        internal FaultRule? Fault { get; set; }

        internal Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
