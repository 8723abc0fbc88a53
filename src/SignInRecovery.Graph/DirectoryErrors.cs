using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Identity.Client;
using Microsoft.Kiota.Abstractions;
using SignInRecovery.Gateway;

namespace SignInRecovery.Graph;

/// <summary>
/// Turns the exceptions of the packages into <see cref="DirectoryException"/>, the only one that may leave this assembly
/// (besides those of CoreLib for cancellation and wrong arguments).
/// </summary>
internal static partial class DirectoryErrors
{
    /// <summary>Runs a call into the packages and lets only our own exceptions out.</summary>
    /// <typeparam name="T">What the call returns.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="permission">The Graph permission that the call needs, named when the service refuses it; null for none.</param>
    /// <param name="role">The least directory role that the call needs, named when the service refuses it; null for none.</param>
    /// <exception cref="DirectoryException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> call, string? permission, string? role)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (DirectoryException or Facts.SignInRecoveryException or OperationCanceledException))
        {
            // Every type of exception: one that we let through would be a type that the other side cannot name.
            throw Translate(exception, permission, role);
        }
    }

    /// <summary>Translates one exception.</summary>
    /// <param name="exception">What a package threw.</param>
    /// <param name="permission">The Graph permission that the call needed; it is named only when the service refused.</param>
    /// <param name="role">The least directory role that the call needed; it is named only when the service refused.</param>
    public static DirectoryException Translate(Exception exception, string? permission, string? role)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            DirectoryException already => already,
            ODataError error => FromApi(
                error, error.Error?.Code, error.Error?.Message, error.Error?.InnerError?.RequestId, permission, role),
            ServiceException error => FromService(error, permission, role),
            ApiException error => FromApi(error, code: null, message: null, requestId: null, permission, role),
            MsalException error => FromMsal(error),
            CredentialUnavailableException error => New(DirectoryErrorCodes.SignInRequired, error.Message, error),
            AuthenticationFailedException { InnerException: { } inner } error => FromAuthentication(error, inner),
            AuthenticationFailedException error => New(SignInCode(error.Message), FirstLine(error.Message), error),
            RequestFailedException { Status: 0 } when NetworkFault(exception) is { } fault => fault,
            RequestFailedException error => new DirectoryException(error.ErrorCode ?? DirectoryErrorCodes.RequestFailed, error.Message)
            {
                Status = error.Status == 0 ? null : error.Status,
                Origin = error.GetType().FullName,
            },
            _ when NetworkFault(exception) is { } fault => fault,
            AggregateException { InnerExceptions: [var only] } => Translate(only, permission, role),
            OperationCanceledException => New(DirectoryErrorCodes.RequestTimedOut, "The server did not answer in time.", exception),
            _ => New(DirectoryErrorCodes.UnexpectedFailure, exception.Message, exception),
        };
    }

    /// <summary>Makes the exception of an error that Microsoft Graph answered with.</summary>
    public static DirectoryException FromGraph(
        int status, Http.GraphErrorBody body, string? requestId, TimeSpan? retryAfter, string? challenge, string? permission, string? role)
    {
        var refused = status == (int)HttpStatusCode.Forbidden;
        return new DirectoryException(
            Or(body.Code, DirectoryErrorCodes.RequestFailed),
            Or(body.Message, $"Microsoft Graph answered with the status {status} and gave no reason."))
        {
            Status = status,
            RequestId = requestId ?? body.RequestId,
            RetryAfter = retryAfter,
            Claims = ReadClaims(challenge),
            MissingPermission = refused ? permission : null,
            MissingRole = refused ? role : null,
        };
    }

    /// <summary>The claims of a challenge as the credential wants them: the service sends them in base64.</summary>
    public static string? DecodeClaims(string? claims)
    {
        if (claims is null || claims.TrimStart().StartsWith('{'))
        {
            return claims;
        }

        try
        {
            return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(
                claims.Replace('-', '+').Replace('_', '/').PadRight((claims.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            return claims;
        }
    }

    // The packages wrap faults of the network in exceptions of their own, several deep; what counts is at the bottom.
    private static DirectoryException? NetworkFault(Exception exception)
    {
        var causes = Causes(exception).ToArray();
        if (causes.OfType<System.Security.Authentication.AuthenticationException>().FirstOrDefault() is { } untrusted)
        {
            return New(DirectoryErrorCodes.ServerNotTrusted, $"The server's certificate is not trusted by this machine. {untrusted.Message}", untrusted);
        }

        if (causes.OfType<HttpRequestException>().FirstOrDefault() is { } http)
        {
            return new DirectoryException(DirectoryErrorCodes.ServiceUnreachable, http.Message)
            {
                Status = (int?)http.StatusCode,
                Origin = http.GetType().FullName,
            };
        }

        var cause = causes.FirstOrDefault(c => c is System.Net.Sockets.SocketException or IOException);
        return cause is null ? null : New(DirectoryErrorCodes.ServiceUnreachable, cause.Message, cause);
    }

    private static IEnumerable<Exception> Causes(Exception exception) => exception is AggregateException many
        ? many.InnerExceptions.SelectMany(Causes)
        : exception.InnerException is { } inner ? [exception, .. Causes(inner)] : [exception];

    private static string FirstLine(string text) => text.ReplaceLineEndings("\n").Split('\n')[0];

    private static DirectoryException FromApi(
        ApiException error, string? code, string? message, string? requestId, string? permission, string? role)
    {
        var refused = error.ResponseStatusCode == (int)HttpStatusCode.Forbidden;
        return new DirectoryException(Or(code, DirectoryErrorCodes.RequestFailed), Or(message, error.Message))
        {
            Status = error.ResponseStatusCode == 0 ? null : error.ResponseStatusCode,
            RequestId = requestId ?? Header(error.ResponseHeaders, "request-id"),
            RetryAfter = ReadRetryAfter(Header(error.ResponseHeaders, "Retry-After"), DateTimeOffset.UtcNow),
            Claims = ReadClaims(Header(error.ResponseHeaders, "WWW-Authenticate")),
            MissingPermission = refused ? permission : null,
            MissingRole = refused ? role : null,
            Origin = error.GetType().FullName,
        };
    }

    private static DirectoryException FromService(ServiceException error, string? permission, string? role)
    {
        var refused = error.ResponseStatusCode == (int)HttpStatusCode.Forbidden;
        return new DirectoryException(DirectoryErrorCodes.RequestFailed, error.Message)
        {
            Status = error.ResponseStatusCode == 0 ? null : error.ResponseStatusCode,
            RetryAfter = ReadRetryAfter(error.ResponseHeaders?.RetryAfter?.ToString(), DateTimeOffset.UtcNow),
            MissingPermission = refused ? permission : null,
            MissingRole = refused ? role : null,
            Origin = error.GetType().FullName,
        };
    }

    private static DirectoryException FromAuthentication(AuthenticationFailedException error, Exception inner) =>
        Translate(inner, permission: null, role: null) is { Code: not DirectoryErrorCodes.UnexpectedFailure } known
            ? known
            : New(SignInCode(error.Message), error.Message, error);

    private static DirectoryException FromMsal(MsalException error)
    {
        var service = error as MsalServiceException;
        var code = error is MsalUiRequiredException && !AadstsCode().IsMatch(error.Message)
            ? DirectoryErrorCodes.SignInRequired
            : SignInCode(error.Message, error.ErrorCode);
        return new DirectoryException(code, error.Message)
        {
            Status = service is { StatusCode: > 0 } ? service.StatusCode : null,
            RequestId = string.IsNullOrEmpty(error.CorrelationId) ? null : error.CorrelationId,
            RetryAfter = ReadRetryAfter(service?.Headers?.RetryAfter?.ToString(), DateTimeOffset.UtcNow),
            Claims = string.IsNullOrEmpty(service?.Claims) ? null : service.Claims,
            Origin = error.GetType().FullName,
        };
    }

    private static DirectoryException New(string code, string message, Exception origin) =>
        new(code, message) { Origin = origin.GetType().FullName };

    // Microsoft's support and its documentation know the AADSTS number, not the OAuth word, so the number wins.
    private static string SignInCode(string message, string? code = null) =>
        AadstsCode().Match(message) is { Success: true } match ? match.Value : Or(code, DirectoryErrorCodes.SignInFailed);

    private static string Or(string? text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text;

    private static string? Header(IDictionary<string, IEnumerable<string>>? headers, string name) =>
        headers?.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();

    /// <summary>Reads a Retry-After header: seconds, or a date (RFC 9110, 10.2.3).</summary>
    internal static TimeSpan? ReadRetryAfter(string? value, DateTimeOffset now)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date > now ? date - now : TimeSpan.Zero
            : null;
    }

    private static string? ReadClaims(string? challenge) =>
        challenge is not null && ClaimsParameter().Match(challenge) is { Success: true } match ? match.Groups["value"].Value : null;

    [GeneratedRegex(@"AADSTS\d{4,8}", RegexOptions.CultureInvariant)]
    private static partial Regex AadstsCode();

    [GeneratedRegex(@"\bclaims=""(?<value>[^""]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex ClaimsParameter();
}
