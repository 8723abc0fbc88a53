using System.Diagnostics;
using System.Net;
using System.Text.Json;
using SignInRecovery.GraphEmulator.Faults;

namespace SignInRecovery.GraphEmulator.Tests;

public sealed class FaultTests
{
    [Theory]
    [InlineData(FaultKind.Throttle, 429, "1")]
    [InlineData(FaultKind.ThrottleWithoutRetryAfter, 429, null)]
    [InlineData(FaultKind.ThrottleWithEmptyRetryAfter, 429, "")]
    [InlineData(FaultKind.InternalServerError, 500, null)]
    [InlineData(FaultKind.BadGateway, 502, null)]
    [InlineData(FaultKind.ServiceUnavailable, 503, "1")]
    [InlineData(FaultKind.GatewayTimeout, 504, null)]
    [InlineData(FaultKind.NotFound, 404, null)]
    [InlineData(FaultKind.Forbidden, 403, null)]
    [InlineData(FaultKind.ExpiredToken, 401, null)]
    public async Task A_fault_strikes_once_with_its_status_and_then_all_is_well(FaultKind kind, int status, string? retryAfter)
    {
        await using var running = await Running.StartAsync();
        running.Host.Faults.Once(kind, "/users");
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/organization")).Status);
        var answer = await running.GetAsync("/users?$top=1");
        Assert.Equal(status, (int)answer.Status);
        Assert.NotEmpty(answer.ErrorCode);
        Assert.Equal(retryAfter, answer.Headers.GetValueOrDefault("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/users?$top=1")).Status);
        Assert.Equal(kind.ToString(), running.Host.Requests.GraphCalls.Single(call => call.Fault is not null).Fault);
        Assert.Equal(1, running.Host.Faults.Struck[kind]);
    }

    [Fact]
    public async Task Connections_and_bodies_break()
    {
        await using var running = await Running.StartAsync();
        running.Host.Faults.Once(FaultKind.ConnectionReset);
        await Assert.ThrowsAsync<HttpRequestException>(() => running.GetAsync("/users"));
        running.Host.Faults.Once(FaultKind.BrokenBody);
        await Assert.ThrowsAsync<HttpRequestException>(() => running.GetAsync("/users"));

        running.Host.Faults.Once(FaultKind.TruncatedJson);
        var truncated = await running.GetAsync("/users");
        Assert.Equal(HttpStatusCode.OK, truncated.Status);
        Assert.ThrowsAny<JsonException>(() => truncated.Json);

        running.Host.Faults.Once(FaultKind.HtmlPage);
        var page = await running.GetAsync("/users");
        Assert.StartsWith("text/html", page.Headers["Content-Type"]);
        Assert.StartsWith("<!DOCTYPE html>", page.Text);

        running.Host.Faults.Add(new FaultRule { Kind = FaultKind.SlowBody, Times = 1, Duration = TimeSpan.FromMilliseconds(400) });
        var watch = Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/users")).Status);
        Assert.InRange(watch.ElapsedMilliseconds, 350, 20_000);
        running.Host.Faults.Add(new FaultRule { Kind = FaultKind.Delay, Times = 1, Duration = TimeSpan.FromMilliseconds(300) });
        watch.Restart();
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/users")).Status);
        Assert.InRange(watch.ElapsedMilliseconds, 290, 20_000);
    }

    [Fact]
    public async Task A_claims_challenge_ends_with_a_token_that_answers_it()
    {
        await using var running = await Running.StartAsync();
        running.Host.Faults.Add(new FaultRule { Kind = FaultKind.ClaimsChallenge, Path = "/identity/conditionalAccess/policies/*", Method = "PATCH", AuthenticationContext = "c2", TimesInARow = int.MaxValue });
        var id = (await running.GetAsync("/identity/conditionalAccess/policies?$top=1")).Values.Single().GetProperty("id").GetString();
        running.Host.Clock.Advance(TimeSpan.FromSeconds(2));
        var challenged = await running.PatchAsync("/identity/conditionalAccess/policies/" + id, """{"displayName":"x"}""");
        Assert.Equal(HttpStatusCode.Unauthorized, challenged.Status);
        var header = challenged.Headers["WWW-Authenticate"];
        Assert.Contains("error=\"insufficient_claims\"", header);
        var claims = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(header.Split("claims=\"")[1].Split('"')[0]));
        Assert.Contains("\"acrs\"", claims);
        Assert.NotEqual("x", running.Host.Tenant.Find("/identity/conditionalAccess/policies/" + id)!.Value.GetProperty("displayName").GetString());

        var (client, secret) = running.Host.DefaultClient;
        running.Token = (await running.FormAsync("oauth2/v2.0/token", ("client_id", client), ("client_secret", secret), ("grant_type", "client_credentials"), ("scope", "https://graph.microsoft.com/.default"), ("claims", claims))).Json.GetProperty("access_token").GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await running.PatchAsync("/identity/conditionalAccess/policies/" + id, """{"displayName":"x"}""")).Status);
    }

    [Fact]
    public async Task Pages_may_repeat_or_lose_an_object()
    {
        await using var running = await Running.StartAsync();
        var all = (await running.AllAsync("/users?$top=20&$select=id")).Count;
        running.Host.Faults.Once(FaultKind.DuplicateBetweenPages, "/users");
        var doubled = await running.AllAsync("/users?$top=20&$select=id");
        Assert.Equal(all + 1, doubled.Count);
        Assert.Equal(all, doubled.DistinctBy(user => user.GetProperty("id").GetString()).Count());
        running.Host.Faults.Once(FaultKind.MissingBetweenPages, "/users");
        Assert.Equal(all - 1, (await running.AllAsync("/users?$top=20&$select=id")).DistinctBy(user => user.GetProperty("id").GetString()).Count());
        running.Host.Faults.Once(FaultKind.ExpiredSkipToken, "/users");
        var link = (await running.GetAsync("/users?$top=20&$select=id")).NextLink!;
        Assert.Equal("Directory_ExpiredPageToken", (await running.GetAsync(link)).ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync(link)).Status);
    }

    [Fact]
    public async Task Readers_lag_behind_writers()
    {
        await using var running = await Running.StartAsync();
        running.Host.Tenant.SetReplicationLag(path => path.StartsWith("/groups", StringComparison.Ordinal) ? TimeSpan.FromMinutes(2) : TimeSpan.Zero);
        var created = await running.PostAsync("/groups", """{"displayName":"Late","mailEnabled":false,"mailNickname":"late","securityEnabled":true}""");
        var id = created.Json.GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await running.GetAsync("/groups/" + id)).Status);
        Assert.DoesNotContain(await running.AllAsync("/groups?$select=id"), group => group.GetProperty("id").GetString() == id);
        Assert.NotNull(running.Host.Tenant.Find("/groups/" + id));

        running.Host.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/groups/" + id)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await running.PatchAsync("/groups/" + id, """{"displayName":"Later"}""")).Status);
        Assert.Equal("Late", (await running.GetAsync("/groups/" + id)).Json.GetProperty("displayName").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await running.DeleteAsync("/groups/" + id)).Status);
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/groups/" + id)).Status);
        running.Host.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(HttpStatusCode.NotFound, (await running.GetAsync("/groups/" + id)).Status);
    }

    [Fact]
    public async Task An_answer_may_be_lost_after_the_write()
    {
        await using var running = await Running.StartAsync();
        running.Host.Faults.Once(FaultKind.LostAnswer, "/groups", "POST");
        const string Group = """{"displayName":"Lost","mailEnabled":false,"mailNickname":"lost","securityEnabled":true}""";
        await Assert.ThrowsAsync<HttpRequestException>(() => running.PostAsync("/groups", Group));
        Assert.Single(running.Host.Tenant.All("/groups?$filter=displayName eq 'Lost'"));
        running.Host.Faults.Once(FaultKind.DoneButGatewayTimeout, "/groups", "POST");
        Assert.Equal(HttpStatusCode.GatewayTimeout, (await running.PostAsync("/groups", Group)).Status);
        Assert.Equal(2, running.Host.Tenant.All("/groups?$filter=displayName eq 'Lost'").Count);
    }

    [Fact]
    public async Task Tests_can_step_in_before_and_after_a_write_and_edit_the_tenant_meanwhile()
    {
        await using var running = await Running.StartAsync();
        var steps = new List<string>();
        running.Host.Hooks.BeforeWrite = (method, path) =>
        {
            steps.Add($"before {method} {path}: {running.Host.Tenant.All("/groups?$filter=displayName eq 'Hooked'").Count}");
            return ValueTask.CompletedTask;
        };
        running.Host.Hooks.AfterWrite = (method, path) =>
        {
            var found = running.Host.Tenant.All("/groups?$filter=displayName eq 'Hooked'");
            steps.Add($"after {method} {path}: {found.Count}");
            running.Host.Tenant.Update("/groups/" + found[0].GetProperty("id").GetString(), new() { ["description"] = "edited by another" });
            return ValueTask.CompletedTask;
        };
        var created = await running.PostAsync("/groups", """{"displayName":"Hooked","mailEnabled":false,"mailNickname":"hooked","securityEnabled":true}""");
        Assert.Equal(["before POST /groups: 0", "after POST /groups: 1"], steps);
        Assert.Equal("edited by another", (await running.GetAsync("/groups/" + created.Json.GetProperty("id").GetString())).Json.GetProperty("description").GetString());
    }

    [Fact]
    public async Task The_token_endpoint_has_faults_and_refusals_of_its_own()
    {
        await using var running = await Running.StartAsync();
        var (client, secret) = running.Host.DefaultClient;
        Task<Answer> SignIn() => running.FormAsync("oauth2/v2.0/token", ("client_id", client), ("client_secret", secret), ("grant_type", "client_credentials"), ("scope", "https://graph.microsoft.com/.default"));
        running.Host.Faults.Add(new FaultRule { Kind = FaultKind.InternalServerError, Rate = 1, TimesInARow = int.MaxValue });
        Assert.Equal(HttpStatusCode.OK, (await SignIn()).Status);
        running.Host.Faults.Once(FaultKind.HtmlPage, "/*/oauth2/v2.0/token");
        Assert.StartsWith("text/html", (await SignIn()).Headers["Content-Type"]);
        Assert.Equal(HttpStatusCode.OK, (await SignIn()).Status);

        running.Host.Hooks.SignInRefusal = new SignInRefusal(53003, "invalid_grant", "Access has been blocked by Conditional Access policies.");
        var refused = await SignIn();
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.StartsWith("AADSTS53003: ", refused.Json.GetProperty("error_description").GetString());
        running.Host.Hooks.SignInRefusal = null;
        Assert.Equal(HttpStatusCode.OK, (await SignIn()).Status);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_faults_whatever_the_order()
    {
        async Task<List<string>> Faulted(int seed, bool backwards)
        {
            await using var running = await Running.StartAsync(change: options => options with { Seed = seed, Throttles = false });
            running.Host.Faults.Add(new FaultRule { Kind = FaultKind.BadGateway, Path = "/users/*", Rate = 0.3 });
            var ids = running.Host.Tenant.All("/users").Select(user => user.GetProperty("id").GetString()!).ToList();
            if (backwards)
            {
                ids.Reverse();
            }

            foreach (var id in ids)
            {
                _ = await running.GetAsync("/users/" + id);
            }

            return [.. running.Host.Requests.GraphCalls.Where(call => call.Fault is not null).Select(call => call.Path).Order(StringComparer.Ordinal)];
        }

        var first = await Faulted(7, backwards: false);
        Assert.InRange(first.Count, 5, 35);
        Assert.Equal(first, await Faulted(7, backwards: true));
        Assert.NotEqual(first, await Faulted(8, backwards: false));
    }

    [Fact]
    public async Task A_client_that_tries_often_enough_always_gets_through()
    {
        await using var running = await Running.StartAsync();
        running.Host.Faults.Add(new FaultRule { Kind = FaultKind.ServiceUnavailable, Rate = 1, TimesInARow = 2, RetryAfterSeconds = 0 });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await running.GetAsync("/users?$top=1")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await running.GetAsync("/users?$top=1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/users?$top=1")).Status);
    }
}
