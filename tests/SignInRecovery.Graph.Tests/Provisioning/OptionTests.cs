using System.Net;
using System.Text.Json.Nodes;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.GraphEmulator;
using SignInRecovery.Rights;
using SignInRecovery.Tests.Live;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>Temporary Access Passes, a restricted unit for the group, a group that exists: what the plan says, what is done, and with which permissions.</summary>
public class OptionTests
{
    private const string Unit = "Protected identities";

    private static readonly ProvisioningRequest Everything = new() { TemporaryAccessPass = true, AdministrativeUnit = Unit };

    [Fact]
    public async Task The_declared_permissions_are_enough_and_every_call_is_of_a_declared_section()
    {
        CmdletNeed need = CmdletNeeds.All.Single(n => n.Cmdlet == "New-BreakGlassAccount");
        await using LiveTenant live = await StartAsync([.. need.Sections.Select(s => s.ApplicationPermission).Where(p => p.Length > 0), .. need.Writes.Select(w => w.Permission)]);
        using var run = new ProvisioningRun(live);

        // A password that is lost on the way, so that a later run has to give another.
        ProvisioningRequest request = Everything with { PasswordHandling = PasswordHandling.Return };
        _ = await run.RunAsync(request, deliver: false, until: ProvisioningStage.Accounts);
        IReadOnlyList<ProvisionedSecrets> made = await run.RunAsync(request);

        Assert.All(made, m => Assert.NotNull(m.TemporaryAccessPass));
        Assert.All(made, m => Assert.Single(m.PasswordParts));
        Assert.Empty(run.Last!.Warnings);
        // One permission for each stage in a tenant with Privileged Identity Management, and no other.
        Assert.Equal(need.Writes.Select(w => w.Permission).Order(StringComparer.Ordinal), run.Last!.Plan.Steps.SelectMany(s => s.Permissions).Distinct().Order(StringComparer.Ordinal));
        string[] declared = [.. need.Sections.Select(s => s.Path.Split('?')[0].Replace("{id}", "*", StringComparison.Ordinal)), "/groups/*/members", "/auditLogs/directoryAudits"];
        Assert.All(
            live.Host.Requests.GraphCalls.Where(c => c.Method == "GET"),
            call => Assert.True(Array.Exists(declared, path => IsBelow(call.Path, path)), $"GET {call.Path} is of no section that New-BreakGlassAccount declares."));
    }

    /// <summary>What a plan needs and the token lacks is named before anything is written, for every permission that no other contains.</summary>
    [Theory]
    [InlineData("AdministrativeUnit.ReadWrite.All")]
    [InlineData("Policy.ReadWrite.ConditionalAccess")]
    [InlineData("RoleManagement.ReadWrite.Directory")]
    [InlineData("User.ReadWrite.All")]
    [InlineData("UserAuthMethod-TAP.ReadWrite.All")]
    public async Task Each_declared_permission_is_needed(string taken)
    {
        CmdletNeed need = CmdletNeeds.All.Single(n => n.Cmdlet == "New-BreakGlassAccount");
        await using LiveTenant live = await StartAsync([.. need.Sections.Select(s => s.ApplicationPermission).Where(p => p.Length > 0), .. need.Writes.Select(w => w.Permission).Except([taken])]);
        using var run = new ProvisioningRun(live);

        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => run.PlanAsync(Everything));

        Assert.Equal("PermissionMissing", error.ErrorId);
        Assert.Contains(taken, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passes_are_handed_out_once_and_are_in_nothing_that_is_kept()
    {
        await using LiveTenant live = await StartAsync(GraphEmulatorHost.EveryApplicationPermission);
        using var run = new ProvisioningRun(live);
        var request = new ProvisioningRequest { TemporaryAccessPass = true };

        IReadOnlyList<ProvisionedSecrets> made = await run.RunAsync(request);
        string kept = run.JournalText + string.Join('\n', live.Events.Texts) + string.Join('\n', run.Last!.Plan.Steps) + string.Join('\n', made);
        IReadOnlyList<ProvisionedSecrets> again = await run.RunAsync(request);

        Assert.Equal(2, made.Select(m => Text(m)).Distinct().Count());
        Assert.All(made, m => Assert.DoesNotContain(Text(m), kept, StringComparison.Ordinal));
        Assert.All(made, m => Assert.True(m.TemporaryAccessPassEndsAt > DateTimeOffset.UtcNow.AddMinutes(-1)));
        Assert.All(made, m => Assert.Single(live.Host.Tenant.All($"/users/{m.ObjectId}/authentication/temporaryAccessPassMethods")));
        Assert.All(again, m => Assert.Null(m.TemporaryAccessPass));
        Assert.Contains(run.Last!.Plan.Remarks, r => r.Contains("handed out before", StringComparison.Ordinal));

        static string Text(ProvisionedSecrets secrets) => new NetworkCredential(string.Empty, secrets.TemporaryAccessPass!).Password;
    }

    [Fact]
    public async Task The_group_is_put_into_the_restricted_unit_once()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string path = Path.Combine(Directory.CreateTempSubdirectory("sir-unit-").FullName, "plan.json");
        var request = new ProvisioningRequest { AdministrativeUnit = Unit };

        BreakGlassProvisioning run = await SmallTenant.RunAsync(new DirectSession(small.Tenant), path, request);
        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), path, request);

        small.AssertComplete("with a unit");
        string group = Assert.Single(small.NewGroups());
        Assert.Contains(run.Plan.Steps, s => s.Action == $"Put the group {run.Plan.GroupName} into the restricted management administrative unit {Unit}.");
        Assert.Single(small.Tenant.All($"/directory/administrativeUnits/{UnitId(small)}/members"), m => SmallTenant.Id(m) == group);
    }

    /// <summary>Inside the unit nobody with a role of the whole tenant could delete the group, so it is taken out first.</summary>
    [Fact]
    public async Task Removal_takes_the_group_out_of_the_unit_and_deletes_it()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string path = Path.Combine(Directory.CreateTempSubdirectory("sir-unit-").FullName, "plan.json");
        var session = new DirectSession(small.Tenant);
        using ProvisioningJournal journal = ProvisioningJournal.Open(path, session.Info.TenantId, TimeProvider.System);
        BreakGlassProvisioning run = await BreakGlassProvisioning.PrepareAsync(session, new ProvisioningRequest { AdministrativeUnit = Unit }, journal, null, SmallTenant.Hasty, TestContext.Current.CancellationToken);
        foreach (ProvisioningStage stage in run.Plan.Stages)
        {
            await run.RunAsync(stage, TestContext.Current.CancellationToken);
        }

        string group = small.NewGroups().Single();
        int before = session.Sent.Count;
        IReadOnlyList<string> said = await run.RemoveAsync(TestContext.Current.CancellationToken);

        Assert.All(said, s => Assert.StartsWith("Taken back", s, StringComparison.Ordinal));
        string[] deletes = [.. session.Sent.Skip(before).Where(s => s.StartsWith("DELETE", StringComparison.Ordinal))];
        int unit = Array.IndexOf(deletes, $"DELETE /directory/administrativeUnits/{UnitId(small)}/members/{group}/$ref");
        Assert.InRange(unit, 0, Array.IndexOf(deletes, $"DELETE /groups/{group}") - 1);
        Assert.Empty(small.NewGroups());
        Assert.Empty(small.NewUsers());
    }

    [Theory]
    [InlineData("London office", "no restricted management administrative unit")]
    [InlineData("11111111-2222-3333-4444-555555555555", "the id of no administrative unit")]
    [InlineData("Nowhere", "no administrative unit 'Nowhere'")]
    public async Task A_unit_that_does_not_protect_is_refused(string name, string words)
    {
        await using SmallTenant small = await SmallTenant.StartAsync();

        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => PlanAsync(small, new ProvisioningRequest { AdministrativeUnit = name }));

        Assert.Equal("AdministrativeUnitUnsuitable", error.ErrorId);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        // No unit is ever created, so a new name is no way out.
        Assert.DoesNotContain("new name", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_exists_in_a_restricted_unit_is_used_and_what_it_takes_is_said()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string group = SmallTenant.Id(small.Tenant.Create("/groups", new JsonObject
        {
            ["displayName"] = "Kept apart",
            ["mailNickname"] = "apart",
            ["mailEnabled"] = false,
            ["securityEnabled"] = true,
        })!.Value);
        _ = small.Tenant.Create($"/directory/administrativeUnits/{UnitId(small)}/members/$ref", new JsonObject { ["@odata.id"] = $"https://localhost/v1.0/directoryObjects/{group}" });

        ProvisioningPlan plan = await PlanAsync(small, new ProvisioningRequest { ExclusionGroup = group });

        Assert.DoesNotContain(plan.Steps, s => s.Stage == ProvisioningStage.ExclusionGroup);
        Assert.Contains(plan.Remarks, r => r.Contains("only somebody who holds a role for that unit can add members", StringComparison.Ordinal));
        Assert.Contains("GroupMember.ReadWrite.All", plan.Steps.Where(s => s.Stage == ProvisioningStage.Membership).SelectMany(s => s.Permissions));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_parameter_that_has_no_effect_is_said(bool skips)
    {
        await using LiveTenant live = await LiveTenant.StartAsync(o => skips ? o : o with { SnapshotPath = LiveTenant.Sample("Northwind") });
        using var run = new ProvisioningRun(live);

        ProvisioningPlan plan = await run.PlanAsync(new ProvisioningRequest { ExclusionGroup = "Exceptions", AdministrativeUnit = "Any", SkipPolicyExclusion = skips });

        Assert.Contains(plan.Remarks, r => r.StartsWith("-ExclusionGroup and -AdministrativeUnit have no effect here", StringComparison.Ordinal));
    }

    private static string UnitId(SmallTenant small) =>
        SmallTenant.Id(small.Tenant.All("/directory/administrativeUnits").Single(u => u.GetProperty("displayName").GetString() == Unit));

    private static async Task<ProvisioningPlan> PlanAsync(SmallTenant small, ProvisioningRequest request)
    {
        var session = new DirectSession(small.Tenant);
        using ProvisioningJournal journal = ProvisioningJournal.Open(Path.Combine(Directory.CreateTempSubdirectory("sir-option-").FullName, "plan.json"), session.Info.TenantId, TimeProvider.System);
        return (await BreakGlassProvisioning.PrepareAsync(session, request, journal, null, SmallTenant.Hasty, TestContext.Current.CancellationToken)).Plan;
    }

    /// <summary>Contoso, with Temporary Access Pass on for everybody.</summary>
    private static async Task<LiveTenant> StartAsync(IReadOnlyList<string> permissions)
    {
        LiveTenant live = await LiveTenant.StartAsync(o => o with
        {
            Applications =
            [
                new EmulatorApplication
                {
                    ClientId = EmulatorOptions.DefaultClientId,
                    Secrets = new Dictionary<string, DateTimeOffset?> { ["a-secret-of-the-test"] = null },
                    ApplicationPermissions = [.. permissions.Distinct()],
                },
            ],
        });
        SwitchPassesOn(live);
        return live;
    }

    /// <summary>Lets everybody use a Temporary Access Pass.</summary>
    internal static void SwitchPassesOn(LiveTenant live) => SwitchPassesOn(live.Host.Tenant);

    /// <summary>Lets everybody use a Temporary Access Pass.</summary>
    internal static void SwitchPassesOn(EmulatorTenant tenant)
    {
        JsonObject policy = JsonObject.Create(tenant.Find("/policies/authenticationMethodsPolicy")!.Value)!;
        foreach (JsonNode? target in policy["authenticationMethodConfigurations"]!.AsArray().Where(m => m!["id"]!.GetValue<string>() == "TemporaryAccessPass").SelectMany(m => m!["includeTargets"]!.AsArray()))
        {
            target!["id"] = "all_users";
        }

        tenant.Put("authenticationMethodsPolicy", policy);
    }

    private static bool IsBelow(string path, string declared)
    {
        string[] parts = path.Split('/');
        string[] pattern = declared.Split('/');
        return parts.Length >= pattern.Length && pattern.Zip(parts).All(p => p.First == "*" || p.First == p.Second);
    }
}
