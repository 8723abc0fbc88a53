using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace SignInRecovery.GraphEmulator.Tests;

/// <summary>What clients that were not written here ask for besides lists and objects.</summary>
public sealed class ReferenceTests
{
    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    [Theory]
    [InlineData("/groups/{0}/members")]
    [InlineData("/groups/{0}/owners")]
    public async Task References_name_the_objects_and_lead_to_them(string template)
    {
        await using var running = await Running.StartAsync(change: options => options with { GeneratedUsers = 150, Throttles = false });
        var group = Id(running.Host.Tenant.All("/groups").Single(item => item.GetProperty("displayName").GetString() == "All employees"));
        var owner = Id(running.Host.Tenant.All("/users")[0]);
        _ = await running.PostAsync($"/groups/{group}/owners/$ref", $$"""{"@odata.id":"{{running.Host.BaseAddress}}v1.0/directoryObjects/{{owner}}"}""");
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, template, group);

        var links = (await running.AllAsync(path + "/$ref")).Select(item => item.GetProperty("@odata.id").GetString()!).ToList();

        Assert.Equal((await running.AllAsync(path + "?$select=id")).Select(Id), links.Select(link => link.Split('/')[^1]));
        Assert.NotEmpty(links);
        var first = await running.GetAsync(links[0]);
        Assert.Equal("#microsoft.graph.user", first.Json.GetProperty("@odata.type").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await running.GetAsync(path + "/$ref?$select=id")).Status);
    }

    [Fact]
    public async Task An_object_of_the_directory_is_found_by_its_id_alone()
    {
        await using var running = await Running.StartAsync();
        var group = (await running.GetAsync("/groups?$top=1")).Values.Single();
        Assert.Equal("#microsoft.graph.group", (await running.GetAsync("/directoryObjects/" + Id(group))).Json.GetProperty("@odata.type").GetString());
        Assert.Equal("Request_ResourceNotFound", (await running.GetAsync("/directoryObjects/00000000-0000-0000-0000-000000000001")).ErrorCode);
    }

    [Fact]
    public async Task The_groups_of_a_member_are_told_and_checked()
    {
        await using var running = await Running.StartAsync();
        var assignment = running.Host.Tenant.All("/roleManagement/directory/roleAssignments").First(item => item.GetProperty("directoryScopeId").GetString() == "/");
        var user = assignment.GetProperty("principalId").GetString();
        var groups = (await running.AllAsync($"/users/{user}/transitiveMemberOf/microsoft.graph.group?$select=id")).Select(Id).Order().ToList();
        static IEnumerable<string> Told(Answer answer) => answer.Values.Select(value => value.GetString()!).Order();

        Assert.Equal(groups, Told(await running.PostAsync($"/users/{user}/getMemberGroups", """{"securityEnabledOnly":false}""")));
        Assert.Equal(groups, Told(await running.PostAsync($"/directoryObjects/{user}/getMemberGroups", """{"securityEnabledOnly":false}""")));
        Assert.True((await running.PostAsync($"/users/{user}/getMemberObjects", "{}")).Values.Count() > groups.Count);
        Assert.Equal(groups.Take(1), Told(await running.PostAsync($"/users/{user}/checkMemberGroups", JsonSerializer.Serialize(new { groupIds = groups.Take(1).Append("00000000-0000-0000-0000-000000000001") }))));
        Assert.Equal("Request_BadRequest", (await running.PostAsync($"/users/{user}/checkMemberGroups", """{"groupIds":[]}""")).ErrorCode);
        Assert.Equal("Request_BadRequest", (await running.PostAsync($"/users/{user}/checkMemberGroups", JsonSerializer.Serialize(new { groupIds = Enumerable.Range(0, 21).Select(_ => Guid.NewGuid()) }))).ErrorCode);
        Assert.Equal(HttpStatusCode.NotFound, (await running.PostAsync("/users/nobody/getMemberGroups", "{}")).Status);
    }

    [Fact]
    public async Task The_signed_in_person_asks_about_himself()
    {
        await using var running = await Running.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await running.GetAsync("/me")).Status);
        running.Token = await running.UserTokenAsync("User.Read GroupMember.Read.All");

        var me = (await running.GetAsync("/me?$select=id")).Json;
        Assert.Equal((await running.GetAsync($"/users/{Id(me)}/memberOf")).Text.Split("\"value\"")[1], (await running.GetAsync("/me/memberOf")).Text.Split("\"value\"")[1]);
        Assert.Equal(HttpStatusCode.OK, (await running.PostAsync("/me/getMemberGroups", """{"securityEnabledOnly":true}""")).Status);
    }

    [Fact]
    public async Task A_delta_begins_with_everything_and_goes_on_with_what_was_changed()
    {
        await using var running = await Running.StartAsync(change: options => options with { GeneratedUsers = 250, Throttles = false });
        var expected = (await running.AllAsync("/users?$select=id&$top=999")).Select(Id).ToList();
        var (all, link) = await RoundAsync(running, "/users/delta?$select=displayName");
        Assert.Equal(expected, all.Select(Id));
        Assert.All(all, user => Assert.Equal(["displayName", "id"], user.EnumerateObject().Select(property => property.Name)));

        (var none, link) = await RoundAsync(running, link);
        Assert.Empty(none);

        Assert.Equal(HttpStatusCode.NoContent, (await running.PatchAsync("/users/" + expected[7], """{"displayName":"Renamed"}""")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await running.DeleteAsync("/users/" + expected[^1])).Status);
        (var changed, link) = await RoundAsync(running, link);
        Assert.Equal([expected[7], expected[^1]], changed.Select(Id));
        Assert.Equal("Renamed", changed[0].GetProperty("displayName").GetString());
        Assert.Equal("changed", changed[1].GetProperty("@removed").GetProperty("reason").GetString());
        Assert.Empty((await RoundAsync(running, link)).Items);
    }

    [Fact]
    public async Task A_delta_can_begin_now_or_be_about_some_ids()
    {
        await using var running = await Running.StartAsync();
        Assert.Empty((await RoundAsync(running, "/groups/delta?$deltatoken=latest")).Items);
        var ids = (await running.AllAsync("/groups?$select=id")).Take(2).Select(Id).ToList();
        var (two, _) = await RoundAsync(running, $"/groups/delta()?$filter=id eq '{ids[0]}' or id eq '{ids[1]}'");
        Assert.Equal(ids, two.Select(Id));
    }

    [Theory]
    [InlineData("/users/delta?$deltatoken=nonsense")]
    [InlineData("/users/delta?$top=5")]
    [InlineData("/users/delta?$filter=displayName eq 'A'")]
    public async Task A_delta_that_cannot_be_answered_is_refused(string path)
    {
        await using var running = await Running.StartAsync();
        Assert.Equal("Request_BadRequest", (await running.GetAsync(path)).ErrorCode);
    }

    [Theory]
    [InlineData("/v1.0")]
    [InlineData("/beta")]
    public async Task The_metadata_is_a_document_of_types_for_anybody(string version)
    {
        await using var running = await Running.StartAsync(signIn: false);
        using var response = await running.Client.GetAsync(new Uri(running.Host.BaseAddress, version + "/$metadata"));
        var document = XDocument.Parse(await response.Content.ReadAsStringAsync());
        XNamespace edm = "http://docs.oasis-open.org/odata/ns/edm";
        var schema = document.Descendants(edm + "Schema").Single();
        var types = schema.Elements(edm + "EntityType").ToDictionary(type => "graph." + type.Attribute("Name")!.Value, type => type);

        Assert.Equal("application/xml", response.Content.Headers.ContentType!.MediaType);
        Assert.All(types.Values.Where(type => type.Attribute("BaseType") is not null), type => Assert.Contains(type.Attribute("BaseType")!.Value, types.Keys));
        Assert.All(types.Values.SelectMany(type => type.Elements(edm + "NavigationProperty")), property => Assert.Contains(property.Attribute("Type")!.Value.Replace("Collection(", string.Empty).TrimEnd(')'), types.Keys));
        Assert.All(schema.Descendants(edm + "EntitySet"), set => Assert.Contains(set.Attribute("EntityType")!.Value, types.Keys));
        Assert.Contains(schema.Descendants(edm + "EntitySet"), set => set.Attribute("Name")!.Value == "users");
    }

    [Theory]
    [InlineData("/identity/conditionalAccess/evaluate")]
    [InlineData("/beta/identity/conditionalAccess/evaluate")]
    public async Task What_the_emulator_does_not_judge_it_says(string path)
    {
        await using var running = await Running.StartAsync();
        var answer = await running.PostAsync(path, "{}");
        Assert.Equal(HttpStatusCode.NotImplemented, answer.Status);
        Assert.Equal("NotImplemented", answer.ErrorCode);
        Assert.True(answer.Json.GetProperty("error").GetProperty("innerError").TryGetProperty("request-id", out _));
    }

    [Theory]
    [InlineData("GET", "/shoes", null, 400, "BadRequest", "Resource not found for the segment 'shoes'")]
    [InlineData("GET", "/users/emergency01@contoso.onmicrosoft.com/shoes", null, 400, "BadRequest", "Resource not found for the segment 'shoes'")]
    [InlineData("GET", "/v1.0/users", null, 400, "BadRequest", "Resource not found for the segment 'v1.0'")]
    [InlineData("GET", "/users/emergency01@contoso.onmicrosoft.com/shoes/laces", null, 400, "BadRequest", "Resource not found for the segment 'shoes'")]
    [InlineData("DELETE", "/organization", null, 405, "Request_BadRequest", "method")]
    [InlineData("POST", "/groups", "{\"displayName\":", 400, "BadRequest", "valid JSON")]
    [InlineData("POST", "/groups", "[]", 400, "BadRequest", "valid JSON")]
    [InlineData("GET", "/users?$select=shoeSize", null, 400, "BadRequest", "shoeSize")]
    [InlineData("GET", "/users?$top=1000", null, 400, "Request_BadRequest", "page size")]
    [InlineData("GET", "/users?$top=0", null, 400, "Request_BadRequest", "page size")]
    [InlineData("GET", "/users?$skip=5", null, 400, "BadRequest", "Skip")]
    [InlineData("GET", "/users/emergency01@contoso.onmicrosoft.com?$top=1", null, 400, "BadRequest", "single object")]
    public async Task Refusals_have_the_form_of_Graphs(string method, string path, string? body, int status, string code, string words)
    {
        await using var running = await Running.StartAsync();
        var answer = await running.SendAsync(new HttpMethod(method), path, body);
        Assert.Equal((status, code), ((int)answer.Status, answer.ErrorCode));
        Assert.Contains(words, answer.ErrorMessage, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(answer.Headers["request-id"], answer.Json.GetProperty("error").GetProperty("innerError").GetProperty("request-id").GetString());
    }

    [Fact]
    public async Task A_list_of_ids_is_found_without_a_look_at_everybody_and_is_no_longer_than_Graph_takes()
    {
        await using var running = await Running.StartAsync(change: options => options with { GeneratedUsers = 300 });
        var ids = (await running.AllAsync("/users?$select=id")).Select(Id).ToList();
        string Filter(IEnumerable<string> some) => "/users?$select=id&$filter=" + Uri.EscapeDataString($"id in ({string.Join(',', some.Select(id => $"'{id}'"))})");

        var wanted = ids.TakeLast(14).Append("00000000-0000-0000-0000-000000000001").ToList();
        Assert.Equal(ids.TakeLast(14).Order(), (await running.AllAsync(Filter(wanted))).Select(Id).Order());
        Assert.Equal([ids[3]], (await running.AllAsync($"/users?$select=id&$filter=id eq '{ids[3]}' and accountEnabled eq true or id eq 'x'")).Select(Id));
        Assert.Empty(await running.AllAsync($"/users?$select=id&$filter=id in ('{ids[3]}') and displayName eq 'nobody'"));
        Assert.Equal("Request_UnsupportedQuery", (await running.GetAsync(Filter(ids.Take(16)))).ErrorCode);
    }

    private static async Task<(List<JsonElement> Items, string Link)> RoundAsync(Running running, string path)
    {
        var items = new List<JsonElement>();
        while (true)
        {
            var page = await running.GetAsync(path);
            Assert.True(page.Status == HttpStatusCode.OK, page.Text);
            items.AddRange(page.Values);
            if (page.NextLink is not { } next)
            {
                return (items, page.Json.GetProperty("@odata.deltaLink").GetString()!);
            }

            path = next;
        }
    }
}
