using SignInRecovery.Graph.Http;
using Xunit;

namespace SignInRecovery.Tests.Http;

public class RateLimiterTests
{
    [Fact]
    public async Task No_window_holds_more_than_the_limit()
    {
        var pace = new Live.FastPace(50);
        var limiter = new RateLimiter(5, TimeSpan.FromSeconds(10), pace, TimeProvider.System);
        var times = new List<TimeSpan>();
        var start = pace.GetTimestamp();
        for (var request = 0; request < 17; request++)
        {
            _ = await limiter.WaitAsync(1, null, TestContext.Current.CancellationToken);
            times.Add(pace.GetElapsedTime(start));
        }

        Assert.All(times.Zip(times.Skip(5)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(9.99), $"{pair.First} {pair.Second}"));
    }

    [Fact]
    public async Task A_pause_stops_everybody()
    {
        var limiter = new RateLimiter(100, TimeSpan.FromSeconds(1), TimeProvider.System, TimeProvider.System);
        limiter.Pause(TimeSpan.FromMilliseconds(200));
        var waits = new List<TimeSpan>();

        var waited = await limiter.WaitAsync(1, waits.Add, TestContext.Current.CancellationToken);

        Assert.True(waited >= TimeSpan.FromMilliseconds(190));
        Assert.NotEmpty(waits);
    }

    [Fact]
    public async Task A_strained_service_gets_less()
    {
        var limiter = new RateLimiter(10, TimeSpan.FromMinutes(1), TimeProvider.System, TimeProvider.System);
        limiter.Strain(1.6);
        _ = await limiter.WaitAsync(1, null, TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => limiter.WaitAsync(1, null, stop.Token));
    }

    [Theory]
    [InlineData("/identity/conditionalAccess/policies", LimitFamily.OnePerSecond, 1)]
    [InlineData("/identityProtection/riskyUsers?$top=500", LimitFamily.OnePerSecond, 1)]
    [InlineData("/auditLogs/signIns", LimitFamily.Reports, 1)]
    [InlineData("https://graph.microsoft.com/v1.0/reports/authenticationMethods/userRegistrationDetails?$skiptoken=x", LimitFamily.Reports, 1)]
    [InlineData("/users?$top=999", LimitFamily.Directory, 2)]
    [InlineData("/users?$select=id&$expand=manager", LimitFamily.Directory, 2)]
    [InlineData("/groups/x/transitiveMembers/microsoft.graph.user?$select=id", LimitFamily.Directory, 4)]
    [InlineData("/users/x/transitiveMemberOf", LimitFamily.Directory, 2)]
    [InlineData("/organization?$select=id", LimitFamily.Directory, 1)]
    public void A_path_has_its_family_and_its_cost(string path, object family, int units)
    {
        Assert.Equal(family, (object)RequestCost.FamilyOf(path));
        Assert.Equal(units, GraphCall.Get(path).Units);
    }
}
