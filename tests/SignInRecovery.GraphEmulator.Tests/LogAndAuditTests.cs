using System.Net;
using SignInRecovery.GraphEmulator.Permissions;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Tests;

public sealed class LogAndAuditTests
{
    [Fact]
    public async Task The_log_keeps_order_concurrency_and_no_token()
    {
        await using var running = await Running.StartAsync();
        var waiting = new TaskCompletionSource();
        running.Host.Hooks.BeforeRequest = async (_, path) =>
        {
            if (path == "/organization")
            {
                await waiting.Task;
            }
        };
        var slow = running.GetAsync("/organization");
        while (running.Host.Requests.HighestConcurrency < 1 || running.Host.Requests.Count < 2)
        {
            await Task.Delay(10);
        }

        _ = await running.GetAsync("/domains");
        waiting.SetResult();
        _ = await slow;

        var calls = running.Host.Requests.GraphCalls;
        Assert.Equal(["/organization", "/domains"], calls.Select(call => call.Path));
        Assert.Equal([1, 2], calls.Select(call => call.Concurrency));
        Assert.Equal(2, running.Host.Requests.HighestConcurrency);
        Assert.All(calls, call => Assert.Equal("Bearer", call.Headers["Authorization"]));
        Assert.All(calls, call => Assert.Equal(running.Host.DefaultClient.ClientId, call.ApplicationId));
        Assert.Single(running.Host.Requests.SignInCalls);
    }

    [Fact]
    public async Task Writes_leave_a_line_in_the_audit_log()
    {
        await using var running = await Running.StartAsync();
        var id = (await running.PostAsync("/groups", """{"displayName":"Audited","mailEnabled":false,"mailNickname":"audited","securityEnabled":true}""")).Json.GetProperty("id").GetString();
        _ = await running.PatchAsync("/groups/" + id, """{"description":"d"}""");
        _ = await running.PatchAsync("/groups/" + id, """{"shoeSize":44}""");
        var audits = (await running.GetAsync($"/auditLogs/directoryAudits?$filter=targetResources/any(t:t/id eq '{id}')")).Values.ToList();
        Assert.Equal(["Update group", "Add group"], audits.Select(audit => audit.GetProperty("activityDisplayName").GetString()));
        Assert.Equal(running.Host.DefaultClient.ClientId, audits[0].GetProperty("initiatedBy").GetProperty("app").GetProperty("appId").GetString());
        Assert.Equal("description", audits[0].GetProperty("targetResources")[0].GetProperty("modifiedProperties")[0].GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task Ended_sessions_end_tokens_too()
    {
        await using var running = await Running.StartAsync(signIn: false);
        running.Token = await running.UserTokenAsync("User.RevokeSessions.All User.Read");
        var me = (await running.GetAsync("/me")).Json.GetProperty("id").GetString();
        var answer = await running.PostAsync($"/users/{me}/revokeSignInSessions", string.Empty);
        Assert.True(answer.Json.GetProperty("value").GetBoolean());
        Assert.Equal(HttpStatusCode.Unauthorized, (await running.GetAsync("/me")).Status);
        await Task.Delay(20);
        running.Token = await running.UserTokenAsync("User.Read");
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/me")).Status);
    }

    [Fact]
    public void Every_route_has_its_permissions_and_every_permission_its_route()
    {
        var routes = Routes.All(null!).All;
        Assert.Empty(routes.Where(route => PermissionTable.Of(route) is null).Select(route => $"{route.Method} {route.PermissionPath}"));
        var served = routes.Select(route => (route.Method, Path: route.PermissionPath)).ToHashSet();
        Assert.Empty(PermissionTable.Rules.Where(rule => !served.Contains((rule.Method, rule.Path)) && rule.Path != "/me").Select(rule => $"{rule.Method} {rule.Path}"));
    }
}
