using SignInRecovery.Gateway;
using SignInRecovery.GraphEmulator.Logging;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>The number of requests depends on the administrators and on the groups that are named, and on nothing else.</summary>
public class RequestBudgetTests(ITestOutputHelper output)
{
    // The budget of the design, for N people and G groups: 30 + (4 N + 2 G)/20 requests in at most six round trips.
    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    [InlineData(500)]
    public async Task Administrators_are_read_within_the_budget_whatever_the_number_of_users(int administrators)
    {
        var small = await CountAsync(administrators, 1_000);
        var large = await CountAsync(administrators, 200_000);

        Assert.Equal(small, large);
        Assert.True(small.People >= administrators);
        Assert.True(small.Requests <= 30 + (((4 * small.People) + (2 * small.Groups)) / 20), $"{small.Requests} requests for {small.People} people and {small.Groups} groups.");
        Assert.InRange(small.RoundTrips, 1, 6);
    }

    [Fact]
    public async Task Families_that_allow_one_request_a_second_never_meet_in_a_batch()
    {
        await using var live = await LiveTenant.StartAsync(o => o with { GeneratedUsers = 6_000 });
        _ = await live.CollectAsync(new CollectionRequest { Scope = SignInRecovery.Tenants.Snapshots.SnapshotScope.AllUsers, SignInDays = 7 });

        Assert.DoesNotContain(live.Host.Requests.All, r => r.Batch is not null && IsSlow(r));
        Assert.Contains(live.Host.Requests.All, IsSlow);
        Assert.All(
            live.Host.Requests.All.Where(r => r.Batch is not null).GroupBy(r => r.Batch),
            batch => Assert.InRange(batch.Count(), 1, 20));
        Assert.DoesNotContain(live.Host.Requests.All, r => r.Status == 429);
        AssertSpaced(live, "/identity", apart: 1, TimeSpan.FromSeconds(1));
        AssertSpaced(live, "/auditLogs/,/reports/", apart: 5, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Directory_objects_are_never_asked_for_without_a_choice_of_properties()
    {
        await using var live = await LiveTenant.StartAsync();
        _ = await live.CollectAsync(new CollectionRequest { Scope = SignInRecovery.Tenants.Snapshots.SnapshotScope.AllUsers });
        _ = await live.CollectAsync();

        string[] directory = ["/users", "/groups", "/servicePrincipals", "/directory/administrativeUnits", "/directory/deletedItems"];
        Assert.All(
            live.Host.Requests.GraphCalls.Where(r => directory.Any(d => r.Path.StartsWith(d, StringComparison.Ordinal))
                && !r.Path.Contains("/authentication/", StringComparison.Ordinal)
                && !r.Path.EndsWith("/scopedRoleMembers", StringComparison.Ordinal)
                && !r.Path.EndsWith("/$count", StringComparison.Ordinal)),
            r => Assert.Contains("$select=", r.Query, StringComparison.Ordinal));
        Assert.All(live.Host.Requests.GraphCalls, r => Assert.Equal("include-unknown-enum-members", r.Headers.GetValueOrDefault("Prefer")));
    }

    private async Task<(int Requests, int RoundTrips, int People, int Groups)> CountAsync(int administrators, int users)
    {
        await using var live = await LiveTenant.StartAsync(
            o => o with { SnapshotPath = LiveTenant.Sample("Fabrikam"), GeneratedUsers = users, GeneratedAdministrators = administrators }, speed: 20);

        var (tenant, summary) = await live.CollectAsync();

        var (requests, people, groups) = (live.Host.Requests.RoundTrips.Count, tenant.Users.Seen.Count, tenant.Groups.Seen.Count);
        output.WriteLine($"{administrators} generated administrators, {users} users: {people} people, {groups} groups, {requests} requests, {summary.RoundTrips} round trips.");
        Assert.Equal((requests, 0), (summary.Requests, summary.Retries));
        return (requests, summary.RoundTrips, people, groups);
    }

    // By the service's own clock, which counts requests as they come.
    private static void AssertSpaced(LiveTenant live, string family, int apart, TimeSpan window)
    {
        var requests = live.Host.Requests.GraphCalls
            .Where(r => IsSlow(r) && family.Split(',').Any(f => r.Path.StartsWith(f, StringComparison.Ordinal)))
            .OrderBy(r => r.StartedAt)
            .ToList();
        Assert.True(requests.Count > apart, $"{requests.Count} requests of {family} show nothing.");
        Assert.All(
            requests.Zip(requests.Skip(apart)),
            pair => Assert.True(pair.Second.StartedAt - pair.First.StartedAt >= window, $"{pair.Second.Path} came {pair.Second.StartedAt - pair.First.StartedAt} after {pair.First.Path}."));
    }

    private static bool IsSlow(LoggedRequest request) =>
        request.Path.StartsWith("/identity/conditionalAccess/", StringComparison.Ordinal)
        || request.Path.StartsWith("/identityProtection/", StringComparison.Ordinal)
        || request.Path.StartsWith("/auditLogs/", StringComparison.Ordinal)
        || request.Path.StartsWith("/reports/", StringComparison.Ordinal);
}
