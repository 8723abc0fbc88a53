using System.Net;
using System.Net.Http.Headers;
using Azure;
using Azure.Identity;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Identity.Client;
using Microsoft.Kiota.Abstractions;
using SignInRecovery.Gateway;
using SignInRecovery.Graph;
using Xunit;

namespace SignInRecovery.Tests.Gateway;

public class DirectoryErrorsTests
{
    [Fact]
    public void A_refusal_of_Graph_names_the_permission_and_the_role_that_the_call_needed()
    {
        var error = Translate(ODataError(HttpStatusCode.Forbidden, "Authorization_RequestDenied"));

        Assert.Equal("Authorization_RequestDenied", error.Code);
        Assert.Equal(403, error.Status);
        Assert.Equal("11111111-2222-3333-4444-555555555555", error.RequestId);
        Assert.Equal("Policy.Read.All", error.MissingPermission);
        Assert.Equal("Security Reader", error.MissingRole);
        Assert.Equal("The words of Graph.", error.Message);
        Assert.Equal(typeof(ODataError).FullName, error.Origin);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "Request_ResourceNotFound")]
    [InlineData(HttpStatusCode.TooManyRequests, "TooManyRequests")]
    [InlineData(HttpStatusCode.Unauthorized, "InvalidAuthenticationToken")]
    public void Another_answer_blames_no_permission(HttpStatusCode status, string code)
    {
        var error = Translate(ODataError(status, code));

        Assert.Equal(code, error.Code);
        Assert.Equal((int)status, error.Status);
        Assert.Null(error.MissingPermission);
        Assert.Null(error.MissingRole);
    }

    [Fact]
    public void Throttling_keeps_the_wait_that_the_service_asks_for()
    {
        var throttled = ODataError(HttpStatusCode.TooManyRequests, "TooManyRequests");
        throttled.ResponseHeaders = new Dictionary<string, IEnumerable<string>> { ["retry-after"] = ["17"] };

        Assert.Equal(TimeSpan.FromSeconds(17), Translate(throttled).RetryAfter);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Sun, 22 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("Sun, 22 Nov 2026 11:00:00 GMT", 0)]
    public void Retry_After_is_seconds_or_a_date(string header, int seconds)
    {
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(seconds), DirectoryErrors.ReadRetryAfter(header, now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    public void An_unreadable_Retry_After_is_no_wait(string? header)
    {
        Assert.Null(DirectoryErrors.ReadRetryAfter(header, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void A_claims_challenge_is_kept_for_the_credential()
    {
        var challenged = ODataError(HttpStatusCode.Unauthorized, "InvalidAuthenticationToken");
        challenged.ResponseHeaders = new Dictionary<string, IEnumerable<string>>
        {
            ["WWW-Authenticate"] = ["""Bearer realm="", error="insufficient_claims", claims="eyJhIjoxfQ==" """],
        };

        Assert.Equal("eyJhIjoxfQ==", Translate(challenged).Claims);
    }

    [Fact]
    public void An_answer_without_a_body_keeps_its_status_and_request_id()
    {
        var error = Translate(new ApiException("Nothing came back.")
        {
            ResponseStatusCode = 503,
            ResponseHeaders = new Dictionary<string, IEnumerable<string>> { ["request-id"] = ["abc"] },
        });

        Assert.Equal(DirectoryErrorCodes.RequestFailed, error.Code);
        Assert.Equal(503, error.Status);
        Assert.Equal("abc", error.RequestId);
    }

    [Fact]
    public void Graph_core_s_own_exception_is_known()
    {
        using var response = new HttpResponseMessage();
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(3));

        var error = Translate(new ServiceException("Refused.", response.Headers, 403));

        Assert.Equal(403, error.Status);
        Assert.Equal(TimeSpan.FromSeconds(3), error.RetryAfter);
        Assert.Equal("Policy.Read.All", error.MissingPermission);
    }

    [Fact]
    public void The_sign_in_service_s_number_is_the_code_even_inside_a_credential_s_exception()
    {
        var inner = new MsalServiceException("invalid_grant", "AADSTS50076: Due to a configuration change you must use MFA.", 400)
        {
            CorrelationId = "99999999-2222-3333-4444-555555555555",
        };

        var error = Translate(new AuthenticationFailedException("DeviceCodeCredential authentication failed.", inner));

        Assert.Equal("AADSTS50076", error.Code);
        Assert.Equal(400, error.Status);
        Assert.Equal("99999999-2222-3333-4444-555555555555", error.RequestId);
        Assert.Null(error.MissingPermission);
    }

    public static TheoryData<Exception, string> Others => new()
    {
        { new MsalUiRequiredException("user_null", "No account."), DirectoryErrorCodes.SignInRequired },
        { new MsalClientException("device_code_expired", "Too late."), "device_code_expired" },
        { new CredentialUnavailableException("No credential here."), DirectoryErrorCodes.SignInRequired },
        { new AuthenticationFailedException("Without a number."), DirectoryErrorCodes.SignInFailed },
        { new AuthenticationFailedException("AADSTS700016: no such application."), "AADSTS700016" },
        { new AuthenticationFailedException("Outer.", new InvalidOperationException("Inner.")), DirectoryErrorCodes.SignInFailed },
        { new RequestFailedException(404, "Gone.", "NotThere", null), "NotThere" },
        { new HttpRequestException("No such host."), DirectoryErrorCodes.ServiceUnreachable },
        { new AggregateException(new HttpRequestException("No such host.")), DirectoryErrorCodes.ServiceUnreachable },
        { new InvalidDataException("Never seen."), DirectoryErrorCodes.UnexpectedFailure },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_other_exception_has_a_stable_code_and_its_origin(Exception exception, string code)
    {
        var error = Translate(exception);

        Assert.Equal(code, error.Code);
        Assert.NotNull(error.Origin);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task The_guard_lets_only_our_exceptions_and_cancellation_out()
    {
        var ours = new DirectoryException("Known", "Already ours.");

        Assert.Same(ours, await Assert.ThrowsAsync<DirectoryException>(() => GuardAsync(ours)));
        await Assert.ThrowsAsync<OperationCanceledException>(() => GuardAsync(new OperationCanceledException()));
        var error = await Assert.ThrowsAsync<DirectoryException>(() => GuardAsync(ODataError(HttpStatusCode.Forbidden, "X")));
        Assert.Equal("Policy.Read.All", error.MissingPermission);
    }

    private static Task<int> GuardAsync(Exception exception) =>
        DirectoryErrors.GuardAsync(() => Task.FromException<int>(exception), "Policy.Read.All", "Security Reader");

    private static DirectoryException Translate(Exception exception) =>
        DirectoryErrors.Translate(exception, "Policy.Read.All", "Security Reader");

    private static ODataError ODataError(HttpStatusCode status, string code) => new()
    {
        ResponseStatusCode = (int)status,
        Error = new MainError
        {
            Code = code,
            Message = "The words of Graph.",
            InnerError = new InnerError { RequestId = "11111111-2222-3333-4444-555555555555" },
        },
    };
}
