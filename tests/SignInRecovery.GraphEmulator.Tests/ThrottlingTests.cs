using System.Diagnostics;
using System.Globalization;
using System.Net;
using SignInRecovery.GraphEmulator.Clock;

namespace SignInRecovery.GraphEmulator.Tests;

public sealed class ThrottlingTests
{
    // A clock that stands still unless a test moves it.
    private static Task<Running> StartAsync(Func<EmulatorOptions, EmulatorOptions>? change = null) =>
        Running.StartAsync(change: options => (change ?? (same => same))(options with { Clock = new EmulatorClock(speed: 0.000001) }));

    [Fact]
    public async Task Reports_answer_five_times_in_ten_seconds()
    {
        await using var running = await StartAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/auditLogs/directoryAudits")).Status);
        }

        var refused = await running.GetAsync("/reports/authenticationMethods/userRegistrationDetails");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("TooManyRequests", refused.ErrorCode);
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        Assert.True(refused.Headers.ContainsKey("x-ms-throttle-scope"));
        running.Host.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/reports/authenticationMethods/userRegistrationDetails")).Status);
    }

    [Fact]
    public async Task Conditional_access_and_risk_share_one_request_a_second_and_do_not_say_how_long()
    {
        await using var running = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/identity/conditionalAccess/policies")).Status);
        var refused = await running.GetAsync("/identityProtection/riskyUsers");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.False(refused.Headers.ContainsKey("Retry-After"));
        running.Host.Clock.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/identityProtection/riskyUsers")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await running.GetAsync("/identity/conditionalAccess/namedLocations")).Status);
    }

    [Theory]
    [InlineData("/users", 2)]
    [InlineData("/users?$select=id", 1)]
    [InlineData("/users?$expand=manager", 3)]
    [InlineData("/users?$top=5", 1)]
    [InlineData("/groups/5baa2216-189d-48ea-9c37-28168d2dab9b/transitiveMembers", 5)]
    [InlineData("/groups/5baa2216-189d-48ea-9c37-28168d2dab9b/members", 3)]
    [InlineData("/groups/5baa2216-189d-48ea-9c37-28168d2dab9b/members?$select=id", 2)]
    [InlineData("/subscribedSkus", 3)]
    [InlineData("/users/emergency01@contoso.onmicrosoft.com/transitiveMemberOf", 2)]
    [InlineData("/organization", 1)]
    [InlineData("/organization?$select=id", 1)]
    public async Task A_request_costs_its_documented_units(string path, int units)
    {
        await using var running = await StartAsync();
        var answer = await running.GetAsync(path);
        Assert.Equal(units.ToString(CultureInfo.InvariantCulture), answer.Headers["x-ms-resource-unit"]);
        Assert.Equal(units, running.Host.Requests.GraphCalls.Single().ResourceUnits);
    }

    [Fact]
    public async Task The_directory_s_units_run_out_and_their_share_is_told_before()
    {
        // 61 users: a tenant of medium size has 5,000 units in ten seconds; transitiveMembers cost five.
        await using var running = await StartAsync();
        var shares = new List<double>();
        HttpStatusCode last;
        var sent = 0;
        do
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => running.PostAsync("/$batch", $$"""{"requests":[{{string.Join(',', Enumerable.Range(0, 20).Select(i => $$"""{"id":"{{i}}","method":"GET","url":"/groups/5baa2216-189d-48ea-9c37-28168d2dab9b/transitiveMembers"}"""))}}]}""")));
            sent += 160;
            last = answers.Any(answer => answer.Text.Contains("\"status\":429", StringComparison.Ordinal)) ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK;
            shares.AddRange(answers.SelectMany(answer => answer.Json.GetProperty("responses").EnumerateArray()).Where(response => response.GetProperty("headers").TryGetProperty("x-ms-throttle-limit-percentage", out _)).Select(response => double.Parse(response.GetProperty("headers").GetProperty("x-ms-throttle-limit-percentage").GetString()!, CultureInfo.InvariantCulture)));
        }
        while (last == HttpStatusCode.OK && sent < 2000);

        Assert.Equal(1000, running.Host.Requests.GraphCalls.Count(call => call.Status == 200));
        Assert.Contains(shares, share => share is >= 0.8 and < 0.9);
        Assert.True(shares.Min() >= 0.8);
    }

    [Fact]
    public async Task On_a_fast_clock_waits_are_short_for_the_client()
    {
        await using var running = await Running.StartAsync(change: options => options with { Clock = new EmulatorClock(speed: 100) });
        var watch = Stopwatch.StartNew();
        HttpStatusCode status;
        do
        {
            status = (await running.GetAsync("/auditLogs/directoryAudits")).Status;
        }
        while (status == HttpStatusCode.OK && watch.Elapsed < TimeSpan.FromSeconds(20) && running.Host.Requests.GraphCalls.Count < 6);

        if (status == HttpStatusCode.TooManyRequests)
        {
            await Task.Delay(120);
            status = (await running.GetAsync("/auditLogs/directoryAudits")).Status;
        }

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Without_throttling_nothing_is_refused()
    {
        await using var running = await StartAsync(options => options with { Throttles = false });
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/identity/conditionalAccess/policies?$select=id")).Status);
        }
    }
}
