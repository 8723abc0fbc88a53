using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Tests.Live;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>A later run with the same journal that asks for something else, or meets a tenant that has changed.</summary>
public sealed class LaterRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sir-later-").FullName;

    private string JournalPath => Path.Combine(_folder, "plan.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Passes_and_passwords_that_were_never_handed_out_are_made_when_a_later_run_asks_for_them()
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        OptionTests.SwitchPassesOn(live);
        using var run = new ProvisioningRun(live);
        _ = await run.RunAsync(new ProvisioningRequest { SkipPolicyExclusion = true });

        IReadOnlyList<ProvisionedSecrets> lost = await run.RunAsync(new ProvisioningRequest { SkipPolicyExclusion = true, TemporaryAccessPass = true }, deliver: false);
        IReadOnlyList<ProvisionedSecrets> made = await run.RunAsync(new ProvisioningRequest { SkipPolicyExclusion = true, TemporaryAccessPass = true });
        string[] remarks = [.. run.Last!.Plan.Remarks];
        IReadOnlyList<ProvisionedSecrets> again = await run.RunAsync(new ProvisioningRequest { SkipPolicyExclusion = true, TemporaryAccessPass = true });

        Assert.All(lost, m => Assert.NotNull(m.TemporaryAccessPass));
        Assert.All(made, m => Assert.NotNull(m.TemporaryAccessPass));
        Assert.DoesNotContain(remarks, r => r.Contains("anded out", StringComparison.Ordinal));
        Assert.All(again, m => Assert.Null(m.TemporaryAccessPass));
        Assert.Contains(run.Last!.Plan.Remarks, r => r.StartsWith("The Temporary Access Passes of ", StringComparison.Ordinal) && r.Contains("were handed out before; none is issued again.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_discarded_password_can_be_asked_for_later_and_is_not_said_to_have_been_handed_out()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath);

        BreakGlassProvisioning run = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath, new ProvisioningRequest { PasswordHandling = PasswordHandling.Return });
        BreakGlassProvisioning again = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath, new ProvisioningRequest { PasswordHandling = PasswordHandling.Return });

        Assert.Equal(2, run.Plan.Steps.Count(s => s.Action.EndsWith("a new password: nobody knows the one that an earlier run made.", StringComparison.Ordinal)));
        Assert.DoesNotContain(run.Plan.Remarks, r => r.Contains("anded out", StringComparison.Ordinal));
        Assert.Equal(2, run.Results().Select(r => new NetworkCredential("", Assert.Single(r.PasswordParts)).Password).Distinct().Count());
        Assert.All(again.Results(), r => Assert.Empty(r.PasswordParts));
        Assert.Contains(again.Plan.Remarks, r => r.StartsWith("The passwords of ", StringComparison.Ordinal) && r.Contains("were handed out by an earlier run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_was_only_looked_at_binds_nobody_and_keeps_its_names()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();

        ProvisioningPlan first = await LookAsync(small, new ProvisioningRequest());
        ProvisioningPlan same = await LookAsync(small, new ProvisioningRequest());
        ProvisioningPlan other = await LookAsync(small, new ProvisioningRequest { Count = 3, ExclusionGroup = "Exceptions of ours" });
        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath, new ProvisioningRequest { Count = 3, ExclusionGroup = "Exceptions of ours" });

        Assert.Equal(first.Accounts, same.Accounts);
        Assert.Equal(3, other.Accounts.Count);
        Assert.Equal("Exceptions of ours", other.GroupName);
        small.AssertComplete("another plan than the one that was looked at", accounts: 3);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Exceptions of ours")]
    public async Task A_group_name_that_somebody_takes_after_the_plan_was_looked_at_is_not_used_twice(string? name)
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var request = new ProvisioningRequest { ExclusionGroup = name };
        ProvisioningPlan looked = await LookAsync(small, request);
        _ = small.Tenant.Create("/groups", new JsonObject { ["displayName"] = looked.GroupName, ["mailNickname"] = "taken", ["mailEnabled"] = false, ["securityEnabled"] = true });

        if (name is null)
        {
            Assert.NotEqual(looked.GroupName, (await LookAsync(small, request)).GroupName);
            return;
        }

        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => LookAsync(small, request));
        Assert.Equal("NameClash", error.ErrorId);
    }

    [Fact]
    public async Task A_plan_that_was_begun_with_a_group_that_existed_does_not_go_on_with_another()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string group = SmallTenant.Id(small.Tenant.Create("/groups", new JsonObject { ["displayName"] = "Kept apart", ["mailNickname"] = "apart", ["mailEnabled"] = false, ["securityEnabled"] = true, ["isAssignableToRole"] = true })!.Value);
        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath, new ProvisioningRequest { ExclusionGroup = group });

        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => LookAsync(small, new ProvisioningRequest()));

        Assert.Equal("PlanMismatch", error.ErrorId);
        Assert.Contains("with the group Kept apart", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_with_a_group_of_its_own_does_not_go_on_with_one_that_exists_but_knows_its_own_by_id()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath);
        string own = Assert.Single(small.NewGroups());
        string other = SmallTenant.Id(small.Tenant.Create("/groups", new JsonObject { ["displayName"] = "Kept apart", ["mailNickname"] = "apart", ["mailEnabled"] = false, ["securityEnabled"] = true, ["isAssignableToRole"] = true })!.Value);

        Assert.Equal("PlanMismatch", (await Assert.ThrowsAsync<SignInRecoveryException>(() => LookAsync(small, new ProvisioningRequest { ExclusionGroup = other }))).ErrorId);
        Assert.DoesNotContain((await LookAsync(small, new ProvisioningRequest { ExclusionGroup = own })).Steps, s => s.Stage == ProvisioningStage.ExclusionGroup);
    }

    [Fact]
    public async Task A_group_that_was_refused_outright_leaves_the_way_to_one_that_exists()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string group = SmallTenant.Id(small.Tenant.Create("/groups", new JsonObject { ["displayName"] = "Kept apart", ["mailNickname"] = "apart", ["mailEnabled"] = false, ["securityEnabled"] = true, ["isAssignableToRole"] = true })!.Value);
        var refused = new DirectSession(small.Tenant)
        {
            Before = (_, method, path) =>
            {
                if (method == "POST" && path == "/groups")
                {
                    throw new DirectoryException("Authorization_RequestDenied", "Insufficient privileges.") { Status = 403 };
                }
            },
        };
        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => SmallTenant.RunAsync(refused, JournalPath));
        Assert.EndsWith("Nothing was made yet.", error.Message, StringComparison.Ordinal);

        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath, new ProvisioningRequest { ExclusionGroup = group });

        Assert.Equal([group], small.NewGroups());
        small.AssertComplete("with the group that exists");
    }

    [Fact]
    public async Task After_the_licence_has_lapsed_the_accounts_are_excluded_by_name_and_not_through_a_group_that_nobody_looks_after()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var first = new DirectSession(small.Tenant)
        {
            Before = (_, method, path) =>
            {
                if (method == "POST" && path.EndsWith("/members/$ref", StringComparison.Ordinal))
                {
                    throw new KilledException();
                }
            },
        };
        await Assert.ThrowsAsync<KilledException>(() => SmallTenant.RunAsync(first, JournalPath));
        foreach (JsonElement sku in small.Tenant.All("/subscribedSkus"))
        {
            _ = small.Tenant.Remove("subscribedSkus", SmallTenant.Id(sku));
        }

        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath);

        string[] administrators = small.NewAdministrators();
        Assert.Equal(2, administrators.Length);
        Assert.All(small.People(), p => Assert.Empty(administrators.Except(p.GetProperty("conditions").GetProperty("users").GetProperty("excludeUsers").EnumerateArray().Select(u => u.GetString()!))));
    }

    [Fact]
    public async Task Under_security_defaults_there_is_no_group_and_the_same_command_adds_it_when_they_are_off()
    {
        await using SmallTenant small = await SmallTenant.StartAsync(policies: 0);
        SwitchDefaults(small, isOn: true);

        BreakGlassProvisioning shorter = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath);

        Assert.Equal([ProvisioningStage.Accounts, ProvisioningStage.Sessions, ProvisioningStage.Role], shorter.Plan.Stages);
        Assert.Contains(shorter.Plan.Remarks, r => r.StartsWith("Under security defaults no Conditional Access policy can be on", StringComparison.Ordinal));
        Assert.Empty(small.NewGroups());
        Assert.Equal(2, small.NewAdministrators().Length);

        SwitchDefaults(small, isOn: false);
        _ = small.Tenant.Create("/identity/conditionalAccess/policies", JsonNode.Parse("""{"displayName":"MFA","state":"enabled","conditions":{"clientAppTypes":["all"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}""")!.AsObject());
        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath);

        small.AssertComplete("with Conditional Access");
        Assert.Single(small.NewGroups());
    }

    /// <summary>Microsoft Graph makes a person who creates a group its owner.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_group_has_no_owner_or_it_is_said(bool isRefused)
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string me = SmallTenant.Id(small.Tenant.All("/users?$select=id")[0]);
        var session = new DirectSession(small.Tenant) { Info = new DirectSession(small.Tenant).Info with { ObjectId = me } };
        session.Before = (_, method, path) =>
        {
            if (isRefused && method == "DELETE" && path.Contains("/owners/", StringComparison.Ordinal))
            {
                throw new DirectoryException("Request_BadRequest", "The group must have at least one owner.") { Status = 400 };
            }
        };
        session.After = (number, method, path) =>
        {
            if (method == "POST" && path == "/groups")
            {
                _ = small.Tenant.Create($"/groups/{small.NewGroups().Single()}/owners/$ref", new JsonObject { ["@odata.id"] = $"https://localhost/v1.0/directoryObjects/{me}" });
            }
        };

        BreakGlassProvisioning run = await SmallTenant.RunAsync(session, JournalPath);

        Assert.Equal(isRefused ? 1 : 0, small.Tenant.All($"/groups/{small.NewGroups().Single()}/owners").Count);
        Assert.Equal(isRefused, run.Warnings.Any(w => w.Contains("may be its owner", StringComparison.Ordinal) && w.Contains("look at the owners, and remove them", StringComparison.Ordinal)));
        small.AssertComplete("a person made the group");
    }

    private static void SwitchDefaults(SmallTenant small, bool isOn)
    {
        JsonObject defaults = JsonObject.Create(small.Tenant.Find("/policies/identitySecurityDefaultsEnforcementPolicy")!.Value)!;
        _ = defaults.Remove("@odata.context");
        defaults["isEnabled"] = isOn;
        small.Tenant.Put("securityDefaults", defaults);
    }

    private async Task<ProvisioningPlan> LookAsync(SmallTenant small, ProvisioningRequest request)
    {
        var session = new DirectSession(small.Tenant);
        using ProvisioningJournal journal = ProvisioningJournal.Open(JournalPath, session.Info.TenantId, TimeProvider.System);
        BreakGlassProvisioning run = await BreakGlassProvisioning.PrepareAsync(session, request, journal, null, SmallTenant.Hasty, TestContext.Current.CancellationToken);
        journal.Keep();
        return run.Plan;
    }
}
