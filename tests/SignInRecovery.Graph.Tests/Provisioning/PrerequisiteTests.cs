using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.GraphEmulator;
using SignInRecovery.GraphEmulator.Faults;
using SignInRecovery.Tests.Live;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>What is not met is a clear error before anything is written.</summary>
public class PrerequisiteTests
{
    private static readonly string[] AllPermissions =
    [
        "User.ReadWrite.All", "Group.ReadWrite.All", "RoleManagement.ReadWrite.Directory", "Policy.ReadWrite.ConditionalAccess", "User.RevokeSessions.All", "UserAuthMethod-TAP.ReadWrite.All",
        "RoleAssignmentSchedule.ReadWrite.Directory",
    ];

    [Theory]
    [InlineData("User.ReadWrite.All")]
    [InlineData("Group.ReadWrite.All")]
    [InlineData("RoleManagement.ReadWrite.Directory")]
    [InlineData("Policy.ReadWrite.ConditionalAccess")]
    public Task A_missing_scope(string scope) => ExpectAsync(
        "PermissionMissing", scope, info: i => i with { Permissions = [.. AllPermissions.Except([scope]), .. scope == "User.ReadWrite.All" ? [] : Array.Empty<string>()] });

    [Fact]
    public Task A_missing_role() => ExpectAsync(
        "RoleMissing", "Conditional Access Administrator", info: i => i with { Permissions = AllPermissions, DirectoryRoles = ["e8611ab8-c189-46e8-94e1-60213ab1f814", "fe930be7-5e62-47db-91af-98c3a49a38b1"] });

    [Fact]
    public async Task The_roles_that_are_enough_pass()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        DirectSession session = Session(small, i => i with
        {
            Permissions = AllPermissions,
            DirectoryRoles = ["e8611ab8-c189-46e8-94e1-60213ab1f814", "fe930be7-5e62-47db-91af-98c3a49a38b1", "194ae4cb-b126-40b2-bd5b-6091b380977d"],
        });

        Assert.NotEmpty((await PrepareAsync(session, new ProvisioningRequest())).Plan.Steps);
    }

    [Fact]
    public Task A_pass_that_is_off() => ExpectAsync(
        "TemporaryAccessPassOff", "Temporary Access Pass", new ProvisioningRequest { TemporaryAccessPass = true });

    [Fact]
    public Task Passkeys_that_are_off() => ExpectAsync("PasskeyNotAllowed", "FIDO2", before: small =>
    {
        JsonObject policy = JsonObject.Create(small.Tenant.Find("/policies/authenticationMethodsPolicy")!.Value)!;
        foreach (JsonNode? method in policy["authenticationMethodConfigurations"]!.AsArray().Where(m => m!["id"]!.GetValue<string>() == "Fido2"))
        {
            method!["state"] = "disabled";
        }

        small.Tenant.Put("authenticationMethodsPolicy", policy);
    });

    [Fact]
    public Task A_role_policy_that_forbids_the_last_step() => ExpectAsync("PermanentAssignmentForbidden", "Privileged Identity Management", before: small =>
    {
        JsonElement assignment = small.Tenant.All($"/policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq '{SmallTenant.GlobalAdministrator}'&$expand=policy($expand=rules)").Single();
        JsonObject changed = JsonObject.Create(assignment)!;
        foreach (JsonNode? rule in changed["policy"]!["rules"]!.AsArray().Where(r => r!["id"]!.GetValue<string>() == "Expiration_Admin_Assignment"))
        {
            rule!["isExpirationRequired"] = true;
        }

        small.Tenant.Put("roleManagementPolicyAssignments", changed);
    });

    [Fact]
    public Task A_role_policy_that_demands_a_ticket() => ExpectAsync("TicketDemanded", "ticket", before: small => Demand(small, "Ticketing"));

    [Theory]
    [InlineData(false, "sign in so before you run the plan")]
    [InlineData(true, "an application presents none")]
    public async Task A_role_policy_that_demands_a_second_factor_is_said_to_whom_it_concerns(bool isApplication, string words)
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        Demand(small, "MultiFactorAuthentication");

        BreakGlassProvisioning run = await PrepareAsync(Session(small, i => i with { IsApplication = isApplication }), new ProvisioningRequest());

        Assert.Contains(run.Plan.Remarks, r => r.Contains(words, StringComparison.Ordinal));
    }

    /// <summary>An owner can take members in and out, whatever roles he has.</summary>
    [Fact]
    public async Task Owners_of_a_group_that_is_named_are_told()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        JsonElement group = small.Tenant.All("/groups?$filter=isAssignableToRole eq true&$select=id,displayName")[0];
        JsonElement owner = small.Tenant.All("/users?$select=id,displayName")[0];
        small.Tenant.Create($"/groups/{SmallTenant.Id(group)}/owners/$ref", new JsonObject { ["@odata.id"] = $"https://graph.microsoft.com/v1.0/directoryObjects/{SmallTenant.Id(owner)}" });

        BreakGlassProvisioning run = await PrepareAsync(Session(small, i => i), new ProvisioningRequest { ExclusionGroup = SmallTenant.Id(group) });

        Assert.Contains(run.Plan.Remarks, r => r.Contains("has owners (", StringComparison.Ordinal) && r.Contains(owner.GetProperty("displayName").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public Task A_protected_action_that_the_caller_cannot_meet() => ExpectAsync("ProtectedActionUnmet", "protected action", session: s => s.Before = (_, method, path) =>
    {
        if (method == "PATCH" && path.StartsWith("/identity/conditionalAccess/policies/", StringComparison.Ordinal))
        {
            throw new DirectoryException("InvalidAuthenticationToken", "The action needs an authentication context.") { Status = 401, Claims = "{}" };
        }
    });

    [Fact]
    public Task A_name_that_is_taken() => ExpectAsync(
        "NameClash", "emergency01", new ProvisioningRequest { DisplayNames = ["One", "Two"], UserPrincipalNames = ["emergency01", "two"] });

    [Fact]
    public Task A_group_name_that_is_taken() => ExpectAsync(
        "NameClash", "CA - Emergency access exclusion", new ProvisioningRequest { ExclusionGroup = "CA - Emergency access exclusion" });

    [Fact]
    public Task A_domain_that_is_not_the_initial_one() => ExpectAsync(
        "NotInitialDomain", "contoso.com", new ProvisioningRequest { UserPrincipalNames = ["a@contoso.com", "b"] });

    [Fact]
    public Task A_group_that_is_not_protected() => ExpectAsync(
        "ExclusionGroupUnsuitable", "role-assignable", new ProvisioningRequest { ExclusionGroup = "486327d8-fff8-4da6-a3f2-eb0484807599" });

    [Fact]
    public Task A_list_of_role_assignable_groups_that_is_full() => ExpectAsync("RoleAssignableGroupLimit", "500", before: small =>
    {
        for (int number = 0; number < 500; number++)
        {
            small.Tenant.Put("groups", new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["displayName"] = $"Role group {number}", ["isAssignableToRole"] = true, ["securityEnabled"] = true });
        }
    });

    [Fact]
    public Task A_unit_that_is_not_there() => ExpectAsync(
        "AdministrativeUnitUnsuitable", "Nowhere", new ProvisioningRequest { AdministrativeUnit = "Nowhere" });

    [Fact]
    public async Task Another_plan_in_the_same_journal_is_refused()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string path = Path.Combine(Directory.CreateTempSubdirectory("sir-mismatch-").FullName, "plan.json");
        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), path);

        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => SmallTenant.RunAsync(new DirectSession(small.Tenant), path, new ProvisioningRequest { Count = 3 }));

        Assert.Equal("PlanMismatch", error.ErrorId);
    }

    /// <summary>Over the wire: the token lacks a permission; the service holds a write until a challenge is met.</summary>
    [Fact]
    public async Task Over_the_wire_a_missing_permission_stops_and_a_challenge_that_can_be_met_does_not()
    {
        await using LiveTenant lacking = await LiveTenant.StartAsync(o => o with
        {
            Applications =
            [
                new EmulatorApplication
                {
                    ClientId = EmulatorOptions.DefaultClientId,
                    Secrets = new Dictionary<string, DateTimeOffset?> { ["a-secret-of-the-test"] = null },
                    ApplicationPermissions = [.. GraphEmulatorHost.EveryApplicationPermission.Where(p => p != "Policy.ReadWrite.ConditionalAccess")],
                },
            ],
        });
        using var first = new ProvisioningRun(lacking);
        SignInRecoveryException permission = await Assert.ThrowsAsync<SignInRecoveryException>(() => first.PlanAsync(new ProvisioningRequest()));
        Assert.Equal("PermissionMissing", permission.ErrorId);
        Assert.Contains("Policy.ReadWrite.ConditionalAccess", permission.Message, StringComparison.Ordinal);

        await using LiveTenant held = await LiveTenant.StartAsync();
        held.Host.Faults.Add(new FaultRule { Kind = FaultKind.ClaimsChallenge, Path = "/identity/conditionalAccess/policies/*", Method = "PATCH", AuthenticationContext = "c3", TimesInARow = int.MaxValue });
        using var second = new ProvisioningRun(held);
        // The session carries the challenge back to the credential, which can meet it here: nothing stands in the way.
        ProvisioningPlan plan = await second.PlanAsync(new ProvisioningRequest());
        Assert.NotEmpty(plan.Steps);
        Assert.True(held.Host.Faults.Struck[FaultKind.ClaimsChallenge] > 0);
    }

    private static void Demand(SmallTenant small, string what)
    {
        JsonElement assignment = small.Tenant.All($"/policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq '{SmallTenant.GlobalAdministrator}'&$expand=policy($expand=rules)").Single();
        JsonObject changed = JsonObject.Create(assignment)!;
        foreach (JsonNode? rule in changed["policy"]!["rules"]!.AsArray().Where(r => r!["id"]!.GetValue<string>() == "Enablement_Admin_Assignment"))
        {
            rule!["enabledRules"] = new JsonArray(what);
        }

        small.Tenant.Put("roleManagementPolicyAssignments", changed);
    }

    private static async Task ExpectAsync(string id, string words, ProvisioningRequest? request = null, Action<SmallTenant>? before = null, Func<SessionInfo, SessionInfo>? info = null, Action<DirectSession>? session = null)
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        before?.Invoke(small);
        DirectSession direct = Session(small, info ?? (i => i));
        session?.Invoke(direct);
        int groups = small.NewGroups().Length;

        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => PrepareAsync(direct, request ?? new ProvisioningRequest()));

        Assert.Equal(id, error.ErrorId);
        Assert.Contains(words, error.Message + error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction);
        Assert.Equal(groups, small.NewGroups().Length);
        Assert.Empty(small.NewUsers());
        Assert.All(direct.Sent.Where(s => !s.StartsWith("GET", StringComparison.Ordinal)), s => Assert.StartsWith("PATCH /identity/conditionalAccess/policies/", s, StringComparison.Ordinal));
    }

    private static DirectSession Session(SmallTenant small, Func<SessionInfo, SessionInfo> info)
    {
        var plain = new DirectSession(small.Tenant);
        return new DirectSession(small.Tenant) { Info = info(plain.Info) };
    }

    private static async Task<BreakGlassProvisioning> PrepareAsync(DirectSession session, ProvisioningRequest request)
    {
        using ProvisioningJournal journal = ProvisioningJournal.Open(Path.Combine(Directory.CreateTempSubdirectory("sir-pre-").FullName, "plan.json"), session.Info.TenantId, TimeProvider.System);
        return await BreakGlassProvisioning.PrepareAsync(session, request, journal, null, SmallTenant.Hasty, TestContext.Current.CancellationToken);
    }
}
