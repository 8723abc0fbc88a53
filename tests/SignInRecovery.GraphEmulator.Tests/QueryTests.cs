using System.Net;
using System.Text.Json;

namespace SignInRecovery.GraphEmulator.Tests;

public sealed class QueryTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private readonly Running _running = shared.Running;

    private static IEnumerable<JsonElement> Lines(string section, string sample = "Contoso") =>
        File.ReadLines(Path.Combine(Running.SamplePath(sample), section + ".jsonl")).Where(line => line.Length > 0).Select(line =>
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        });

    [Fact]
    public async Task Users_come_with_their_default_properties_and_no_others()
    {
        var user = (await _running.GetAsync("/users?$top=1")).Values.Single();
        Assert.Equal(
            ["businessPhones", "displayName", "givenName", "id", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname", "userPrincipalName"],
            user.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Select_brings_what_it_names_and_null_for_what_the_user_lacks()
    {
        var user = (await _running.GetAsync("/users?$top=1&$select=id,accountEnabled,employeeId,proxyAddresses")).Values.Single();
        Assert.Equal(["id", "accountEnabled", "employeeId", "proxyAddresses"], user.EnumerateObject().Select(property => property.Name));
        Assert.Equal(JsonValueKind.Null, user.GetProperty("employeeId").ValueKind);
        Assert.Equal(0, user.GetProperty("proxyAddresses").GetArrayLength());
    }

    [Fact]
    public async Task Select_of_what_no_user_has_is_refused()
    {
        var answer = await _running.GetAsync("/users?$select=id,shoeSize");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Could not find a property named 'shoeSize'", answer.ErrorMessage);
    }

    [Theory]
    [InlineData("accountEnabled eq true")]
    [InlineData("userType eq 'Guest'")]
    [InlineData("startswith(displayName,'M')")]
    [InlineData("startsWith(displayName, 'm') and accountEnabled eq true")]
    [InlineData("userPrincipalName in ('emergency01@contoso.onmicrosoft.com', 'emergency02@contoso.onmicrosoft.com')")]
    [InlineData("createdDateTime ge 2025-01-01T00:00:00Z")]
    [InlineData("(userType eq 'Guest' or startswith(userPrincipalName,'emergency')) and accountEnabled eq true")]
    [InlineData("identities/any(i:i/issuer eq 'contoso.onmicrosoft.com' and i/signInType eq 'userPrincipalName')")]
    [InlineData("onPremisesSyncEnabled eq true")]
    public async Task Filters_find_what_a_plain_reading_of_the_snapshot_finds(string filter)
    {
        bool Starts(JsonElement user, string name, string text) => user.GetProperty(name).GetString()!.StartsWith(text, StringComparison.OrdinalIgnoreCase);
        Func<JsonElement, bool> expected = filter switch
        {
            "accountEnabled eq true" => user => user.GetProperty("accountEnabled").GetBoolean(),
            "userType eq 'Guest'" => user => user.GetProperty("userType").GetString() == "Guest",
            "startswith(displayName,'M')" => user => Starts(user, "displayName", "M"),
            "startsWith(displayName, 'm') and accountEnabled eq true" => user => Starts(user, "displayName", "M") && user.GetProperty("accountEnabled").GetBoolean(),
            "createdDateTime ge 2025-01-01T00:00:00Z" => user => string.CompareOrdinal(user.GetProperty("createdDateTime").GetString(), "2025-01-01T00:00:00Z") >= 0,
            "onPremisesSyncEnabled eq true" => user => user.GetProperty("onPremisesSyncEnabled").ValueKind == JsonValueKind.True,
            _ when filter.StartsWith("userPrincipalName in", StringComparison.Ordinal) => user => Starts(user, "userPrincipalName", "emergency0"),
            _ when filter.StartsWith("(userType", StringComparison.Ordinal) => user => (user.GetProperty("userType").GetString() == "Guest" || Starts(user, "userPrincipalName", "emergency")) && user.GetProperty("accountEnabled").GetBoolean(),
            _ => user => user.GetProperty("identities").EnumerateArray().Any(identity => identity.GetProperty("issuer").GetString() == "contoso.onmicrosoft.com" && identity.GetProperty("signInType").GetString() == "userPrincipalName"),
        };
        var wanted = Lines("users").Where(expected).Select(user => user.GetProperty("id").GetString()!).ToList();
        Assert.NotEmpty(wanted);

        var found = await _running.AllAsync($"/users?$select=id&$filter={Uri.EscapeDataString(filter)}");
        Assert.Equal(wanted, found.Select(user => user.GetProperty("id").GetString()!));
    }

    [Theory]
    [InlineData("userType ne 'Guest'")]
    [InlineData("not(userType eq 'Guest')")]
    [InlineData("endswith(userPrincipalName,'@contoso.co.uk')")]
    [InlineData("assignedLicenses/$count eq 0")]
    public async Task Advanced_filters_need_the_consistency_level_and_a_count(string filter)
    {
        var path = $"/users?$select=id&$filter={Uri.EscapeDataString(filter)}";
        var refused = await _running.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("Request_UnsupportedQuery", refused.ErrorCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _running.GetAsync(path, isEventual: true)).Status);

        var answer = await _running.GetAsync(path + "&$count=true&$top=5", isEventual: true);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var count = answer.Json.GetProperty("@odata.count").GetInt32();
        Assert.Equal(count, (await _running.AllAsync(path + "&$count=true&$top=5", isEventual: true)).Count);
        Assert.InRange(count, 1, 60);
    }

    [Fact]
    public async Task A_count_without_the_consistency_level_is_left_out_and_as_a_segment_refused()
    {
        Assert.False((await _running.GetAsync("/users?$count=true&$top=1")).Json.TryGetProperty("@odata.count", out _));
        Assert.Equal(HttpStatusCode.BadRequest, (await _running.GetAsync("/users/$count")).Status);
        var count = await _running.GetAsync("/users/$count", isEventual: true);
        Assert.Equal("text/plain", count.Headers["Content-Type"]);
        Assert.Equal(Lines("users").Count().ToString(System.Globalization.CultureInfo.InvariantCulture), count.Text);
        Assert.True((await _running.GetAsync("/identity/conditionalAccess/policies?$count=true")).Json.TryGetProperty("@odata.count", out _));
    }

    [Theory]
    [InlineData("/users?$filter=contains(displayName,'a')", "Request_UnsupportedQuery")]
    [InlineData("/users?$filter=displayName eq", "Request_BadRequest")]
    [InlineData("/users?$filter=shoeSize eq 44", "BadRequest")]
    [InlineData("/users?$search=\"displayName:Mei\"", "Request_UnsupportedQuery")]
    [InlineData("/identity/conditionalAccess/namedLocations?$search=\"displayName:x\"", "BadRequest")]
    [InlineData("/users?$orderby=displayName&$filter=accountEnabled eq true", "Request_UnsupportedQuery")]
    [InlineData("/users?$nonsense=1", "BadRequest")]
    [InlineData("/users?$top=abc", "BadRequest")]
    [InlineData("/users?$count=perhaps", "BadRequest")]
    [InlineData("/users?$filter=signInActivity/lastSignInDateTime le 2026-01-01 and accountEnabled eq true", "Request_BadRequest")]
    public async Task What_is_not_supported_is_refused_in_words(string path, string code)
    {
        var answer = await _running.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer.ErrorCode);
        Assert.NotEmpty(answer.ErrorMessage);
    }

    [Fact]
    public async Task Search_and_order_work_with_the_consistency_level()
    {
        var found = await _running.AllAsync("/users?$search=\"displayName:mei\"&$select=displayName", isEventual: true);
        Assert.All(found, user => Assert.Contains("Mei", user.GetProperty("displayName").GetString()));
        Assert.NotEmpty(found);

        var names = (await _running.AllAsync("/users?$orderby=displayName desc&$count=true&$top=20&$select=displayName", isEventual: true)).Select(user => user.GetProperty("displayName").GetString()!).ToList();
        Assert.Equal(names.OrderByDescending(name => name, StringComparer.OrdinalIgnoreCase), names);
        Assert.Equal(Lines("users").Count(), names.Count);
    }

    [Fact]
    public async Task The_last_sign_in_comes_on_select_only_and_can_be_filtered()
    {
        var user = (await _running.GetAsync("/users/emergency02@contoso.onmicrosoft.com?$select=id,signInActivity")).Json;
        Assert.Equal("2026-02-12T10:31:44Z", user.GetProperty("signInActivity").GetProperty("lastSignInDateTime").GetString());

        var old = await _running.AllAsync("/users?$filter=signInActivity/lastSignInDateTime le 2026-03-01T00:00:00Z&$select=id");
        var expected = Lines("signInActivity").Count(line => string.CompareOrdinal(line.GetProperty("signInActivity").GetProperty("lastSignInDateTime").GetString(), "2026-03-01T00:00:00Z") <= 0);
        Assert.Equal(expected, old.Count);
    }

    [Fact]
    public async Task Memberships_name_their_types_and_a_cast_picks_one()
    {
        var assignment = Lines("roleAssignments").First(line => line.GetProperty("directoryScopeId").GetString() == "/");
        var id = assignment.GetProperty("principalId").GetString();
        var all = await _running.AllAsync($"/users/{id}/transitiveMemberOf");
        Assert.Contains(all, item => item.GetProperty("@odata.type").GetString() == "#microsoft.graph.directoryRole" && item.GetProperty("roleTemplateId").GetString() == assignment.GetProperty("roleDefinitionId").GetString());

        var groups = await _running.AllAsync($"/users/{id}/transitiveMemberOf/microsoft.graph.group?$select=id");
        Assert.Equal(all.Count(item => item.GetProperty("@odata.type").GetString() == "#microsoft.graph.group"), groups.Count);
        Assert.All(groups, group => Assert.Equal(["id"], group.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task Members_can_be_filtered_by_their_type()
    {
        var unit = Lines("administrativeUnitMembers").First().GetProperty("parent").GetString();
        var path = $"/directory/administrativeUnits/{unit}/members?$filter=isof('microsoft.graph.user')&$count=true";
        Assert.Equal(HttpStatusCode.BadRequest, (await _running.GetAsync(path)).Status);
        var users = await _running.AllAsync(path, isEventual: true);
        Assert.Equal(
            Lines("administrativeUnitMembers").Where(line => line.GetProperty("parent").GetString() == unit && line.GetProperty("value").GetProperty("@odata.type").GetString() == "#microsoft.graph.user").Select(line => line.GetProperty("value").GetProperty("id").GetString()),
            users.Select(user => user.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Expansions_follow_the_documented_properties()
    {
        var assignment = (await _running.GetAsync("/roleManagement/directory/roleAssignments?$top=1&$expand=principal($select=id,displayName),roleDefinition")).Values.Single();
        Assert.Equal(assignment.GetProperty("principalId").GetString(), assignment.GetProperty("principal").GetProperty("id").GetString());
        Assert.Equal("#microsoft.graph.user", assignment.GetProperty("principal").GetProperty("@odata.type").GetString());
        Assert.Equal(assignment.GetProperty("roleDefinitionId").GetString(), assignment.GetProperty("roleDefinition").GetProperty("id").GetString());

        const string Filter = "$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'";
        var bare = (await _running.GetAsync("/policies/roleManagementPolicyAssignments?$top=1&" + Filter)).Values.Single();
        Assert.False(bare.TryGetProperty("policy", out _));
        var full = (await _running.GetAsync("/policies/roleManagementPolicyAssignments?$top=1&$expand=policy($expand=rules)&" + Filter)).Values.Single();
        Assert.True(full.GetProperty("policy").GetProperty("rules").GetArrayLength() > 0);
        Assert.False((await _running.GetAsync("/policies/roleManagementPolicyAssignments?$top=1&$expand=policy&" + Filter)).Values.Single().GetProperty("policy").TryGetProperty("rules", out _));

        Assert.Equal(HttpStatusCode.BadRequest, (await _running.GetAsync("/users?$expand=shoes")).Status);
    }

    [Theory]
    [InlineData("/policies/roleManagementPolicyAssignments")]
    [InlineData("/policies/roleManagementPolicies")]
    [InlineData("/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances")]
    [InlineData("/directory/deletedItems")]
    public async Task Collections_that_must_be_narrowed_are_refused_as_a_whole(string path) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _running.GetAsync(path)).Status);

    [Fact]
    public async Task Deleted_users_are_listed_by_their_type()
    {
        var deleted = await _running.AllAsync("/directory/deletedItems/microsoft.graph.user?$select=id,deletedDateTime");
        Assert.Equal(Lines("deletedUsers").Select(line => line.GetProperty("id").GetString()), deleted.Select(user => user.GetProperty("id").GetString()));
        Assert.Empty((await _running.GetAsync("/directory/deletedItems/microsoft.graph.group")).Values);
    }

    [Fact]
    public async Task Keys_may_stand_in_parentheses_and_the_beta_has_more()
    {
        Assert.Equal("Contoso Emergency 1", (await _running.GetAsync("/users('emergency01@contoso.onmicrosoft.com')")).Json.GetProperty("displayName").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _running.GetAsync("/beta/users/emergency01@contoso.onmicrosoft.com/authentication/requirements")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _running.GetAsync("/users/emergency01@contoso.onmicrosoft.com/authentication/requirements")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _running.GetAsync("/beta/policies/federatedTokenValidationPolicy")).Status);
    }

    [Fact]
    public async Task Later_members_of_an_enumeration_are_shown_to_those_who_ask_for_them()
    {
        const string Body = """{"displayName":"Linux","state":"disabled","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"],"platforms":{"includePlatforms":["linux","windows"],"excludePlatforms":[]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]} }""";
        await using var running = await Running.StartAsync(change: options => options with { Throttles = false });
        var path = "/identity/conditionalAccess/policies/" + (await running.PostAsync("/identity/conditionalAccess/policies", Body)).Json.GetProperty("id").GetString();
        static string Platforms(string json) => json.Split("includePlatforms")[1].Split(']')[0];
        Assert.Contains("unknownFutureValue", Platforms((await running.GetAsync(path)).Text));
        Assert.DoesNotContain("linux", Platforms((await running.GetAsync(path)).Text));
        running.Client.DefaultRequestHeaders.Add("Prefer", "include-unknown-enum-members");
        Assert.Contains("linux", Platforms((await running.GetAsync(path)).Text));
    }

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public async Task Each_section_of_the_snapshot_comes_back_as_it_stands_in_the_file(string sample)
    {
        await using var running = await Running.StartAsync(sample, options => options with { Throttles = false });
        running.Client.DefaultRequestHeaders.Add("Prefer", "include-unknown-enum-members");
        foreach (var (section, path) in new[]
        {
            ("policies", "/identity/conditionalAccess/policies"), ("namedLocations", "/identity/conditionalAccess/namedLocations"), ("deletedPolicies", "/identity/conditionalAccess/deletedItems/policies"),
            ("roleDefinitions", "/roleManagement/directory/roleDefinitions"), ("roleAssignments", "/roleManagement/directory/roleAssignments"), ("roleAssignmentSchedules", "/roleManagement/directory/roleAssignmentScheduleInstances"),
            ("roleEligibilities", "/roleManagement/directory/roleEligibilityScheduleInstances"), ("authenticationStrengths", "/policies/authenticationStrengthPolicies"), ("authenticationContexts", "/identity/conditionalAccess/authenticationContextClassReferences"),
            ("registrationDetails", "/reports/authenticationMethods/userRegistrationDetails"), ("riskyUsers", "/identityProtection/riskyUsers"), ("organization", "/organization"), ("subscribedSkus", "/subscribedSkus"), ("subscriptions", "/directory/subscriptions"),
            ("domains", "/domains"), ("administrativeUnits", "/directory/administrativeUnits"), ("termsOfUse", "/identityGovernance/termsOfUse/agreements"), ("delegatedAdminRelationships", "/tenantRelationships/delegatedAdminRelationships"),
        })
        {
            if (running.Host.Tenant.Store.Sections[section].Status != "Complete")
            {
                continue;
            }

            var found = await running.AllAsync(path);
            Assert.Equal(Lines(section, sample).Select(line => JsonSerializer.Serialize(line)), found.Select(item => JsonSerializer.Serialize(item)));
        }
    }
}
