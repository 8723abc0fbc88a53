using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.Lockout.Policies.PolicyTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0402Tests
{
    [Theory]
    [InlineData("""{"users":{"includeUsers":["All"],"excludeUsers":["gone","ada"]}}""", "the user gone, who was deleted and can no longer be restored")]
    [InlineData("""{"users":{"includeUsers":["All"],"excludeUsers":["ada"],"excludeGroups":["gone"]}}""", "the group gone, which does not exist any more")]
    [InlineData("""{"users":{"includeUsers":["All"],"excludeUsers":["ada"],"excludeRoles":["gone"]}}""", "the role gone, which does not exist")]
    [InlineData("""{"locations":{"includeLocations":["All"],"excludeLocations":["gone"]}}""", "the named location gone, which does not exist any more")]
    [InlineData("""{"applications":{"includeApplications":["All"],"excludeApplications":["gone"]}}""", "the application gone, which has no enterprise application")]
    public void A_dead_exclusion_fails(string conditions, string reason)
    {
        LockoutFinding finding = Single(Tenant().Policy(conditions: conditions));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium, "P1"), (finding.Status, finding.Severity, finding.Target.Name));
        Assert.Contains("\"P1\" is enabled and excludes " + reason, finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e.Value is "gone");
    }

    [Fact]
    public void When_no_exclusion_is_left_it_is_high_and_says_so()
    {
        LockoutFinding finding = Single(Tenant().Policy(users: """{"includeUsers":["All"],"excludeUsers":["gone"],"excludeGroups":["gone too"]}"""));

        Assert.Equal(LockoutSeverity.High, finding.Severity);
        Assert.EndsWith("No other user, group or role is excluded, so nobody is exempt.", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dead_inclusion_is_low() =>
        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Low), Result(Tenant().Policy(users: """{"includeGroups":["gone"]}""")));

    [Fact]
    public void Report_only_is_less() =>
        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), Result(Tenant().Policy(state: "enabledForReportingButNotEnforced", users: """{"includeUsers":["All"],"excludeUsers":["gone"]}""")));

    [Fact]
    public void A_deleted_user_who_can_be_restored_is_named_with_the_last_day()
    {
        LockoutFinding finding = Single(Tenant()
            .Add("deletedUsers", """{"id":"gone","displayName":"Old Emergency","deletedDateTime":"2026-11-03T10:00:00Z"}""")
            .Policy(users: """{"includeUsers":["All"],"excludeUsers":["gone","ada"]}"""));

        Assert.Contains("the user Old Emergency (gone), who was deleted on 2026-11-03 and can be restored until 2026-12-03", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Whether_a_user_can_be_restored_is_unknown_without_the_deleted_users()
    {
        LockoutFinding finding = Single(Tenant().Status("deletedUsers", SectionStatus.Forbidden).Policy(users: """{"includeUsers":["All"],"excludeUsers":["gone","ada"]}"""));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("whether the user can be restored was not seen", finding.Reason, StringComparison.Ordinal);
        Assert.Equal("deletedUsers", Assert.Single(finding.Missing).Subject);
    }

    [Fact]
    public void A_custom_role_matches_nobody() => Assert.Contains(
        "the custom role Desk, and policies match built-in roles only",
        Single(Tenant().Add("roleDefinitions", """{"id":"c1","templateId":"c1","displayName":"Desk","isBuiltIn":false}""").Policy(users: """{"includeRoles":["c1"]}""")).Reason,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("disabled", """{"users":{"includeUsers":["All"],"excludeUsers":["gone"]}}""")]
    [InlineData("enabled", """{"users":{"includeUsers":["None"]},"clientApplications":{"includeServicePrincipals":["gone"]}}""")]
    public void A_policy_that_is_off_or_not_for_people_does_not_count(string state, string conditions) =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(Tenant().Policy(state: state, conditions: conditions)).Status);

    [Fact]
    public void Words_and_living_ids_pass()
    {
        TenantBuilder tenant = Tenant().Group("g1", "Group")
            .Add("namedLocations", """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"l1","ipRanges":[]}""")
            .Add("servicePrincipals", """{"id":"s1","appId":"a1"}""")
            .Policy(
                users: """{"includeUsers":["All"],"excludeUsers":["ADA","GuestsOrExternalUsers"],"excludeGroups":["G1"],"excludeRoles":["62E90394-69F5-4237-9190-012177145E10"]}""",
                applications: """{"includeApplications":["Office365","MicrosoftAdminPortals","A1"]}""",
                conditions: """{"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted","L1","00000000-0000-0000-0000-000000000000","3d46dbda-8382-466a-856d-eb00cbc6b910"]}}""");

        Assert.Equal(LockoutStatus.Pass, Single(tenant).Status);
    }

    [Theory]
    [InlineData("users", """{"users":{"includeUsers":["All"],"excludeUsers":["x"]}}""")]
    [InlineData("groups", """{"users":{"includeUsers":["All"],"excludeGroups":["x"]}}""")]
    [InlineData("roleDefinitions", """{"users":{"includeUsers":["All"],"excludeRoles":["x"]}}""")]
    [InlineData("namedLocations", """{"locations":{"includeLocations":["All"],"excludeLocations":["x"]}}""")]
    [InlineData("servicePrincipals", """{"applications":{"includeApplications":["x"]}}""")]
    [InlineData("policies", "{}")]
    public void An_id_that_cannot_be_followed_is_unknown(string section, string conditions)
    {
        LockoutFinding finding = Single(Tenant().Policy(conditions: conditions).Status(section, SectionStatus.Partial));

        Assert.Equal((LockoutStatus.Unknown, "Tenant"), (finding.Status, finding.Target.Kind));
        Assert.Equal(section, Assert.Single(finding.Missing).Subject);
    }

    [Fact]
    public void A_list_that_this_version_does_not_know_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Single(Tenant().Policy(users: """{"includeUsers":["All"],"excludeUnicorns":["x"]}""")).Status);

    [Fact]
    public void A_state_that_this_version_does_not_know_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Single(Tenant().Policy(state: "sometimes", users: """{"includeUsers":["All"],"excludeUsers":["gone"]}""")).Status);

    [Fact]
    public void A_snapshot_of_the_administrators_holds_the_users_of_policies()
    {
        TenantBuilder tenant = Tenant().Policy(users: """{"includeUsers":["All"],"excludeUsers":["gone","ada"]}""");
        tenant.Scope = SnapshotScope.Administrators;

        Assert.Equal(LockoutStatus.Fail, Single(tenant).Status);
    }

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Support.Rules.Run(RuleCatalog.Find("SR0402")!, tenant));

    private static (LockoutStatus, LockoutSeverity) Result(TenantBuilder tenant)
    {
        LockoutFinding finding = Single(tenant);
        return (finding.Status, finding.Severity);
    }
}
