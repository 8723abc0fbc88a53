using System.Globalization;
using System.Text;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Tokens;

namespace SignInRecovery.GraphEmulator.Faults;

/// <summary>What a fault makes of an answer.</summary>
internal static class FaultReplies
{
    private const string ProxyPage = "<!DOCTYPE html>\n<html><head><title>Web Gateway</title></head><body><h1>Access to this page is blocked</h1><p>Sign in to the proxy to go on.</p></body></html>\n";

    /// <summary>The answer that comes instead of the real one; null when the request is carried out.</summary>
    internal static async Task<GraphReply?> BeforeAsync(FaultRule fault, GraphRequest request, DateTimeOffset now)
    {
        switch (fault.Kind)
        {
            case FaultKind.Throttle:
                return Throttled(request, now, fault.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture));
            case FaultKind.ThrottleWithoutRetryAfter:
                return Throttled(request, now, null);
            case FaultKind.ThrottleWithEmptyRetryAfter:
                return Throttled(request, now, string.Empty);
            case FaultKind.InternalServerError:
                return GraphReply.Error(500, "InternalServerError", "Encountered an internal server error.", request, now);
            case FaultKind.BadGateway:
                return GraphReply.Error(502, "UnknownError", string.Empty, request, now);
            case FaultKind.ServiceUnavailable:
                var unavailable = GraphReply.Error(503, "ServiceUnavailable", "The service is temporarily unavailable. Please try again.", request, now);
                unavailable.Headers["Retry-After"] = fault.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                return unavailable;
            case FaultKind.GatewayTimeout:
                return GraphReply.Error(504, "UnknownError", string.Empty, request, now);
            case FaultKind.ConnectionReset:
                return Reset(fault);
            case FaultKind.HtmlPage:
                return Html(fault);
            case FaultKind.ExpiredToken:
                return GraphReply.Error(TokenIssuer.Expired(), request, now);
            case FaultKind.ClaimsChallenge:
                return GraphReply.Error(TokenIssuer.Challenge(request.Origin, $$$"""{"access_token":{"acrs":{"essential":true,"value":"{{{fault.AuthenticationContext}}}" } } }""", "Operation requires conditional access and client does not support it or has not met the requirement."), request, now);
            case FaultKind.NotFound:
                return GraphReply.Error(GraphException.NotFound(request.Path.Split('/')[^1]), request, now);
            case FaultKind.Forbidden:
                return GraphReply.Error(GraphException.Denied(), request, now);
            case FaultKind.Delay:
                await Task.Delay(fault.Duration).ConfigureAwait(false);
                return null;
            default:
                return null;
        }
    }

    /// <summary>The real answer as the fault lets it arrive.</summary>
    internal static GraphReply After(FaultRule fault, GraphReply reply, GraphRequest request, DateTimeOffset now)
    {
        switch (fault.Kind)
        {
            case FaultKind.TruncatedJson:
                reply.Body = reply.Body[..(reply.Body.Length / 2)];
                return reply;
            case FaultKind.LostAnswer:
                return Reset(fault);
            case FaultKind.DoneButGatewayTimeout:
                return GraphReply.Error(504, "UnknownError", string.Empty, request, now);
            case FaultKind.SlowBody or FaultKind.BrokenBody:
                reply.OnTheWire = fault;
                return reply;
            default:
                return reply;
        }
    }

    private static GraphReply Throttled(GraphRequest request, DateTimeOffset now, string? retryAfter)
    {
        var reply = GraphReply.Error(429, "TooManyRequests", "Too many requests.", request, now);
        if (retryAfter is not null)
        {
            reply.Headers["Retry-After"] = retryAfter;
        }

        return reply;
    }

    private static GraphReply Reset(FaultRule fault) => new() { Status = 502, OnTheWire = fault };

    private static GraphReply Html(FaultRule fault) =>
        new() { Status = fault.Status, Body = Encoding.UTF8.GetBytes(ProxyPage), ContentType = "text/html; charset=utf-8" };
}
