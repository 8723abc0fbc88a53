using SignInRecovery.Graph;
using SignInRecovery.Graph.Http;
using Xunit;

namespace SignInRecovery.Tests.Http;

public class RateLimiterTests
{
    [Fact]
    public async Task No_window_holds_more_than_the_limit()
    {
        var pace = new FastClock(50);
        var limiter = new RateLimiter(5, TimeSpan.FromSeconds(10), pace, TimeProvider.System);
        var times = new List<TimeSpan>();
        var start = pace.GetTimestamp();
        for (var request = 0; request < 17; request++)
        {
            using var sent = await limiter.WaitAsync(1, null, TestContext.Current.CancellationToken);
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

        using var sent = await limiter.WaitAsync(1, waits.Add, TestContext.Current.CancellationToken);

        Assert.True(sent.Waited >= TimeSpan.FromMilliseconds(190));
        Assert.NotEmpty(waits);
    }

    [Fact]
    public async Task A_strained_service_gets_less()
    {
        var limiter = new RateLimiter(10, TimeSpan.FromMinutes(1), TimeProvider.System, TimeProvider.System);
        limiter.Strain(1.6);
        using var sent = await limiter.WaitAsync(1, null, TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => limiter.WaitAsync(1, null, stop.Token));
    }

    [Fact]
    public async Task A_window_begins_with_the_answer()
    {
        var pace = new FastClock(50);
        var limiter = new RateLimiter(1, TimeSpan.FromSeconds(1), pace, TimeProvider.System);
        var first = await limiter.WaitAsync(1, null, TestContext.Current.CancellationToken);
        var second = limiter.WaitAsync(1, null, TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(5), pace, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);

        var answered = pace.GetTimestamp();
        first.Dispose();
        first.Dispose();
        using var sent = await second;

        Assert.True(pace.GetElapsedTime(answered) >= TimeSpan.FromSeconds(0.99));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_for_an_answer_holds_nobody_up()
    {
        var limiter = new RateLimiter(1, TimeSpan.FromMilliseconds(1), TimeProvider.System, TimeProvider.System);
        var first = await limiter.WaitAsync(1, null, TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        var given = limiter.WaitAsync(1, null, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);

        first.Dispose();
        using var next = await limiter.WaitAsync(1, null, TestContext.Current.CancellationToken);
        Assert.NotNull(next);
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
