using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SignInRecovery.GraphEmulator.Tests;

public sealed class TokenTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private readonly Running _running = shared.Running;

    private (string, string)[] Client(string secret, string scope = "https://graph.microsoft.com/.default") =>
        [("client_id", _running.Host.DefaultClient.ClientId), ("client_secret", secret), ("grant_type", "client_credentials"), ("scope", scope)];

    [Fact]
    public async Task The_authority_describes_itself()
    {
        foreach (var tenant in new[] { _running.Host.Tenant.Id, "contoso.com" })
        {
            var configuration = (await Public($"/{tenant}/v2.0/.well-known/openid-configuration")).Json;
            Assert.Equal($"{_running.Host.Authority}/v2.0", configuration.GetProperty("issuer").GetString());
            Assert.Equal($"{_running.Host.Authority}/oauth2/v2.0/token", configuration.GetProperty("token_endpoint").GetString());
            Assert.Equal("graph.microsoft.com", configuration.GetProperty("msgraph_host").GetString());
        }

        Assert.Equal($"https://sts.windows.net/{_running.Host.Tenant.Id}/", (await Public("/contoso.com/.well-known/openid-configuration")).Json.GetProperty("issuer").GetString());
        Assert.Single((await Public($"/{_running.Host.Tenant.Id}/discovery/v2.0/keys")).Json.GetProperty("keys").EnumerateArray());
        var unknown = await Public("/adatum.com/v2.0/.well-known/openid-configuration");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
        Assert.Equal("invalid_tenant", unknown.Json.GetProperty("error").GetString());
        Assert.Contains("AADSTS90002", unknown.Json.GetProperty("error_description").GetString());
    }

    [Fact]
    public async Task Instance_discovery_knows_this_host_only()
    {
        var known = await Public($"/common/discovery/instance?api-version=1.1&authorization_endpoint={Uri.EscapeDataString($"{_running.Host.Authority}/oauth2/v2.0/authorize")}");
        Assert.Equal($"{_running.Host.Authority}/v2.0/.well-known/openid-configuration", known.Json.GetProperty("tenant_discovery_endpoint").GetString());
        var other = await Public("/common/discovery/instance?api-version=1.1&authorization_endpoint=https%3A%2F%2Flogin.example.com%2Fcommon%2Foauth2%2Fv2.0%2Fauthorize");
        Assert.Equal("invalid_instance", other.Json.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("wrong", "https://graph.microsoft.com/.default", "invalid_client", 7000215)]
    [InlineData(null, "https://graph.microsoft.us/.default", "invalid_resource", 500011)]
    [InlineData(null, "https://graph.microsoft.com/User.Read", "invalid_scope", 1002012)]
    public async Task What_is_wrong_with_a_sign_in_is_said_by_its_code(string? secret, string scope, string error, int code)
    {
        var answer = await _running.FormAsync("oauth2/v2.0/token", Client(secret ?? _running.Host.DefaultClient.Secret, scope));
        Assert.Equal(error, answer.Json.GetProperty("error").GetString());
        Assert.Equal(code, answer.Json.GetProperty("error_codes")[0].GetInt32());
        Assert.StartsWith($"AADSTS{code}: ", answer.Json.GetProperty("error_description").GetString());
        Assert.Contains("Trace ID", answer.Json.GetProperty("error_description").GetString());
    }

    [Fact]
    public async Task Unknown_applications_expired_secrets_and_missing_parts_are_told_apart()
    {
        async Task<int> Code(params (string, string)[] fields) => (await _running.FormAsync("oauth2/v2.0/token", fields)).Json.GetProperty("error_codes")[0].GetInt32();
        Assert.Equal(700016, await Code(("client_id", Guid.NewGuid().ToString()), ("grant_type", "client_credentials")));
        Assert.Equal(900144, await Code(("client_id", _running.Host.DefaultClient.ClientId)));
        Assert.Equal(70003, await Code(("client_id", _running.Host.DefaultClient.ClientId), ("grant_type", "magic")));
        Assert.Equal(7000218, await Code(("client_id", _running.Host.DefaultClient.ClientId), ("grant_type", "client_credentials"), ("scope", "https://graph.microsoft.com/.default")));

        var ended = Running.Application("User.Read.All") with { Secrets = new Dictionary<string, DateTimeOffset?> { ["old"] = DateTimeOffset.UtcNow.AddDays(-1) } };
        await using var running = await Running.StartAsync(change: options => options with { Applications = [ended] }, signIn: false);
        var answer = await running.FormAsync("oauth2/v2.0/token", ("client_id", ended.ClientId), ("client_secret", "old"), ("grant_type", "client_credentials"), ("scope", "https://graph.microsoft.com/.default"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(7000222, answer.Json.GetProperty("error_codes")[0].GetInt32());
    }

    [Fact]
    public async Task An_assertion_counts_when_the_registered_certificate_signed_it()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=app", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var otherKey = RSA.Create(2048);
        var application = Running.Application("User.Read.All") with { Certificates = [certificate], FederatedCredentials = [new EmulatorFederatedCredential("https://token.example.com", "repo:contoso/tool:ref:refs/heads/main")] };
        await using var running = await Running.StartAsync(change: options => options with { Applications = [application] }, signIn: false);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        async Task<Answer> Sign(RSA signer, string algorithm, string issuer, string subject, string audience, long begins, long ends)
        {
            var content = Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""") + "." + Encode($$"""{"aud":"{{audience}}","iss":"{{issuer}}","sub":"{{subject}}","jti":"1","nbf":{{begins}},"exp":{{ends}} }""");
            var signature = signer.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
            return await running.FormAsync(
                "oauth2/v2.0/token",
                ("client_id", application.ClientId), ("grant_type", "client_credentials"), ("scope", "https://graph.microsoft.com/.default"),
                ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", content + "." + Encode(signature)));
        }

        var id = application.ClientId;
        var audience = $"{running.Host.Authority}/oauth2/v2.0/token";
        Assert.Equal(HttpStatusCode.OK, (await Sign(key, "RS256", id, id, audience, now, now + 600)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Sign(key, "PS256", id, id, audience, now, now + 600)).Status);
        Assert.Equal(700027, Code(await Sign(otherKey, "RS256", id, id, audience, now, now + 600)));
        Assert.Equal(700024, Code(await Sign(key, "RS256", id, id, audience, now + 3600, now + 4200)));
        Assert.Equal(700024, Code(await Sign(key, "RS256", id, id, audience, now - 7200, now - 3600)));
        Assert.Equal(700023, Code(await Sign(key, "RS256", id, id, "https://login.microsoftonline.com/x", now, now + 600)));

        Assert.Equal(HttpStatusCode.OK, (await Sign(otherKey, "RS256", "https://token.example.com", "repo:contoso/tool:ref:refs/heads/main", "api://AzureADTokenExchange", now, now + 600)).Status);
        Assert.Equal(700213, Code(await Sign(otherKey, "RS256", "https://token.example.com", "repo:contoso/tool:pull_request", "api://AzureADTokenExchange", now, now + 600)));
    }

    [Fact]
    public async Task A_device_code_is_pending_until_the_person_has_signed_in_and_brings_a_refresh_token()
    {
        var begun = await _running.FormAsync("oauth2/v2.0/devicecode", ("client_id", EmulatorApplication.CommandLineToolsId), ("scope", "User.Read offline_access openid profile"));
        Assert.Contains(begun.Json.GetProperty("user_code").GetString()!, begun.Json.GetProperty("message").GetString());
        var poll = new[] { ("client_id", EmulatorApplication.CommandLineToolsId), ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", begun.Json.GetProperty("device_code").GetString()!) };

        await using var slow = await Running.StartAsync(change: options => options with { DeviceCodePolls = 3 }, signIn: false);
        var slowBegun = await slow.FormAsync("oauth2/v2.0/devicecode", ("client_id", EmulatorApplication.CommandLineToolsId), ("scope", "User.Read"));
        poll[2].Item2 = slowBegun.Json.GetProperty("device_code").GetString()!;
        Assert.Equal("authorization_pending", (await slow.FormAsync("oauth2/v2.0/token", poll)).Json.GetProperty("error").GetString());
        Assert.Equal("slow_down", (await slow.FormAsync("oauth2/v2.0/token", poll)).Json.GetProperty("error").GetString());
        Assert.Equal("bad_verification_code", (await _running.FormAsync("oauth2/v2.0/token", poll)).Json.GetProperty("error").GetString());

        poll[2].Item2 = begun.Json.GetProperty("device_code").GetString()!;
        Assert.Equal("authorization_pending", (await _running.FormAsync("oauth2/v2.0/token", poll)).Json.GetProperty("error").GetString());
        await Task.Delay(600);
        var answer = await _running.FormAsync("oauth2/v2.0/token", poll);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        foreach (var part in new[] { "id_token", "client_info", "refresh_token", "access_token" })
        {
            Assert.NotEmpty(answer.Json.GetProperty(part).GetString()!);
        }

        var renewed = await _running.FormAsync("oauth2/v2.0/token", ("client_id", EmulatorApplication.CommandLineToolsId), ("grant_type", "refresh_token"), ("refresh_token", answer.Json.GetProperty("refresh_token").GetString()!), ("scope", "User.Read offline_access"));
        Assert.Equal(HttpStatusCode.OK, renewed.Status);
        Assert.NotEqual(answer.Json.GetProperty("access_token").GetString(), renewed.Json.GetProperty("access_token").GetString());
    }

    [Fact]
    public async Task Consent_that_is_missing_is_asked_for()
    {
        var tools = new EmulatorApplication { ClientId = EmulatorApplication.CommandLineToolsId, IsPublicClient = true, DelegatedPermissions = ["User.Read"] };
        await using var running = await Running.StartAsync(change: options => options with { Applications = [tools] }, signIn: false);
        var begun = await running.FormAsync("oauth2/v2.0/devicecode", ("client_id", tools.ClientId), ("scope", "Policy.Read.All"));
        var answer = await running.FormAsync("oauth2/v2.0/token", ("client_id", tools.ClientId), ("grant_type", "device_code"), ("device_code", begun.Json.GetProperty("device_code").GetString()!));
        Assert.Equal(65001, Code(answer));
        Assert.Equal("consent_required", answer.Json.GetProperty("suberror").GetString());
    }

    [Fact]
    public async Task A_disabled_person_gets_no_token()
    {
        await using var running = await Running.StartAsync(change: options => options with { SignedInUser = "margaret.holloway@contoso.com" }, signIn: false);
        running.Host.Tenant.Update("/users/margaret.holloway@contoso.com", new() { ["displayName"] = "Margaret Holloway", ["accountEnabled"] = false });
        var begun = await running.FormAsync("oauth2/v2.0/devicecode", ("client_id", EmulatorApplication.CommandLineToolsId), ("scope", "User.Read"));
        var answer = await running.FormAsync("oauth2/v2.0/token", ("client_id", EmulatorApplication.CommandLineToolsId), ("grant_type", "device_code"), ("device_code", begun.Json.GetProperty("device_code").GetString()!));
        Assert.Equal(50057, Code(answer));
    }

    [Fact]
    public async Task A_browser_is_sent_back_with_a_code_that_only_its_verifier_redeems()
    {
        var verifier = new string('v', 50);
        var challenge = Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        using var response = await _running.Client.GetAsync(new Uri($"{_running.Host.Authority}/oauth2/v2.0/authorize?client_id={EmulatorApplication.CommandLineToolsId}&response_type=code&redirect_uri={Uri.EscapeDataString("http://localhost:5000/")}&scope=User.Read%20offline_access&state=abc&code_challenge={challenge}&code_challenge_method=S256"));
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(response.Headers.Location!.Query);
        Assert.Equal("abc", query["state"]);

        async Task<Answer> Redeem(string with) => await _running.FormAsync("oauth2/v2.0/token", ("client_id", EmulatorApplication.CommandLineToolsId), ("grant_type", "authorization_code"), ("code", query["code"].ToString()), ("redirect_uri", "http://localhost:5000/"), ("code_verifier", with));
        Assert.Equal(501481, Code(await Redeem("wrong")));
        Assert.Equal(HttpStatusCode.OK, (await Redeem(verifier)).Status);
        Assert.Equal(70000, Code(await Redeem(verifier)));
    }

    [Fact]
    public async Task A_managed_identity_gets_a_token_in_either_shape()
    {
        async Task<Answer> Ask(string path, string header, string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_running.Host.BaseAddress, path));
            request.Headers.Add(header, value);
            using var response = await _running.Client.SendAsync(request);
            return await Answer.ReadAsync(response);
        }

        const string Query = "?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com";
        foreach (var answer in new[] { await Ask("/msi/token" + Query, "X-IDENTITY-HEADER", "x"), await Ask("/metadata/identity/oauth2/token" + Query, "Metadata", "true") })
        {
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.NotEmpty(answer.Json.GetProperty("access_token").GetString()!);
            Assert.NotEmpty(answer.Json.GetProperty("expires_on").GetString()!);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await Ask("/metadata/identity/oauth2/token" + Query, "X", "y")).Status);
    }

    [Fact]
    public async Task Accounts_and_their_realms_are_told_to_anybody()
    {
        await using var running = await Running.StartAsync();
        async Task<System.Text.Json.JsonElement> Get(string path) => (await Public(path, running)).Json;
        Assert.Equal("Managed", (await Get("/common/userrealm/anyone@contoso.co.uk?api-version=1.0")).GetProperty("NameSpaceType").GetString());
        var federated = await Get("/common/userrealm/anyone@contoso.com?api-version=2.1");
        Assert.Equal("Federated", federated.GetProperty("NameSpaceType").GetString());
        Assert.StartsWith("https://", federated.GetProperty("AuthURL").GetString());
        Assert.Equal("Unknown", (await Get("/common/userrealm/anyone@adatum.com?api-version=1.0")).GetProperty("NameSpaceType").GetString());
        Assert.Equal(3, (await Get("/GetUserRealm.srf?login=anyone@contoso.com")).GetProperty("State").GetInt32());
        Assert.Equal(4, (await Get("/GetUserRealm.srf?login=anyone@contoso.co.uk")).GetProperty("State").GetInt32());

        async Task<System.Text.Json.JsonElement> Type(string name)
        {
            using var content = new StringContent($$"""{"username":"{{name}}","isOtherIdpSupported":true}""", Encoding.UTF8, "application/json");
            using var response = await running.Client.PostAsync(new Uri(running.Host.BaseAddress, "/common/GetCredentialType?mkt=en-US"), content);
            return (await Answer.ReadAsync(response)).Json;
        }

        var known = await Type("emergency01@contoso.onmicrosoft.com");
        Assert.Equal(0, known.GetProperty("IfExistsResult").GetInt32());
        Assert.Equal(3, known.GetProperty("EstsProperties").GetProperty("DomainType").GetInt32());
        Assert.Equal(1, (await Type("nobody@contoso.co.uk")).GetProperty("IfExistsResult").GetInt32());
        Assert.Equal(5, (await Type("somebody@outlook.com")).GetProperty("IfExistsResult").GetInt32());
        for (var i = 0; i < 8; i++)
        {
            _ = await Type("nobody@contoso.co.uk");
        }

        var throttled = await Type("nobody@contoso.co.uk");
        Assert.Equal(1, throttled.GetProperty("ThrottleStatus").GetInt32());
        Assert.Equal(0, throttled.GetProperty("IfExistsResult").GetInt32());
        running.Host.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(0, (await Type("nobody@contoso.co.uk")).GetProperty("ThrottleStatus").GetInt32());
    }

    private static int Code(Answer answer) => answer.Json.GetProperty("error_codes")[0].GetInt32();

    private static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private async Task<Answer> Public(string path, Running? running = null)
    {
        running ??= _running;
        using var response = await running.Client.GetAsync(new Uri(running.Host.BaseAddress, path));
        return await Answer.ReadAsync(response);
    }
}
