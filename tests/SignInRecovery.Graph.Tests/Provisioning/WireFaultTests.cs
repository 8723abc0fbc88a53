using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.GraphEmulator.Faults;
using SignInRecovery.Tests.Live;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>Every fault of the emulator on every kind of write, over the wire: the run ends complete, or fails closed and is completed by the next.</summary>
public class WireFaultTests
{
    private static readonly (string Path, string Method)[] Writes =
    [
        ("/groups", "POST"), ("/users", "POST"), ("/groups/*/members/$ref", "POST"), ("/identity/conditionalAccess/policies/*", "PATCH"),
        ("/users/*/revokeSignInSessions", "POST"), ("/roleManagement/directory/roleAssignmentScheduleRequests", "POST"),
    ];

    public static TheoryData<FaultKind> Kinds =>
    [
        FaultKind.Throttle, FaultKind.ThrottleWithoutRetryAfter, FaultKind.InternalServerError, FaultKind.BadGateway, FaultKind.ServiceUnavailable, FaultKind.GatewayTimeout,
        FaultKind.ConnectionReset, FaultKind.TruncatedJson, FaultKind.BrokenBody, FaultKind.HtmlPage, FaultKind.ExpiredToken, FaultKind.NotFound, FaultKind.Forbidden,
        FaultKind.LostAnswer, FaultKind.DoneButGatewayTimeout,
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Ends_complete_or_fails_closed(FaultKind kind)
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        foreach (string policy in live.Host.Tenant.All("/identity/conditionalAccess/policies").Skip(3).Select(ProvisioningRun.Id).ToArray())
        {
            _ = live.Host.Tenant.Remove("policies", policy);
        }

        using var run = new ProvisioningRun(live);
        IReadOnlyCollection<string> groups = run.Groups();
        var request = new ProvisioningRequest();
        foreach ((string path, string method) in Writes)
        {
            live.Host.Faults.Add(new FaultRule { Kind = kind, Path = path, Method = method, Times = 1, RetryAfterSeconds = 1 });
        }

        for (int attempt = 1; attempt <= Writes.Length + 1; attempt++)
        {
            try
            {
                _ = await run.RunAsync(request);
                break;
            }
            catch (SignInRecoveryException error)
            {
                Assert.NotEmpty(error.RecommendedAction);
                run.AssertSafe(request, groups);
                Assert.True(attempt <= Writes.Length, error.ToString());
            }
        }

        run.AssertSafe(request, groups);
        Assert.Equal(2, run.NewAdministrators(run.Nicknames()).Count());
    }

    [Fact]
    public async Task Writes_that_become_visible_late_are_waited_for()
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        foreach (string policy in live.Host.Tenant.All("/identity/conditionalAccess/policies").Skip(3).Select(ProvisioningRun.Id).ToArray())
        {
            _ = live.Host.Tenant.Remove("policies", policy);
        }

        live.Host.Tenant.SetReplicationLag(_ => TimeSpan.FromSeconds(20));
        using var run = new ProvisioningRun(live);
        IReadOnlyCollection<string> groups = run.Groups();

        _ = await run.RunAsync(new ProvisioningRequest());

        run.AssertSafe(new ProvisioningRequest(), groups);
        Assert.Equal(2, run.NewAdministrators(run.Nicknames()).Count());
    }

    [Fact]
    public async Task The_limit_of_Conditional_Access_is_kept_by_us_and_not_met_by_refusals()
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        using var run = new ProvisioningRun(live);

        _ = await run.RunAsync(new ProvisioningRequest());

        Assert.DoesNotContain(live.Host.Requests.All, r => r.Status == 429);
        Assert.True(live.Host.Requests.All.Count(r => r.Path.StartsWith("/identity/conditionalAccess/policies", StringComparison.Ordinal)) >= 2 * run.PeoplePolicies().Count);
    }
}
