using System.Net;
using System.Text.Json.Nodes;

namespace SignInRecovery.GraphEmulator.Tests;

public sealed class RoleWriteTests
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    private const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
    private const string Margaret = "2d076991-7098-443f-ac4a-4e0278e7cc5d";

    // Holds no role, and belongs to no role-assignable group.
    private const string Anton = "286e98e3-6189-4e1c-abff-9f028853ef6e";

    private static string Request(string role, string expiration, string? justification = "Drill", string action = "adminAssign") =>
        new JsonObject
        {
            ["action"] = action,
            ["principalId"] = Margaret,
            ["roleDefinitionId"] = role,
            ["directoryScopeId"] = "/",
            ["justification"] = justification,
            ["scheduleInfo"] = new JsonObject { ["expiration"] = JsonNode.Parse(expiration) },
        }.ToJsonString();

    // The role's policy now demands that assignments by administrators end within thirty days.
    private static void RequireExpiration(Running running, string role)
    {
        var assignment = running.Host.Tenant.All("/policies/roleManagementPolicyAssignments").First(item => item.GetProperty("roleDefinitionId").GetString() == role);
        var stored = JsonNode.Parse(running.Host.Tenant.Stored("roleManagementPolicyAssignments", assignment.GetProperty("id").GetString()!)!.Value.GetRawText())!.AsObject();
        foreach (var rule in stored["policy"]!["rules"]!.AsArray().Where(rule => (string?)rule!["id"] == "Expiration_Admin_Assignment"))
        {
            rule!["isExpirationRequired"] = true;
            rule["maximumDuration"] = "P30D";
        }

        running.Host.Tenant.Put("roleManagementPolicyAssignments", stored);
    }

    [Fact]
    public async Task A_role_is_assigned_for_good_once_and_taken_away()
    {
        await using var running = await Running.StartAsync();
        var body = $$"""{"@odata.type":"#microsoft.graph.unifiedRoleAssignment","principalId":"{{Margaret}}","roleDefinitionId":"{{GlobalReader}}","directoryScopeId":"/"}""";
        var created = await running.PostAsync("/roleManagement/directory/roleAssignments", body);
        Assert.True(created.Status == HttpStatusCode.Created, created.Text);
        Assert.Contains("conflicting object", (await running.PostAsync("/roleManagement/directory/roleAssignments", body)).ErrorMessage);
        Assert.Single(await running.AllAsync($"/roleManagement/directory/roleAssignments?$filter=principalId eq '{Margaret}'"));
        var schedule = Assert.Single(await running.AllAsync($"/roleManagement/directory/roleAssignmentScheduleInstances?$filter=principalId eq '{Margaret}'"));
        Assert.Equal("Assigned", schedule.GetProperty("assignmentType").GetString());
        Assert.Contains((await running.GetAsync($"/users/{Margaret}/memberOf")).Values, item => item.GetProperty("@odata.type").GetString() == "#microsoft.graph.directoryRole");

        Assert.Equal(HttpStatusCode.NoContent, (await running.DeleteAsync("/roleManagement/directory/roleAssignments/" + created.Json.GetProperty("id").GetString())).Status);
        Assert.Empty(await running.AllAsync($"/roleManagement/directory/roleAssignments?$filter=principalId eq '{Margaret}'"));
        Assert.Equal(HttpStatusCode.NotFound, (await running.PostAsync("/roleManagement/directory/roleAssignments", body.Replace(Margaret, Guid.NewGuid().ToString(), StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_role_policy_may_refuse_what_does_not_end()
    {
        await using var running = await Running.StartAsync();
        RequireExpiration(running, GlobalAdministrator);
        const string Path = "/roleManagement/directory/roleAssignmentScheduleRequests";
        var refused = await running.PostAsync(Path, Request(GlobalAdministrator, """{"type":"noExpiration"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("RoleAssignmentRequestPolicyValidationFailed", refused.ErrorCode);
        Assert.Contains("\"ExpirationRule\"", refused.ErrorMessage);
        Assert.Contains("ExpirationRule", (await running.PostAsync(Path, Request(GlobalAdministrator, """{"type":"afterDuration","duration":"P31D"}"""))).ErrorMessage);
        Assert.Contains("JustificationRule", (await running.PostAsync(Path, Request(GlobalAdministrator, """{"type":"afterDuration","duration":"P1D"}""", justification: null))).ErrorMessage);
        Assert.Contains("ExpirationRule", (await running.PostAsync("/roleManagement/directory/roleAssignments", $$"""{"principalId":"{{Margaret}}","roleDefinitionId":"{{GlobalAdministrator}}","directoryScopeId":"/"}""")).ErrorMessage);

        var granted = await running.PostAsync(Path, Request(GlobalAdministrator, """{"type":"afterDuration","duration":"P1D"}"""));
        Assert.True(granted.Status == HttpStatusCode.Created, granted.Text);
        Assert.Equal("Provisioned", granted.Json.GetProperty("status").GetString());
        Assert.NotNull(Assert.Single(await running.AllAsync($"/roleManagement/directory/roleAssignmentScheduleInstances?$filter=principalId eq '{Margaret}'")).GetProperty("endDateTime").GetString());
        Assert.Equal("RoleAssignmentExists", (await running.PostAsync(Path, Request(GlobalAdministrator, """{"type":"afterDuration","duration":"P1D"}"""))).ErrorCode);
        Assert.Equal(HttpStatusCode.Created, (await running.PostAsync(Path, Request(GlobalAdministrator, "null", action: "adminRemove"))).Status);
        Assert.Empty(await running.AllAsync($"/roleManagement/directory/roleAssignments?$filter=principalId eq '{Margaret}'"));
        Assert.Equal("RoleAssignmentDoesNotExist", (await running.PostAsync(Path, Request(GlobalAdministrator, "null", action: "adminRemove"))).ErrorCode);
    }

    [Fact]
    public async Task Eligible_people_activate_for_a_while()
    {
        await using var running = await Running.StartAsync();
        var eligible = await running.PostAsync("/roleManagement/directory/roleEligibilityScheduleRequests", Request(GlobalAdministrator, """{"type":"noExpiration"}"""));
        Assert.True(eligible.Status == HttpStatusCode.Created, eligible.Text);
        Assert.Single(await running.AllAsync($"/roleManagement/directory/roleEligibilityScheduleInstances?$filter=principalId eq '{Margaret}'"));
        Assert.Contains((await running.GetAsync("/roleManagement/directory/roleEligibilitySchedules")).Values, item => item.GetProperty("principalId").GetString() == Margaret);
        Assert.Contains("Only the principal itself", (await running.PostAsync("/roleManagement/directory/roleAssignmentScheduleRequests", Request(GlobalAdministrator, """{"type":"afterDuration","duration":"PT1H"}""", action: "selfActivate"))).ErrorMessage);
    }

    [Fact]
    public async Task Without_the_licence_there_are_no_requests()
    {
        await using var running = await Running.StartAsync("Northwind");
        Assert.Equal("AadPremiumLicenseRequired", (await running.PostAsync("/roleManagement/directory/roleAssignmentScheduleRequests", "{}")).ErrorCode);
    }

    [Fact]
    public async Task A_deleted_administrator_holds_nothing_and_comes_back_with_everything()
    {
        await using var running = await Running.StartAsync();
        var holder = running.Host.Tenant.All("/roleManagement/directory/roleAssignments").First(item => item.GetProperty("roleDefinitionId").GetString() == GlobalAdministrator).GetProperty("principalId").GetString()!;
        var before = running.Host.Tenant.All("/roleManagement/directory/roleAssignments").Count;

        // An application without a role may not touch an administrator.
        Assert.Equal(HttpStatusCode.Forbidden, (await running.DeleteAsync("/users/" + holder)).Status);
        running.Token = await running.UserTokenAsync("User.ReadWrite.All");
        Assert.Equal(HttpStatusCode.NoContent, (await running.DeleteAsync("/users/" + holder)).Status);
        Assert.True(running.Host.Tenant.All("/roleManagement/directory/roleAssignments").Count < before);
        Assert.Equal(HttpStatusCode.OK, (await running.PostAsync($"/directory/deletedItems/{holder}/restore", "{}")).Status);
        Assert.Equal(before, running.Host.Tenant.All("/roleManagement/directory/roleAssignments").Count);
    }

    [Fact]
    public async Task Who_may_reset_whom_follows_the_matrix()
    {
        await using var running = await Running.StartAsync(change: options => options with { SignedInUser = Margaret }, signIn: false);
        running.Host.Tenant.Create("/roleManagement/directory/roleAssignments", new() { ["principalId"] = Margaret, ["roleDefinitionId"] = "c4e39bd9-1100-46d3-8c65-fb160da0071f", ["directoryScopeId"] = "/" });
        running.Token = await running.UserTokenAsync("User.ReadWrite.All User-PasswordProfile.ReadWrite.All UserAuthenticationMethod.ReadWrite.All");
        var administrator = running.Host.Tenant.All("/roleManagement/directory/roleAssignments").First(item => item.GetProperty("roleDefinitionId").GetString() == GlobalAdministrator && item.GetProperty("directoryScopeId").GetString() == "/").GetProperty("principalId").GetString();

        Assert.Equal(HttpStatusCode.Forbidden, (await running.PatchAsync("/users/" + administrator, """{"passwordProfile":{"password":"Correct-Horse-9"} }""")).Status);
        Assert.Equal("accessDenied", (await running.PostAsync($"/users/{administrator}/authentication/temporaryAccessPassMethods", "{}")).ErrorCode);
        var pass = await running.PostAsync($"/users/{Anton}/authentication/temporaryAccessPassMethods", "{}");
        Assert.True(pass.Status == HttpStatusCode.Created, pass.Text);
    }

    [Theory]
    [InlineData("User.ReadWrite.All", HttpStatusCode.Forbidden)]
    [InlineData("User-PasswordProfile.ReadWrite.All", HttpStatusCode.NoContent)]
    public async Task A_password_takes_a_permission_of_its_own(string permission, HttpStatusCode expected)
    {
        await using var running = await Running.StartAsync();
        running.Token = await running.UserTokenAsync(permission);

        Assert.Equal(expected, (await running.PatchAsync("/users/" + Anton, """{"passwordProfile":{"password":"Correct-Horse-9"} }""")).Status);
    }
}
