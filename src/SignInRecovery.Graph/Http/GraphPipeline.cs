using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using SignInRecovery.Gateway;
using SignInRecovery.Graph.Sessions;

namespace SignInRecovery.Graph.Http;

/// <summary>
/// Sends requests to the session's own Microsoft Graph: waits for the limits, adds the token, repeats what may pass, renews
/// a refused token, and carries a claims challenge back to the credential once.
/// </summary>
internal sealed class GraphPipeline(HttpClient http, TokenSource tokens, Uri graph, TenantLimits limits, GatewayOptions options, TimeSpan requestTimeout)
{
    // Faults that pass are many on the worst day; an outage is told after some two minutes.
    private const int MaximumAttempts = 12;
    private const int MaximumForeignAnswers = 5;
    private const int MaximumRenewals = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestThrottling = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    /// <summary>How many times a request is repeated at most after faults that may pass.</summary>
    public int Attempts { get; init; } = MaximumAttempts;

    /// <summary>What was sent and waited for.</summary>
    public PipelineMeter Meter { get; } = new();

    /// <summary>The limits of the tenant.</summary>
    public TenantLimits Limits => limits;

    /// <summary>The clock of waits, by the wall.</summary>
    public TimeProvider Time => options.Time;

    /// <summary>How long to wait before a repetition when the service did not say.</summary>
    public TimeSpan PauseOf(int attempt) => Backoff.Of(attempt, options.FirstPause);

    /// <summary>Sends a request.</summary>
    /// <returns>The answer, of status 200 to 299; a body is whole JSON.</returns>
    /// <exception cref="DirectoryException">The service refused, or gave no usable answer.</exception>
    public async Task<GraphAnswer> SendAsync(GraphCall call, IDirectoryEvents? events, CancellationToken cancellationToken)
    {
        var address = AddressOf(call);
        var state = new Attempt();
        while (true)
        {
            string token;
            DirectoryException fault;
            using (await WaitForLimitAsync(call, events, cancellationToken).ConfigureAwait(false))
            {
                token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
                Meter.AddRequest();
                try
                {
                    using var request = NewRequest(call, address, token);
                    var (answer, refusal) = await SendOnceAsync(request, call, cancellationToken).ConfigureAwait(false);
                    if (answer is not null)
                    {
                        return answer;
                    }

                    fault = refusal!;
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    fault = new DirectoryException(
                        DirectoryErrorCodes.RequestTimedOut,
                        $"Microsoft Graph did not answer within {requestTimeout.TotalSeconds:0} s ({Shown(call)}).");
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException)
                {
                    fault = DirectoryErrors.Translate(exception, call.Permission, call.Role);
                }
            }

            await RecoverAsync(call, fault, token, state, events, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gets another token than the present one, which a part of a batch was refused for.</summary>
    public async Task RenewTokenAsync(string? claims, CancellationToken cancellationToken)
    {
        var present = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        _ = await tokens.RenewAsync(present, claims, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The address of a call; a full address must be of the session's own Microsoft Graph.</summary>
    /// <exception cref="DirectoryException">It is not (<see cref="DirectoryErrorCodes.EndpointForeign"/>).</exception>
    public Uri AddressOf(GraphCall call)
    {
        if (call.Path.StartsWith('/') && !call.Path.StartsWith("//", StringComparison.Ordinal))
        {
            return new Uri(graph, (call.IsBeta ? "beta" : "v1.0") + call.Path);
        }

        return Uri.TryCreate(call.Path, UriKind.Absolute, out var address)
            && address.Scheme == graph.Scheme && address.Authority == graph.Authority && address.UserInfo.Length == 0
            ? address
            : throw new DirectoryException(
                DirectoryErrorCodes.EndpointForeign,
                $"An answer of Microsoft Graph pointed to another server than {graph.Authority}, so nothing was sent there.");
    }

    private async Task<LimitedRequest> WaitForLimitAsync(GraphCall call, IDirectoryEvents? events, CancellationToken cancellationToken)
    {
        var limited = await limits[call.Family].WaitAsync(
            call.Units,
            delay =>
            {
                if (delay >= ShortWait)
                {
                    Wait(events, $"Waiting {Seconds(delay)} s for the limit of {TenantLimits.NameOf(call.Family)} before {Shown(call)}.");
                }
            },
            cancellationToken).ConfigureAwait(false);
        Meter.AddWait(limited.Waited);
        return limited;
    }

    private static HttpRequestMessage NewRequest(GraphCall call, Uri address, string token)
    {
        var request = new HttpRequestMessage(call.Method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("client-request-id", Guid.NewGuid().ToString());
        if (call.Method == HttpMethod.Get)
        {
            request.Headers.Add("Prefer", "include-unknown-enum-members");
        }

        if (call.IsEventual)
        {
            request.Headers.Add("ConsistencyLevel", "eventual");
        }

        if (!call.Body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    private async Task<(GraphAnswer? Answer, DirectoryException? Refusal)> SendOnceAsync(
        HttpRequestMessage request, GraphCall call, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(requestTimeout);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
        NoteStrain(response, call.Family);
        var (buffer, length) = await BodyReader.ReadAsync(response.Content, timeout.Token).ConfigureAwait(false);
        var answer = new GraphAnswer((int)response.StatusCode, buffer, length)
        {
            RequestId = Header(response, "request-id"),
            Location = Header(response, "Location"),
            Date = response.Headers.Date,
        };
        if (response.IsSuccessStatusCode && (length == 0 || BodyReader.IsJson(answer.Body) || IsPlain(response)))
        {
            return (answer, null);
        }

        using (answer)
        {
            return (null, Refusal(response, answer, call));
        }
    }

    private static DirectoryException Refusal(HttpResponseMessage response, GraphAnswer answer, GraphCall call)
    {
        var retryAfter = DirectoryErrors.ReadRetryAfter(Header(response, "Retry-After"), DateTimeOffset.UtcNow);
        if (BodyReader.IsPage(response.Content, answer.Body))
        {
            return new DirectoryException(
                DirectoryErrorCodes.AnswerNotGraph,
                $"A web page came in place of an answer of Microsoft Graph (status {answer.Status}, {Shown(call)}). A proxy or a sign-in page of the network is likely to have sent it.")
            {
                // Such a page may stand for a fault of any kind; its status is not the service's word.
                Status = answer.Status,
                RetryAfter = retryAfter,
            };
        }

        if (response.IsSuccessStatusCode)
        {
            return new DirectoryException(
                DirectoryErrorCodes.AnswerIncomplete, $"The answer of Microsoft Graph broke off ({Shown(call)}).")
            {
                Status = answer.Status,
                RequestId = answer.RequestId,
            };
        }

        return DirectoryErrors.FromGraph(
            answer.Status, GraphErrorBody.Read(answer.Body), answer.RequestId, retryAfter, Header(response, "WWW-Authenticate"), call.Permission, call.Role);
    }

    private async Task RecoverAsync(
        GraphCall call, DirectoryException fault, string token, Attempt state, IDirectoryEvents? events, CancellationToken cancellationToken)
    {
        if (fault.Status == (int)HttpStatusCode.Unauthorized && fault.Code != DirectoryErrorCodes.AnswerNotGraph)
        {
            await RenewAsync(fault, token, state, events, cancellationToken).ConfigureAwait(false);
            return;
        }

        var isThrottled = IsThrottled(fault);
        if (!isThrottled && !(IsTransient(fault) && call.IsRepeatable))
        {
            throw fault;
        }

        state.ForeignAnswers = fault.Code == DirectoryErrorCodes.AnswerNotGraph ? state.ForeignAnswers + 1 : 0;
        if (state.ForeignAnswers >= MaximumForeignAnswers || (!isThrottled && ++state.Faults >= Attempts))
        {
            throw fault;
        }

        var pause = fault.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : PauseOf(state.Pauses++);
        state.Throttled += isThrottled ? pause : TimeSpan.Zero;
        if (pause > LongestPause || state.Throttled > LongestThrottling)
        {
            throw new DirectoryException(
                DirectoryErrorCodes.ThrottledTooLong,
                $"Microsoft Graph asks for pauses that are too long to wait for ({pause.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} min, {Shown(call)}).")
            {
                Status = fault.Status,
                RequestId = fault.RequestId,
                RetryAfter = pause,
            };
        }

        Meter.AddRetries(1);
        Meter.AddWait(pause);
        Wait(events, $"{fault.Message} Repeating {Shown(call)} in {Seconds(pause)} s.");
        if (isThrottled)
        {
            // Everybody of the family waits: whoever went on would be refused too, and would lengthen the pause.
            limits[call.Family].Pause(pause);
        }

        await Task.Delay(pause, options.Time, cancellationToken).ConfigureAwait(false);
    }

    private async Task RenewAsync(DirectoryException fault, string token, Attempt state, IDirectoryEvents? events, CancellationToken cancellationToken)
    {
        var claims = DirectoryErrors.DecodeClaims(fault.Claims);
        if ((claims is not null && state.AnsweredClaims) || ++state.Renewals > MaximumRenewals)
        {
            throw fault;
        }

        state.AnsweredClaims |= claims is not null;
        events?.Verbose(claims is null
            ? "Microsoft Graph does not take the token any more; getting another one."
            : "Microsoft Graph asks for more than the token shows (a claims challenge); carrying it back to the sign-in.");
        Meter.AddRetries(1);
        try
        {
            _ = await tokens.RenewAsync(token, claims, cancellationToken).ConfigureAwait(false);
        }
        catch (DirectoryException refused) when (claims is not null && refused.Claims is null)
        {
            // The challenge is what has to be explained; the credential's own words only say that it could not meet it.
            throw new DirectoryException(fault.Code, $"{fault.Message} {refused.Message}")
            {
                Status = fault.Status,
                RequestId = fault.RequestId,
                Claims = fault.Claims,
                Origin = refused.Origin,
            };
        }
    }

    private static void Wait(IDirectoryEvents? events, string text)
    {
        events?.Verbose(text);
        (events as IWaitEvents)?.Waiting(text);
    }

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private void NoteStrain(HttpResponseMessage response, LimitFamily family)
    {
        if (double.TryParse(Header(response, "x-ms-throttle-limit-percentage"), NumberStyles.Float, CultureInfo.InvariantCulture, out var percentage)
            && percentage >= 0.8)
        {
            limits[family].Strain(percentage);
        }
    }

    private static bool IsThrottled(DirectoryException fault) =>
        fault.Code != DirectoryErrorCodes.AnswerNotGraph
        && (fault.Status == 429 || (fault.Status == 503 && fault.RetryAfter is not null));

    private static bool IsTransient(DirectoryException fault) =>
        fault.Status is 408 or 500 or 502 or 503 or 504
        || fault.Code is DirectoryErrorCodes.ServiceUnreachable or DirectoryErrorCodes.RequestTimedOut
            or DirectoryErrorCodes.AnswerNotGraph or DirectoryErrorCodes.AnswerIncomplete;

    private static bool IsPlain(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "text/plain";

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    // Queries may name people, so the words show the path alone, and a page token never.
    private static string Shown(GraphCall call)
    {
        var path = Uri.TryCreate(call.Path, UriKind.Absolute, out var address) && !call.Path.StartsWith('/') ? address.AbsolutePath : call.Path;
        var end = path.IndexOf('?', StringComparison.Ordinal);
        return $"{call.Method.Method} {(end < 0 ? path : path[..end])}";
    }

    private sealed class Attempt
    {
        public int Faults;
        public int Pauses;
        public int ForeignAnswers;
        public int Renewals;
        public bool AnsweredClaims;
        public TimeSpan Throttled;
    }
}
