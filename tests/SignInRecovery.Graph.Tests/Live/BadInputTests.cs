using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Graph;
using SignInRecovery.GraphEmulator;
using SignInRecovery.GraphEmulator.Faults;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>Each fault of a sign-in has its own error id and says what to do; none shows a stack of inner exceptions.</summary>
public class BadInputTests
{
    [Fact]
    public async Task Wrong_tenant()
    {
        await using var live = await LiveTenant.StartAsync();
        await AssertExplainedAsync(() => live.ConnectAsync(live.Secret() with { TenantId = "11111111-1111-1111-1111-111111111111" }), "TenantNotFound", "90002");
    }

    [Fact]
    public async Task Secret_that_ended()
    {
        await using var live = await LiveTenant.StartAsync(WithSecret("old", DateTimeOffset.UtcNow.AddDays(-1)));
        await AssertExplainedAsync(() => live.ConnectAsync(live.Secret()), "ClientSecretExpired", "7000222");
    }

    [Fact]
    public async Task Secret_that_is_wrong()
    {
        await using var live = await LiveTenant.StartAsync();
        await AssertExplainedAsync(() => live.ConnectAsync(live.Secret() with { Secret = LiveTenant.Secure("wrong") }), "ClientSecretInvalid", "7000215");
    }

    [Fact]
    public async Task Application_that_is_not_there()
    {
        await using var live = await LiveTenant.StartAsync();
        await AssertExplainedAsync(() => live.ConnectAsync(live.Secret() with { ClientId = "22222222-2222-2222-2222-222222222222" }), "ApplicationNotFound", "700016");
    }

    [Fact]
    public async Task Consent_that_is_missing()
    {
        await using var live = await LiveTenant.StartAsync(o => o with
        {
            Applications = [new EmulatorApplication { ClientId = EmulatorApplication.CommandLineToolsId, IsPublicClient = true, Secrets = new Dictionary<string, DateTimeOffset?> { ["x"] = null }, DelegatedPermissions = ["User.Read"] }],
        });
        await AssertExplainedAsync(() => live.ConnectAsync(live.Person()), "ConsentMissing", "65001");
    }

    [Fact]
    public async Task Tenant_of_a_given_token_that_is_another()
    {
        await using var live = await LiveTenant.StartAsync();
        using var session = await live.ConnectAsync();
        var fault = await ExplainedAsync(() => live.ConnectAsync(live.Secret() with { Kind = CredentialKind.AccessToken, Secret = LiveTenant.Secure("not.a.token") }));
        Assert.Equal("TokenUnreadable", fault.ErrorId);
    }

    [Fact]
    public async Task Server_whose_certificate_is_not_trusted()
    {
        await using var live = await LiveTenant.StartAsync();
        var gateway = new GraphDirectoryGateway(LiveTenant.OptionsFor(live.Host) with { NewHandler = () => new SocketsHttpHandler() });
        var fault = await ExplainedAsync(() => gateway.ConnectAsync(live.Secret(), live.Events, TestContext.Current.CancellationToken));
        Assert.Equal(("ServerNotTrusted", ErrorKind.Security), (fault.ErrorId, fault.Kind));
    }

    [Fact]
    public async Task No_network()
    {
        await using var live = await LiveTenant.StartAsync();
        var request = live.Secret();
        await live.Host.DisposeAsync();
        var fault = await ExplainedAsync(() => live.ConnectAsync(request));
        Assert.Equal(("NetworkUnreachable", ErrorKind.Connection), (fault.ErrorId, fault.Kind));
    }

    [Fact]
    public async Task Page_of_a_proxy()
    {
        await using var live = await LiveTenant.StartAsync();
        live.Host.Faults.Add(new FaultRule { Kind = FaultKind.HtmlPage, TimesInARow = int.MaxValue });
        var fault = await ExplainedAsync(() => live.ConnectAsync());
        Assert.Equal("AnswerNotGraph", fault.ErrorId);
    }

    [Fact]
    public async Task Clock_that_is_wrong()
    {
        await using var live = await LiveTenant.StartAsync();
        var fast = new ShiftedTime(TimeSpan.FromHours(2));
        var token = new GraphDirectoryGateway(LiveTenant.OptionsFor(live.Host) with { Time = fast });
        using var session = await token.ConnectAsync(live.Secret(), live.Events, TestContext.Current.CancellationToken);
        Assert.Contains(live.Events.Texts, t => t.Contains("clock is 120 minutes ahead", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-2, "ClockSkew")]
    [InlineData(0, "AssertionOutOfTime")]
    public async Task Assertion_out_of_its_time_is_the_clocks_fault_when_the_clock_is_wrong(int hours, string errorId)
    {
        await using var live = await LiveTenant.StartAsync(o => o with
        {
            Applications =
            [
                new EmulatorApplication
                {
                    ClientId = EmulatorOptions.DefaultClientId,
                    Secrets = new Dictionary<string, DateTimeOffset?> { ["unused"] = null },
                    FederatedCredentials = [new EmulatorFederatedCredential("https://issuer.example", "repo:contoso/recovery")],
                },
            ],
        });
        using var folder = new TemporaryFolder();
        var token = Path.Combine(folder.Path, "token");
        await File.WriteAllTextAsync(token, CredentialTests.FederatedToken(DateTimeOffset.UtcNow.AddHours(-1)), TestContext.Current.CancellationToken);
        var gateway = new GraphDirectoryGateway(LiveTenant.OptionsFor(live.Host) with { Time = new ShiftedTime(TimeSpan.FromHours(hours)) });

        var fault = await ExplainedAsync(() => gateway.ConnectAsync(
            live.Secret() with { Kind = CredentialKind.WorkloadIdentity, Secret = null, TokenFilePath = token }, live.Events, TestContext.Current.CancellationToken));

        Assert.Equal((errorId, ErrorKind.Authentication), (fault.ErrorId, fault.Kind));
        Assert.Equal(hours != 0, fault.Message.Contains("clock is 120 minutes behind", StringComparison.Ordinal));
        Assert.Contains("AADSTS700024", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_clock_hides_no_other_cause()
    {
        await using var live = await LiveTenant.StartAsync();
        var gateway = new GraphDirectoryGateway(LiveTenant.OptionsFor(live.Host) with { Time = new ShiftedTime(TimeSpan.FromHours(2)) });
        var fault = await ExplainedAsync(() => gateway.ConnectAsync(live.Secret() with { Secret = LiveTenant.Secure("wrong") }, live.Events, TestContext.Current.CancellationToken));
        Assert.Equal("ClientSecretInvalid", fault.ErrorId);
    }

    [Theory]
    [InlineData(90038)]
    [InlineData(900432)]
    public async Task Tenant_of_another_cloud(int code)
    {
        await using var live = await LiveTenant.StartAsync();
        live.Host.Hooks.SignInRefusal = new SignInRefusal(code, "invalid_request", "The request is for another cloud.");
        await AssertExplainedAsync(() => live.ConnectAsync(), "WrongCloud", code.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Server_that_never_answers()
    {
        await using var live = await LiveTenant.StartAsync();
        live.Host.Faults.Add(new FaultRule { Kind = FaultKind.Delay, Duration = TimeSpan.FromSeconds(30), TimesInARow = int.MaxValue });
        var fault = await ExplainedAsync(() => live.ConnectAsync(live.Secret() with { RequestTimeout = TimeSpan.FromMilliseconds(300) }));
        Assert.Equal("RequestTimedOut", fault.ErrorId);
    }

    [Fact]
    public async Task Collection_ends_at_once_when_it_is_cancelled()
    {
        await using var live = await LiveTenant.StartAsync();
        using var session = await live.ConnectAsync();
        live.Host.Faults.Add(new FaultRule { Kind = FaultKind.Delay, Duration = TimeSpan.FromSeconds(30) });
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var started = DateTimeOffset.UtcNow;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.CollectAsync(
            new CollectionRequest(), new SignInRecovery.Tenants.Collections.MemoryCollection(), live.Events, stop.Token));

        Assert.True(DateTimeOffset.UtcNow - started < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Claims_challenge_is_carried_back_once_and_then_explained()
    {
        await using var live = await LiveTenant.StartAsync();
        using var session = await live.ConnectAsync(live.Person());
        live.Host.Faults.Add(new FaultRule { Kind = FaultKind.ClaimsChallenge, Path = "/organization" });

        var answer = await session.SendAsync(new DirectoryRequest(DirectoryMethod.Get, "/organization?$select=id"), live.Events, TestContext.Current.CancellationToken);

        Assert.Equal(200, answer.Status);
        Assert.Contains(live.Events.Texts, t => t.Contains("claims challenge", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusals_name_the_missing_permission_and_the_run_goes_on()
    {
        await using var live = await LiveTenant.StartAsync(o => o with
        {
            Applications =
            [
                new EmulatorApplication
                {
                    ClientId = EmulatorOptions.DefaultClientId,
                    Secrets = new Dictionary<string, DateTimeOffset?> { ["secret"] = null },
                    ApplicationPermissions = ["Organization.Read.All", "User.Read.All", "Group.Read.All", "RoleManagement.Read.Directory", "Domain.Read.All"],
                },
            ],
        });

        var (tenant, _) = await live.CollectAsync();

        Assert.Equal((SectionStatus.Forbidden, "Policy.Read.All"), (tenant.States["policies"].Status, tenant.States["policies"].Permission));
        Assert.Equal((SectionStatus.Forbidden, "UserAuthenticationMethod.Read.All"), (tenant.States["methods"].Status, tenant.States["methods"].Permission));
        Assert.Equal((SectionStatus.Forbidden, "AuditLog.Read.All"), (tenant.States["signInActivity"].Status, tenant.States["signInActivity"].Permission));
        Assert.Equal(SectionStatus.Complete, tenant.States["roleAssignments"].Status);

        // Without the policies nobody knows whom they name.
        Assert.Equal(SectionStatus.Partial, tenant.States["users"].Status);
        Assert.NotEmpty(tenant.Users.Seen);
    }

    private static Func<EmulatorOptions, EmulatorOptions> WithSecret(string secret, DateTimeOffset? end) => o => o with
    {
        Applications = [new EmulatorApplication { ClientId = EmulatorOptions.DefaultClientId, Secrets = new Dictionary<string, DateTimeOffset?> { [secret] = end } }],
    };

    private static async Task AssertExplainedAsync(Func<Task<IDirectorySession>> connect, string errorId, string code)
    {
        var fault = await ExplainedAsync(connect);
        Assert.Equal(errorId, fault.ErrorId);
        Assert.Contains("AADSTS" + code, fault.Message, StringComparison.Ordinal);
    }

    private static async Task<SignInRecoveryException> ExplainedAsync(Func<Task<IDirectorySession>> connect)
    {
        var fault = DirectoryFaults.Explain(await Assert.ThrowsAsync<DirectoryException>(connect), "the tenant");
        Assert.DoesNotContain('\n', fault.Message);
        Assert.DoesNotContain("   at ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.RecommendedAction);
        Assert.InRange(fault.Message.Length, 20, 700);
        return fault;
    }

    private sealed class ShiftedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
