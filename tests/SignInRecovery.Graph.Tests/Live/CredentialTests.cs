using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SignInRecovery.Gateway;
using SignInRecovery.Graph;
using SignInRecovery.GraphEmulator;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>Each kind of sign-in that needs no browser, through Azure.Identity for real.</summary>
public sealed class CredentialTests : IDisposable
{
    private const string Client = "5f1c2b7e-2d9b-4f0e-9a3c-e1a1c0de0002";

    private readonly X509Certificate2 _certificate = NewCertificate();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Client_secret()
    {
        await using var live = await LiveTenant.StartAsync();
        await AssertConnectsAsync(live, live.Secret(), CredentialKind.ClientSecret);
    }

    [Fact]
    public async Task Device_code_of_a_person_with_his_roles()
    {
        await using var live = await LiveTenant.StartAsync();
        using var session = await live.ConnectAsync(live.Person());

        Assert.False(session.Info.IsApplication);
        Assert.Contains("62e90394-69f5-4237-9190-012177145e10", session.Info.DirectoryRoles!);
        Assert.Contains("Policy.Read.All", session.Info.Permissions!);
        Assert.DoesNotContain(session.Info.Permissions!, p => p.Contains("ReadWrite", StringComparison.Ordinal));
        Assert.Single(live.Events.Codes);
    }

    [Theory]
    [InlineData("app.pfx", "pass word")]
    [InlineData("app.pem", "")]
    public async Task Certificate_from_a_file(string name, string password)
    {
        await using var live = await StartAsync();
        var path = Path.Combine(_folder.Path, name);
        if (name.EndsWith(".pem", StringComparison.Ordinal))
        {
            await File.WriteAllTextAsync(path, _certificate.ExportCertificatePem() + "\n" + _certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        }
        else
        {
            await File.WriteAllBytesAsync(path, _certificate.Export(X509ContentType.Pfx, password), TestContext.Current.CancellationToken);
        }

        await AssertConnectsAsync(
            live,
            live.Secret() with { Kind = CredentialKind.Certificate, ClientId = Client, Secret = null, CertificatePath = path, CertificatePassword = LiveTenant.Secure(password) },
            CredentialKind.Certificate);
    }

    [Fact]
    public async Task Certificate_of_the_store_that_is_not_there()
    {
        await using var live = await StartAsync();

        var fault = await Assert.ThrowsAsync<DirectoryException>(() => live.ConnectAsync(
            live.Secret() with { Kind = CredentialKind.Certificate, ClientId = Client, Secret = null, CertificateThumbprint = new string('A', 40) }));

        Assert.Equal(DirectoryErrorCodes.CertificateUnusable, fault.Code);
    }

    [Fact]
    public async Task Workload_identity_with_a_token_file()
    {
        await using var live = await StartAsync();
        var path = Path.Combine(_folder.Path, "token");
        await File.WriteAllTextAsync(path, FederatedToken(), TestContext.Current.CancellationToken);

        await AssertConnectsAsync(
            live, live.Secret() with { Kind = CredentialKind.WorkloadIdentity, ClientId = Client, Secret = null, TokenFilePath = path }, CredentialKind.WorkloadIdentity);
    }

    [Fact]
    public async Task Given_access_token_with_its_end()
    {
        await using var live = await LiveTenant.StartAsync();
        var token = await TokenAsync(live);

        using var session = await live.ConnectAsync(live.Secret() with { Kind = CredentialKind.AccessToken, ClientId = null, Secret = LiveTenant.Secure(token) });

        Assert.False(session.Info.IsRenewable);
        Assert.InRange(session.Info.ExpiresAt - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public async Task Environment_that_names_an_application()
    {
        await using var live = await LiveTenant.StartAsync();
        var variables = new Dictionary<string, string>
        {
            ["AZURE_TENANT_ID"] = live.Host.Tenant.Id,
            ["AZURE_CLIENT_ID"] = live.Host.DefaultClient.ClientId,
            ["AZURE_CLIENT_SECRET"] = live.Host.DefaultClient.Secret,
            ["AZURE_AUTHORITY_HOST"] = live.Host.BaseAddress.AbsoluteUri,
        };
        var gateway = new GraphDirectoryGateway(LiveTenant.OptionsFor(live.Host) with { ReadEnvironment = variables.GetValueOrDefault });

        using var session = await gateway.ConnectAsync(
            new SessionRequest { Kind = CredentialKind.Environment, GraphEndpoint = live.Host.BaseAddress.AbsoluteUri }, live.Events, TestContext.Current.CancellationToken);

        Assert.Equal(CredentialKind.ClientSecret, session.Info.Kind);
    }

    [Fact]
    public async Task A_foreign_or_plain_endpoint_never_gets_a_token()
    {
        await using var live = await LiveTenant.StartAsync();
        var token = await TokenAsync(live);
        live.Host.Requests.Clear();

        var plain = await Assert.ThrowsAsync<DirectoryException>(() => live.ConnectAsync(
            live.Secret() with { GraphEndpoint = live.Host.BaseAddress.AbsoluteUri.Replace("https://", "http://", StringComparison.Ordinal) }));
        var foreign = await Assert.ThrowsAsync<DirectoryException>(() => live.ConnectAsync(
            live.Secret() with { Kind = CredentialKind.AccessToken, Secret = LiveTenant.Secure(token), GraphEndpoint = "https://graph.example" }));

        Assert.Equal(DirectoryErrorCodes.EndpointNotSecure, plain.Code);
        Assert.Equal(DirectoryErrorCodes.TokenForeign, foreign.Code);
        Assert.Empty(live.Host.Requests.All);
    }

    [Fact]
    public async Task A_token_that_ends_in_the_middle_is_renewed()
    {
        await using var live = await LiveTenant.StartAsync();
        using var session = await live.ConnectAsync();
        live.Host.Faults.Add(new SignInRecovery.GraphEmulator.Faults.FaultRule { Kind = SignInRecovery.GraphEmulator.Faults.FaultKind.ExpiredToken, Path = "/$batch", Times = 1 });

        var (tenant, summary) = await live.CollectAsync(session: session);

        Assert.Equal(SectionStatus.Complete, tenant.States["users"].Status);
        Assert.True(summary.Retries >= 1);
        Assert.Contains(live.Host.Requests.SignInCalls, r => r.Path.EndsWith("/token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_a_session_says_holds_a_secret_or_a_token()
    {
        await using var live = await LiveTenant.StartAsync();
        var token = await TokenAsync(live);
        using var session = await live.ConnectAsync();
        live.Host.Faults.Add(new SignInRecovery.GraphEmulator.Faults.FaultRule { Kind = SignInRecovery.GraphEmulator.Faults.FaultKind.InternalServerError, Rate = 0.3 });
        _ = await live.CollectAsync(session: session);
        var wrong = await Assert.ThrowsAsync<DirectoryException>(() => live.ConnectAsync(live.Secret() with { Secret = LiveTenant.Secure("not-the-secret-at-all") }));

        string[] said = [.. live.Events.Texts, session.Info.ToString(), live.Secret().ToString(), wrong.ToString(), DirectoryFaults.Explain(wrong, null).ToString()];
        Assert.True(said.Length > 10);
        Assert.All(said, text =>
        {
            Assert.DoesNotContain(live.Host.DefaultClient.Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain("not-the-secret-at-all", text, StringComparison.Ordinal);
            Assert.DoesNotContain(token[..20], text, StringComparison.Ordinal);
            Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal);
        });
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _folder.Dispose();
    }

    private static async Task AssertConnectsAsync(LiveTenant live, SessionRequest request, CredentialKind kind)
    {
        using var session = await live.ConnectAsync(request);

        Assert.Equal(kind, session.Info.Kind);
        Assert.True(session.Info.IsApplication);
        Assert.Equal(live.Host.Tenant.Id, session.Info.TenantId);
        Assert.Equal("Contoso Ltd", session.Info.TenantName);
        Assert.Contains("User.Read.All", session.Info.Permissions!);
        var answer = await session.SendAsync(new DirectoryRequest(DirectoryMethod.Get, "/organization?$select=id"), live.Events, TestContext.Current.CancellationToken);
        Assert.Contains(live.Host.Tenant.Id, answer.Body, StringComparison.Ordinal);
    }

    private static async Task<string> TokenAsync(LiveTenant live)
    {
        using var client = live.Host.CreateClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = live.Host.DefaultClient.ClientId,
            ["client_secret"] = live.Host.DefaultClient.Secret,
            ["scope"] = live.Host.BaseAddress.GetLeftPart(UriPartial.Authority) + "/.default",
        });
        using var answer = await client.PostAsync(new Uri($"/{live.Host.Tenant.Id}/oauth2/v2.0/token", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("access_token").GetString()!;
    }

    private Task<LiveTenant> StartAsync() => LiveTenant.StartAsync(o => o with
    {
        Applications =
        [
            new EmulatorApplication
            {
                ClientId = Client,
                Secrets = new Dictionary<string, DateTimeOffset?> { ["unused"] = null },
                Certificates = [_certificate],
                FederatedCredentials = [new EmulatorFederatedCredential("https://issuer.example", "repo:contoso/recovery")],
                ApplicationPermissions = GraphEmulatorHost.EveryApplicationPermission,
            },
        ],
    });

    /// <summary>A token of another issuer, as a job of its service gets one.</summary>
    /// <param name="at">When it was issued; now when null.</param>
    internal static string FederatedToken(DateTimeOffset? at = null)
    {
        var now = (at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds();
        static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return $"{Part("""{"alg":"RS256","typ":"JWT"}""")}.{Part($$"""{"iss":"https://issuer.example","sub":"repo:contoso/recovery","aud":"api://AzureADTokenExchange","nbf":{{now - 60}},"exp":{{now + 600}}}""")}.{Part("signature")}";
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=SignInRecovery test application", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }
}
