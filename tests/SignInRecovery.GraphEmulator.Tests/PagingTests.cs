using System.Net;

namespace SignInRecovery.GraphEmulator.Tests;

public sealed class PagingTests
{
    [Fact]
    public async Task A_page_names_the_next_until_all_have_come_once()
    {
        await using var running = await Running.StartAsync();

        var first = await running.GetAsync("/users?$top=7&$select=id");
        Assert.Equal(7, first.Values.Count());
        Assert.StartsWith($"{running.Host.BaseAddress}v1.0/users?", first.NextLink);
        Assert.Contains("$select=id", first.NextLink);
        Assert.Contains("$skiptoken=", first.NextLink);

        var all = await running.AllAsync("/users?$top=7&$select=id");
        var lines = File.ReadAllLines(Path.Combine(Running.SamplePath("Contoso"), "users.jsonl")).Count(line => line.Length > 0);
        Assert.Equal(lines, all.Count);
        Assert.Equal(lines, all.Select(user => user.GetProperty("id").GetString()).Distinct().Count());
    }

    [Theory]
    [InlineData("/users?$top=1000", "Must be between 1 and 999 inclusive")]
    [InlineData("/users?$top=0", "Must be between 1 and 999 inclusive")]
    [InlineData("/users?$top=501&$select=id,signInActivity", "Must be between 1 and 500 inclusive")]
    [InlineData("/auditLogs/signIns?$top=1001", "Must be between 1 and 1000 inclusive")]
    public async Task A_page_larger_than_the_limit_is_refused(string path, string message)
    {
        await using var running = await Running.StartAsync();
        var answer = await running.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(message, answer.ErrorMessage);
    }

    [Fact]
    public async Task Without_top_a_page_of_users_holds_a_hundred()
    {
        await using var running = await Running.StartAsync(change: options => options with { GeneratedUsers = 500 });
        Assert.Equal(100, (await running.GetAsync("/users")).Values.Count());
    }

    [Fact]
    public async Task A_page_token_of_another_query_is_refused()
    {
        await using var running = await Running.StartAsync();
        var link = (await running.GetAsync("/users?$top=5&$select=id")).NextLink!;
        var answer = await running.GetAsync(link.Replace("$select=id", "$select=displayName", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Request_BadRequest", answer.ErrorCode);
    }

    [Fact]
    public async Task A_page_token_expires()
    {
        await using var running = await Running.StartAsync(change: options => options with { SkipTokenLifetime = TimeSpan.FromMinutes(10) });
        var link = (await running.GetAsync("/users?$top=5")).NextLink!;
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync(link)).Status);
        running.Host.Clock.Advance(TimeSpan.FromMinutes(11));
        var answer = await running.GetAsync(link);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Directory_ExpiredPageToken", answer.ErrorCode);
    }

    [Fact]
    public async Task What_is_deleted_or_created_while_somebody_pages_shifts_nothing_else()
    {
        await using var running = await Running.StartAsync();
        var before = (await running.AllAsync("/users?$select=id&$top=999")).Select(user => user.GetProperty("id").GetString()!).ToList();
        var page = await running.GetAsync("/users?$top=10&$select=id");
        running.Host.Tenant.Remove("users", before[3]);
        var rest = await running.AllAsync(page.NextLink!);
        Assert.Equal(before[10..], rest.Select(user => user.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Directory_objects_cannot_be_skipped()
    {
        await using var running = await Running.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await running.GetAsync("/users?$skip=5")).Status);
    }

    [Fact]
    public async Task Generated_users_are_made_when_asked_for_and_are_the_same_each_time()
    {
        await using var running = await Running.StartAsync(change: options => options with { GeneratedUsers = 200_000, GeneratedAdministrators = 50, GeneratedGroups = 40, Throttles = false });
        var count = await running.GetAsync("/users/$count", isEventual: true);
        Assert.Equal("200061", count.Text);

        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var page = await running.GetAsync("/users?$top=999&$select=id,userPrincipalName");
        Assert.Equal(999, page.Values.Count());
        var user = page.Values.Last();
        var again = await running.GetAsync("/users/" + user.GetProperty("userPrincipalName").GetString());
        Assert.Equal(user.GetProperty("id").GetString(), again.Json.GetProperty("id").GetString());

        var groups = await running.AllAsync($"/users/{user.GetProperty("id").GetString()}/transitiveMemberOf/microsoft.graph.group");
        Assert.Equal(2, groups.Count);
        var everyone = groups.Single(group => group.GetProperty("displayName").GetString() == "All employees").GetProperty("id").GetString();
        Assert.Equal("200000", (await running.GetAsync($"/groups/{everyone}/members/$count", isEventual: true)).Text);
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync($"/groups/{everyone}/members?$top=999")).Status);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - memory < 20_000_000);

        var holders = await running.AllAsync("/roleManagement/directory/roleAssignments");
        Assert.Equal(50, holders.Count(assignment => assignment.GetProperty("id").GetString()!.StartsWith("Gen", StringComparison.Ordinal)));
    }
}
