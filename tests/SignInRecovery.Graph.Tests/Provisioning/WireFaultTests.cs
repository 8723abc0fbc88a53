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

    /// <summary>Whatever goes wrong on the way, no password and no pass is in anything that is shown, logged or kept.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_secret_is_shown_whatever_goes_wrong(FaultKind kind)
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        OptionTests.SwitchPassesOn(live);
        foreach ((string path, string method) in (IEnumerable<(string, string)>)[("/users", "POST"), ("/users/*/authentication/temporaryAccessPassMethods", "POST"), ("/users/*/revokeSignInSessions", "POST")])
        {
            live.Host.Faults.Add(new FaultRule { Kind = kind, Path = path, Method = method, Times = 2, TimesInARow = 2, RetryAfterSeconds = 1 });
        }

        using var run = new ProvisioningRun(live);
        var request = new ProvisioningRequest { PasswordHandling = PasswordHandling.Return, TemporaryAccessPass = true, SkipPolicyExclusion = true };
        var said = new List<string>();
        for (int attempt = 1; attempt <= 7; attempt++)
        {
            try
            {
                said.AddRange((await run.RunAsync(request)).Select(s => s.ToString()));
                break;
            }
            catch (SignInRecoveryException error)
            {
                Assert.True(attempt < 7, error.ToString());
                said.AddRange([error.ToString(), error.Message, error.RecommendedAction, $"{error.Target}"]);
            }
        }

        said.AddRange([run.JournalText, .. live.Events.Texts, .. run.Last!.Warnings, .. run.Last.Plan.Remarks, .. run.Last.Plan.Steps.Select(s => s.ToString())]);
        Assert.True(run.Secrets.Count >= 4, $"{run.Secrets.Count} secrets were seen.");
        Assert.All(run.Secrets, secret => Assert.DoesNotContain(said, text => text.Contains(secret, StringComparison.Ordinal)));
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
