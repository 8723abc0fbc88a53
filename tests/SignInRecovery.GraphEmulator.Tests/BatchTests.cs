using System.Net;
using System.Text.Json;
using SignInRecovery.GraphEmulator.Faults;

namespace SignInRecovery.GraphEmulator.Tests;

public sealed class BatchTests
{
    private static string Requests(params string[] requests) => $$"""{"requests":[{{string.Join(',', requests)}}]}""";

    private static string Get(string id, string url, string more = "") => $$"""{"id":"{{id}}","method":"GET","url":"{{url}}"{{more}}}""";

    private static JsonElement Response(Answer batch, string id) =>
        batch.Json.GetProperty("responses").EnumerateArray().Single(response => response.GetProperty("id").GetString() == id);

    private static int Status(Answer batch, string id) => Response(batch, id).GetProperty("status").GetInt32();

    [Fact]
    public async Task A_batch_answers_each_request_by_its_id()
    {
        await using var running = await Running.StartAsync();
        var batch = await running.PostAsync("/$batch", Requests(
            Get("a", "/users/emergency01@contoso.onmicrosoft.com?$select=displayName"),
            Get("b", "users?$top=2&$select=id"),
            Get("c", "/users/nobody"),
            Get("d", "/users/$count", ""","headers":{"ConsistencyLevel":"eventual"}""")));
        Assert.Equal(HttpStatusCode.OK, batch.Status);
        Assert.Equal("Contoso Emergency 1", Response(batch, "a").GetProperty("body").GetProperty("displayName").GetString());
        Assert.StartsWith(running.Host.BaseAddress.AbsoluteUri, Response(batch, "b").GetProperty("body").GetProperty("@odata.nextLink").GetString());
        Assert.Equal(404, Status(batch, "c"));
        Assert.Equal("Request_ResourceNotFound", Response(batch, "c").GetProperty("body").GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("application/json", Response(batch, "c").GetProperty("headers").GetProperty("Content-Type").GetString());
        Assert.Equal("61", Response(batch, "d").GetProperty("body").ToString());

        var calls = running.Host.Requests.GraphCalls;
        Assert.Equal(["a", "b", "c", "d"], calls.Select(call => call.BatchId).Order());
        Assert.Single(running.Host.Requests.RoundTrips);
        Assert.All(calls, call => Assert.Equal(running.Host.Requests.RoundTrips[0].Number, call.Batch));
    }

    [Fact]
    public async Task A_request_waits_for_what_it_depends_on_and_is_not_done_when_that_fails()
    {
        await using var running = await Running.StartAsync();
        var group = """{"displayName":"B","mailEnabled":false,"mailNickname":"b","securityEnabled":true}""";
        var batch = await running.PostAsync("/$batch", Requests(
            $$"""{"id":"1","method":"POST","url":"/groups","headers":{"Content-Type":"application/json"},"body":{{group}}}""",
            Get("2", "/groups?$filter=displayName eq 'B'&$select=id", ""","dependsOn":["1"]"""),
            Get("3", "/users/nobody"),
            Get("4", "/organization", ""","dependsOn":["3"]"""),
            Get("5", "/organization", ""","dependsOn":["4"]""")));
        Assert.Equal(201, Status(batch, "1"));
        Assert.Single(Response(batch, "2").GetProperty("body").GetProperty("value").EnumerateArray());
        Assert.Equal(404, Status(batch, "3"));
        Assert.Equal(424, Status(batch, "4"));
        Assert.Equal(424, Status(batch, "5"));
        Assert.DoesNotContain(running.Host.Requests.GraphCalls, call => call.BatchId == "4");
    }

    [Fact]
    public async Task Each_request_of_a_batch_is_throttled_by_itself()
    {
        await using var running = await Running.StartAsync();
        var batch = await running.PostAsync("/$batch", Requests([.. Enumerable.Range(1, 8).Select(i => Get($"{i}", "/reports/authenticationMethods/userRegistrationDetails?$top=1")), Get("9", "/organization"), Get("10", "/identity/conditionalAccess/policies"), Get("11", "/identity/conditionalAccess/namedLocations")]));
        var statuses = Enumerable.Range(1, 8).Select(i => Status(batch, $"{i}")).ToList();
        Assert.Equal(5, statuses.Count(status => status == 200));
        Assert.Equal(3, statuses.Count(status => status == 429));
        Assert.Equal(200, Status(batch, "9"));
        var refused = batch.Json.GetProperty("responses").EnumerateArray().First(response => response.GetProperty("status").GetInt32() == 429);
        Assert.InRange(int.Parse(refused.GetProperty("headers").GetProperty("Retry-After").GetString()!, System.Globalization.CultureInfo.InvariantCulture), 1, 10);
        Assert.Single(new[] { Status(batch, "10"), Status(batch, "11") }, status => status == 429);
    }

    [Theory]
    [InlineData(21, "exceeds the maximum value of 20")]
    [InlineData(0, "Invalid batch payload")]
    public async Task A_batch_has_one_to_twenty_requests(int count, string message)
    {
        await using var running = await Running.StartAsync();
        var answer = await running.PostAsync("/$batch", Requests([.. Enumerable.Range(1, count).Select(i => Get($"{i}", "/organization"))]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(message, answer.ErrorMessage);
    }

    [Theory]
    [InlineData("""{"id":"1","method":"GET","url":"https://graph.microsoft.com/v1.0/users"}""", "relative")]
    [InlineData("""{"id":"1","method":"GET","url":"/users","dependsOn":["9"]}""", "does not come before it")]
    [InlineData("""{"id":"1","method":"GET","url":"/users","dependsOn":["2"]},{"id":"2","method":"GET","url":"/users","dependsOn":["1"]}""", "does not come before it")]
    [InlineData("""{"id":"1","method":"GET","url":"/users"},{"id":"1","method":"GET","url":"/users"}""", "more than once")]
    [InlineData("""{"id":"1","method":"POST","url":"/$batch"}""", "cannot hold a batch")]
    [InlineData("""{"id":"1","method":"POST","url":"/users","body":{}}""", "Content-Type")]
    [InlineData("""{"method":"GET","url":"/users"}""", "needs an id")]
    public async Task A_malformed_batch_is_refused_as_a_whole(string requests, string message)
    {
        await using var running = await Running.StartAsync();
        var answer = await running.PostAsync("/$batch", Requests(requests));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(message, answer.ErrorMessage);
    }

    [Fact]
    public async Task Faults_strike_single_requests_of_a_batch_and_the_batch_itself()
    {
        await using var running = await Running.StartAsync();
        running.Host.Faults.Once(FaultKind.ConnectionReset, "/organization");
        running.Host.Faults.Once(FaultKind.ServiceUnavailable, "/$batch");
        var body = Requests(Get("1", "/organization"), Get("2", "/domains"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await running.PostAsync("/$batch", body)).Status);
        var second = await running.PostAsync("/$batch", body);
        Assert.Equal(504, Status(second, "1"));
        Assert.Equal(200, Status(second, "2"));
        Assert.Equal(200, Status(await running.PostAsync("/$batch", body), "1"));
    }

    [Fact]
    public async Task A_batch_without_a_token_is_answered_request_by_request()
    {
        await using var running = await Running.StartAsync(signIn: false);
        Assert.Equal(401, Status(await running.PostAsync("/$batch", Requests(Get("1", "/organization"))), "1"));
    }
}
