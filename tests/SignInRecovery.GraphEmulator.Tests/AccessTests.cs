using System.Net;
using System.Text;

namespace SignInRecovery.GraphEmulator.Tests;

public sealed class AccessTests
{
    [Fact]
    public async Task Without_a_good_token_there_is_a_401_that_says_why()
    {
        await using var running = await Running.StartAsync(signIn: false);
        var answer = await running.GetAsync("/users");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("InvalidAuthenticationToken", answer.ErrorCode);
        Assert.Equal("Access token is empty.", answer.ErrorMessage);
        Assert.StartsWith("Bearer realm=\"\"", answer.Headers["WWW-Authenticate"]);

        running.Token = "no.jwt";
        Assert.Equal("InvalidAuthenticationToken", (await running.GetAsync("/users")).ErrorCode);

        var good = await running.TokenAsync(running.Host.DefaultClient.ClientId, running.Host.DefaultClient.Secret);
        running.Token = good[..^4] + "AAAA";
        Assert.Contains("Invalid signature", (await running.GetAsync("/users")).ErrorMessage);

        running.Token = good;
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/users?$top=1")).Status);
    }

    [Fact]
    public async Task A_token_ends_with_its_time()
    {
        await using var running = await Running.StartAsync(change: options => options with { TokenLifetime = TimeSpan.FromSeconds(1) });
        await Task.Delay(2100);
        var answer = await running.GetAsync("/users");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Lifetime validation failed, the token is expired.", answer.ErrorMessage);
    }

    [Theory]
    [InlineData("/users", "Authorization_RequestDenied")]
    [InlineData("/identity/conditionalAccess/policies", "AccessDenied")]
    [InlineData("/auditLogs/signIns", "Authentication_MSGraphPermissionMissing")]
    [InlineData("/roleManagement/directory/roleEligibilityScheduleInstances", "UnknownError")]
    [InlineData("/users/emergency01@contoso.onmicrosoft.com/authentication/methods", "accessDenied")]
    public async Task A_missing_permission_is_refused_in_the_words_of_the_api(string path, string code)
    {
        await using var running = await Running.StartAsync(change: options => options with { Applications = [Running.Application("Domain.Read.All")] });
        var answer = await running.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(code, answer.ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/domains")).Status);
    }

    [Fact]
    public async Task The_basic_permission_shows_basic_properties_only()
    {
        await using var running = await Running.StartAsync(change: options => options with { Applications = [Running.Application("User.ReadBasic.All")] });
        var user = (await running.GetAsync("/users?$top=1&$select=id,displayName,accountEnabled")).Values.Single();
        Assert.Equal(["id", "displayName"], user.EnumerateObject().Select(property => property.Name));
        Assert.Equal("Authentication_MSGraphPermissionMissing", (await running.GetAsync("/users?$select=id,signInActivity")).ErrorCode);
    }

    [Fact]
    public async Task A_person_needs_scope_and_role()
    {
        // Margaret Holloway holds no role.
        await using var running = await Running.StartAsync(change: options => options with { SignedInUser = "margaret.holloway@contoso.com" }, signIn: false);
        running.Token = await running.UserTokenAsync("https://graph.microsoft.com/Policy.Read.All https://graph.microsoft.com/User.Read.All");
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/users?$top=1")).Status);
        Assert.Equal("AccessDenied", (await running.GetAsync("/identity/conditionalAccess/policies")).ErrorCode);
        Assert.Equal("Margaret Holloway", (await running.GetAsync("/me")).Json.GetProperty("displayName").GetString());
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/me/memberOf")).Status);
    }

    [Fact]
    public async Task The_roles_in_a_token_are_those_that_the_tenant_assigns()
    {
        await using var running = await Running.StartAsync(signIn: false);
        running.Token = await running.UserTokenAsync("Policy.Read.All");
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/identity/conditionalAccess/policies")).Status);
        var claims = Encoding.UTF8.GetString(Convert.FromBase64String(Pad(running.Token.Split('.')[1])));
        Assert.Contains("62e90394-69f5-4237-9190-012177145e10", claims);
        Assert.Contains("\"scp\":\"Policy.Read.All\"", claims);
        Assert.DoesNotContain("\"roles\"", claims);

        // An application is nobody.
        running.Token = await running.TokenAsync(running.Host.DefaultClient.ClientId, running.Host.DefaultClient.Secret);
        Assert.Equal(HttpStatusCode.BadRequest, (await running.GetAsync("/me")).Status);
    }

    [Theory]
    [InlineData("Contoso", "/identityGovernance/accessReviews/definitions", 403, "Authorization_RequestDenied")]
    [InlineData("Northwind", "/roleManagement/directory/roleEligibilityScheduleInstances", 400, "AadPremiumLicenseRequired")]
    [InlineData("Northwind", "/reports/authenticationMethods/userRegistrationDetails", 403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant")]
    [InlineData("Northwind", "/users?$select=id,signInActivity", 403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant")]
    public async Task What_the_snapshot_could_not_read_is_refused_again(string sample, string path, int status, string code)
    {
        await using var running = await Running.StartAsync(sample);
        var answer = await running.GetAsync(path);
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(code, answer.ErrorCode);
    }

    [Fact]
    public async Task Every_answer_carries_its_request_ids()
    {
        await using var running = await Running.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(running.Host.BaseAddress, "/v1.0/users/nobody"));
        request.Headers.Authorization = new("Bearer", running.Token);
        request.Headers.Add("client-request-id", "d3b1f0a2-0000-4000-8000-000000000001");
        using var response = await running.Client.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("Request_ResourceNotFound", answer.ErrorCode);
        var inner = answer.Json.GetProperty("error").GetProperty("innerError");
        Assert.Equal("d3b1f0a2-0000-4000-8000-000000000001", inner.GetProperty("client-request-id").GetString());
        Assert.Equal("d3b1f0a2-0000-4000-8000-000000000001", answer.Headers["client-request-id"]);
        Assert.Equal(inner.GetProperty("request-id").GetString(), answer.Headers["request-id"]);
        Assert.True(DateTime.TryParse(inner.GetProperty("date").GetString(), System.Globalization.CultureInfo.InvariantCulture, out _));
    }

    private static string Pad(string text) => text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (text.Length % 4)) % 4);
}
