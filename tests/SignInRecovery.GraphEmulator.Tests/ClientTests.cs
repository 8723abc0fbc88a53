using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using SignInRecovery.GraphEmulator.Faults;

namespace SignInRecovery.GraphEmulator.Tests;

/// <summary>Clients that were not written here: Azure.Identity with MSAL, and the Microsoft Graph SDK.</summary>
public sealed class ClientTests
{
    private static T Toward<T>(Running running, T options)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = running.Host.BaseAddress;
        options.Transport = new HttpClientTransport(running.Host.CreateClient());
        switch (options)
        {
            case ClientSecretCredentialOptions secret:
                secret.DisableInstanceDiscovery = true;
                break;
            case ClientCertificateCredentialOptions certificate:
                certificate.DisableInstanceDiscovery = true;
                break;
            case DeviceCodeCredentialOptions device:
                device.DisableInstanceDiscovery = true;
                break;
            case ClientAssertionCredentialOptions assertion:
                assertion.DisableInstanceDiscovery = true;
                break;
        }

        return options;
    }

    private static GraphServiceClient Graph(Running running, TokenCredential credential)
    {
        var client = new GraphServiceClient(
            GraphClientFactory.Create(finalHandler: running.Host.CreateHandler()),
            new Microsoft.Graph.Authentication.AzureIdentityAuthenticationProvider(credential, allowedHosts: ["localhost"], isCaeEnabled: true, scopes: ["https://graph.microsoft.com/.default"]),
            $"{running.Host.BaseAddress}v1.0");
        return client;
    }

    [Fact]
    public async Task The_graph_sdk_reads_pages_and_writes_with_a_client_secret()
    {
        await using var running = await Running.StartAsync(signIn: false);
        var (id, secret) = running.Host.DefaultClient;
        using var graph = Graph(running, new ClientSecretCredential(running.Host.Tenant.Id, id, secret, Toward(running, new ClientSecretCredentialOptions())));

        var found = new List<string>();
        var page = await graph.Users.GetAsync(request => request.QueryParameters.Top = 25);
        await PageIterator<User, UserCollectionResponse>.CreatePageIterator(
            graph,
            page!,
            user =>
            {
                found.Add(user.Id!);
                return true;
            }).IterateAsync();
        Assert.Equal(61, found.Distinct().Count());

        var policies = await graph.Identity.ConditionalAccess.Policies.GetAsync();
        Assert.Equal(18, policies!.Value!.Count);
        Assert.Contains(policies.Value, policy => policy.State == ConditionalAccessPolicyState.EnabledForReportingButNotEnforced);

        var created = await graph.Groups.PostAsync(new Group { DisplayName = "From the SDK", MailEnabled = false, MailNickname = "sdk", SecurityEnabled = true });
        await graph.Groups[created!.Id].Members.Ref.PostAsync(new ReferenceCreate { OdataId = $"{running.Host.BaseAddress}v1.0/directoryObjects/{found[0]}" });
        var members = await graph.Groups[created.Id].Members.GraphUser.GetAsync();
        Assert.Equal(found[0], Assert.Single(members!.Value!).Id);

        var error = await Assert.ThrowsAsync<ODataError>(() => graph.Users["nobody"].GetAsync());
        Assert.Equal("Request_ResourceNotFound", error.Error!.Code);
        Assert.Equal(404, error.ResponseStatusCode);
        Assert.Single(running.Host.Requests.SignInCalls, call => call.Path.EndsWith("/token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_graph_sdk_retries_what_is_throttled_and_answers_a_claims_challenge()
    {
        await using var running = await Running.StartAsync(signIn: false);
        var (id, secret) = running.Host.DefaultClient;
        using var graph = Graph(running, new ClientSecretCredential(running.Host.Tenant.Id, id, secret, Toward(running, new ClientSecretCredentialOptions())));
        running.Host.Faults.Once(FaultKind.Throttle, "/organization");
        Assert.Equal("Contoso Ltd", (await graph.Organization.GetAsync())!.Value!.Single().DisplayName);
        Assert.Equal([429, 200], running.Host.Requests.GraphCalls.Select(call => call.Status));

        running.Host.Faults.Add(new FaultRule { Kind = FaultKind.ClaimsChallenge, Path = "/domains", TimesInARow = int.MaxValue });
        Assert.Equal(File.ReadLines(Path.Combine(Running.SamplePath("Contoso"), "domains.jsonl")).Count(line => line.Length > 0), (await graph.Domains.GetAsync())!.Value!.Count);
        Assert.Equal([401, 200], running.Host.Requests.GraphCalls.Where(call => call.Path == "/domains").Select(call => call.Status));
    }

    [Fact]
    public async Task A_certificate_an_assertion_and_a_device_code_get_tokens_through_azure_identity()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=app", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var application = Running.Application("User.Read.All") with { Certificates = [certificate], FederatedCredentials = [new EmulatorFederatedCredential("https://token.example.com", "a workload")] };
        await using var running = await Running.StartAsync(change: options => options with { Applications = [application] }, signIn: false);
        var context = new TokenRequestContext(["https://graph.microsoft.com/.default"]);

        var byCertificate = new ClientCertificateCredential(running.Host.Tenant.Id, application.ClientId, certificate, Toward(running, new ClientCertificateCredentialOptions()));
        running.Token = (await byCertificate.GetTokenAsync(context, default)).Token;
        Assert.Single((await running.GetAsync("/users?$top=1")).Values);

        var claims = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($$"""{"iss":"https://token.example.com","sub":"a workload","aud":"api://AzureADTokenExchange","exp":{{DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds()}}}"""))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var byAssertion = new ClientAssertionCredential(running.Host.Tenant.Id, application.ClientId, () => $"e30.{claims}.c2ln", Toward(running, new ClientAssertionCredentialOptions()));
        running.Token = (await byAssertion.GetTokenAsync(context, default)).Token;
        Assert.Single((await running.GetAsync("/users?$top=1")).Values);

        var byDevice = new DeviceCodeCredential(Toward(running, new DeviceCodeCredentialOptions
        {
            TenantId = running.Host.Tenant.Id,
            ClientId = EmulatorApplication.CommandLineToolsId,
            DeviceCodeCallback = (_, _) => Task.CompletedTask,
        }));
        running.Token = (await byDevice.GetTokenAsync(new TokenRequestContext(["https://graph.microsoft.com/User.Read"]), default)).Token;
        Assert.NotEmpty((await running.GetAsync("/me")).Json.GetProperty("id").GetString()!);
    }

    [Fact]
    public async Task A_wrong_secret_is_an_authentication_failure_with_its_code()
    {
        await using var running = await Running.StartAsync(signIn: false);
        var credential = new ClientSecretCredential(running.Host.Tenant.Id, running.Host.DefaultClient.ClientId, "wrong", Toward(running, new ClientSecretCredentialOptions()));
        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(async () => await credential.GetTokenAsync(new TokenRequestContext(["https://graph.microsoft.com/.default"]), default));
        Assert.Contains("AADSTS7000215", failure.ToString());
    }

    [Fact]
    public async Task Nobody_who_does_not_trust_the_authority_gets_in()
    {
        await using var running = await Running.StartAsync(signIn: false);
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(running.Host.BaseAddress));
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", File.ReadAllText(running.Host.CertificateAuthorityPath));
    }
}
