using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.Lockout.Policies.PolicyTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0401Tests
{
    private const string ExcludeGroup = """{"includeUsers":["All"],"excludeGroups":["g1"]}""";

    public static TheoryData<string> Devices => ["compliantDevice", "domainJoinedDevice", "approvedApplication", "compliantApplication"];

    /// <summary>Conditions that leave an ordinary sign-in alone, or a place, client, platform or device free.</summary>
    public static TheoryData<string> Narrowed =>
    [
        """{"clientAppTypes":["exchangeActiveSync","other"]}""",
        """{"clientAppTypes":["browser"]}""",
        """{"clientAppTypes":["mobileAppsAndDesktopClients"]}""",
        """{"authenticationFlows":{"transferMethods":"deviceCodeFlow"}}""",
        """{"signInRiskLevels":["high"]}""",
        """{"userRiskLevels":["high"]}""",
        """{"insiderRiskLevels":"elevated"}""",
        """{"platforms":{"includePlatforms":["all"],"excludePlatforms":["windows"]}}""",
        """{"platforms":{"includePlatforms":["android"]}}""",
        """{"devices":{"deviceFilter":{"mode":"exclude","rule":"device.isCompliant -eq True"}}}""",
        """{"locations":{"includeLocations":["All"],"excludeLocations":["office"]}}""",
        """{"locations":{"includeLocations":["office"]}}""",
        """{"applications":{"includeUserActions":["urn:user:registersecurityinfo"]}}""",
        """{"applications":{"includeAuthenticationContextClassReferences":["c1"]}}""",
        """{"applications":{"includeApplications":["Office365"]}}""",
        """{"clientApplications":{"includeServicePrincipals":["ServicePrincipalsInMyTenant"]}}""",
        """{"agents":{"includeAgentUsers":["All"]}}""",
        """{"users":{"includeUsers":["AllAgentIdUsers"]}}""",
        """{"users":{"includeUsers":["None"]}}""",
    ];

    /// <summary>Conditions that say something and leave nothing free.</summary>
    public static TheoryData<string> Everywhere =>
    [
        """{"clientAppTypes":[]}""",
        """{"clientAppTypes":["browser","mobileAppsAndDesktopClients"]}""",
        """{"platforms":{"includePlatforms":["all"]}}""",
        """{"platforms":{"includePlatforms":["android","iOS","windows","macOS","linux"]}}""",
        """{"locations":{"includeLocations":["All"]}}""",
        """{"locations":{"includeLocations":["All"],"excludeLocations":["00000000-0000-4000-8000-00000000dead"]}}""",
        """{"locations":{"includeLocations":["All"],"excludeLocations":["empty"]}}""",
        """{"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}}""",
        """{"devices":{"deviceFilter":{"mode":null,"rule":null}}}""",
        """{"authenticationFlows":{"transferMethods":null}}""",
        """{"applications":{"includeApplications":["All"],"excludeApplications":["d4ebce55-015a-49b5-a083-c84d1797ae8c"]}}""",
    ];

    /// <summary>"No risk" is one of the levels of the sign-in risk, and ordinary sign-ins have it.</summary>
    [Theory]
    [InlineData("""{"signInRiskLevels":["none"]}""")]
    [InlineData("""{"signInRiskLevels":["none","low","medium","high"]}""")]
    public void A_block_of_sign_ins_without_risk_shuts_everybody_out(string conditions) =>
        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Critical), Result(Tenant().Policy(conditions: conditions)));

    /// <summary>Policies of other tools' formats may block everybody: their users, resources or controls stand in another place.</summary>
    [Theory]
    [InlineData("""{"conditions":{"clientAppTypes":["all"],"applications":{"includeApplications":["All"]}},"include":{"users":"all"},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grant":{"builtInControls":["block"]}}""")]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grantControls":null,"controls":["block"]}""")]
    [InlineData("""{"conditions":{"users":{"includeGroups":["{{Everybody}}"]},"applications":{"includeApplications":["All"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"],"excludeGroups":["{{Break glass}}"]},"applications":{"includeApplications":["All"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All cloud apps"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]},"locations":{"includeLocations":["Everywhere"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]},"devices":{"deviceFilter":{"mode":"exclude","rule":"device.isCompliant = True"}}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]},"signInRiskLevels":["unknownFutureValue"]},"grantControls":{"builtInControls":["block"]}}""")]
    public void A_policy_of_another_form_is_no_pass(string policy)
    {
        LockoutFinding finding = Single(Tenant().Add("policies", """{"id":"99999999-aaaa-4bbb-8ccc-000000000001","displayName":"P","state":"enabled",""" + policy[1..]));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
    }

    [Fact]
    public void A_block_without_exclusion_is_critical()
    {
        LockoutFinding finding = Single(Tenant().Policy());

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Critical, "P1"), (finding.Status, finding.Severity, finding.Target.Name));
        Assert.Contains("\"P1\" is enabled and blocks every sign-in of all users to all resources, without an exclusion", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e is { Property: "grantControls", Value: "block" });
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void A_device_without_exclusion_is_high(string control) =>
        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), Result(Tenant().Policy(grant: Controls("OR", control))));

    [Fact]
    public void A_second_factor_as_an_alternative_is_no_lockout() =>
        Assert.Equal(LockoutStatus.Pass, Single(Tenant().Policy(grant: Controls("OR", "compliantDevice", "mfa"))).Status);

    [Theory]
    [InlineData("AND")]
    [InlineData(null)]
    public void A_second_factor_beside_a_device_is_no_way_out(string? join) =>
        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), Result(Tenant().Policy(grant: Controls(join, "compliantDevice", "mfa"))));

    [Fact]
    public void A_second_factor_alone_is_no_lockout() =>
        Assert.Equal(LockoutStatus.Pass, Single(Tenant().Policy(grant: Controls("OR", "mfa"))).Status);

    [Theory]
    [MemberData(nameof(Narrowed))]
    public void What_leaves_something_free_is_no_lockout(string conditions) =>
        Assert.NotEqual(LockoutStatus.Fail, Single(Located(Tenant()).Policy(conditions: conditions)).Status);

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void What_leaves_nothing_free_is_a_lockout(string conditions) =>
        Assert.Equal(LockoutStatus.Fail, Single(Tenant().Add("namedLocations", Location("empty", "[]")).Policy(conditions: conditions)).Status);

    [Fact]
    public void All_trusted_frees_the_trusted_locations_and_the_trusted_addresses_of_the_multifactor_service()
    {
        const string Conditions = """{"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}}""";

        Assert.Equal(LockoutStatus.Pass, Single(Located(Tenant()).Policy(conditions: Conditions)).Status);
        Assert.Equal(LockoutStatus.Pass, Single(Tenant().Add("mfaTrustedIps", """{"cidrAddress":"203.0.113.0/24"}""").Policy(conditions: Conditions)).Status);
        Assert.Equal(LockoutStatus.Unknown, Single(Tenant().Status("mfaTrustedIps", SectionStatus.NotCollected).Policy(conditions: Conditions)).Status);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("enabledForReportingButNotEnforced")]
    public void A_policy_that_is_not_enabled_does_not_count(string state) =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(Tenant().Policy(state: state)).Status);

    [Fact]
    public void An_administrator_in_an_excluded_group_saves_it()
    {
        LockoutFinding finding = Single(Tenant().Policy(users: ExcludeGroup).Group("g1", "Emergency", null, "ada"));

        Assert.Equal(LockoutStatus.Pass, finding.Status);
        Assert.Contains("\"P1\" does so to others and leaves out Ada (ada@contoso.onmicrosoft.com).", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exclusion_of_people_who_cannot_change_policies_does_not()
    {
        LockoutFinding finding = Single(Tenant().Policy(users: ExcludeGroup).Group("g1", "Service accounts", null, "ben"));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Critical), (finding.Status, finding.Severity));
        Assert.Contains("its exclusions let through nobody who could change it", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"includeUsers":["All"],"excludeUsers":["22222222-aaaa-4bbb-8ccc-000000000404"]}""")]
    [InlineData("""{"includeUsers":["All"],"excludeGroups":["33333333-aaaa-4bbb-8ccc-000000000404"]}""")]
    [InlineData("""{"includeUsers":["All"],"excludeGroups":["empty"]}""")]
    [InlineData("""{"includeUsers":["All"],"excludeRoles":["194ae4cb-b126-40b2-bd5b-6091b380977d"]}""")]
    [InlineData("""{"includeUsers":["All"],"excludeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"serviceProvider","externalTenants":{"membershipKind":"all"}}}""")]
    [InlineData("""{"includeUsers":["All"],"excludeUsers":["GuestsOrExternalUsers"]}""")]
    public void An_exclusion_that_leads_to_nobody_is_none(string users) =>
        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Critical), Result(Tenant().Group("empty", "Empty").Policy(users: users)));

    [Fact]
    public void A_disabled_account_in_the_exclusion_saves_nothing() =>
        Assert.Equal(LockoutStatus.Fail, Single(Tenant().User("eve", "Eve", enabled: false).Assign("eve", GlobalAdministrator)
            .Policy(users: """{"includeUsers":["All"],"excludeUsers":["eve"]}""")).Status);

    [Theory]
    [InlineData("memberships")]
    [InlineData("roleAssignments")]
    [InlineData("users")]
    [InlineData("roleEligibilities")]
    [InlineData("groupEligibilities")]
    public void What_an_exclusion_leads_to_is_unknown_without_the_section(string section) =>
        Assert.Equal(LockoutStatus.Unknown, Single(Tenant().Policy(users: ExcludeGroup).Group("g1", "Service accounts", null, "ben").Status(section, SectionStatus.Forbidden)).Status);

    [Theory]
    [InlineData("memberships")]
    [InlineData("roleAssignments")]
    public void Without_any_exclusion_no_section_is_needed(string section) =>
        Assert.Equal(LockoutStatus.Fail, Single(Tenant().Policy().Status(section, SectionStatus.Forbidden)).Status);

    [Fact]
    public void Locations_that_were_not_seen_are_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Single(Tenant().Status("namedLocations", SectionStatus.Forbidden)
            .Policy(conditions: """{"locations":{"includeLocations":["All"],"excludeLocations":["office"]}}""")).Status);

    [Fact]
    public void A_role_excludes_only_those_to_whom_it_is_assigned()
    {
        const string Users = """{"includeUsers":["All"],"excludeRoles":["62e90394-69f5-4237-9190-012177145e10"]}""";

        Assert.Equal(LockoutStatus.Pass, Single(Tenant().Policy(users: Users)).Status);
        Assert.Equal(LockoutStatus.Fail, Single(new TenantBuilder().User("ada", "Ada").Eligible("ada", GlobalAdministrator).Policy(users: Users)).Status);
        Assert.Equal(LockoutStatus.Fail, Single(new TenantBuilder().User("ada", "Ada")
            .Assign("ada", GlobalAdministrator, type: "Activated", end: "2026-11-22T20:00:00Z").Policy(users: Users)).Status);
        Assert.Equal(LockoutStatus.Fail, Single(new TenantBuilder().User("ada", "Ada").Assign("ada", GlobalAdministrator, "/administrativeUnits/u1")
            .Policy(users: Users)).Status);
    }

    [Fact]
    public void A_policy_for_the_roles_that_change_policies_is_a_lockout_as_well()
    {
        TenantBuilder tenant = Tenant().Policy(users: """{"includeRoles":["62e90394-69f5-4237-9190-012177145e10"]}""");

        Assert.Contains("everybody who could change it (Ada", Single(tenant).Reason, StringComparison.Ordinal);
        Assert.Equal(LockoutStatus.Pass, Single(tenant.User("cleo", "Cleo").Assign("cleo", ConditionalAccessAdministrator)).Status);
    }

    [Fact]
    public void A_role_that_cannot_change_policies_saves_nothing() =>
        Assert.Equal(LockoutStatus.Fail, Single(Tenant().Assign("ben", UserAdministrator).Policy(users: """{"includeUsers":["All"],"excludeUsers":["ben"]}""")).Status);

    [Theory]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"],"excludeUnicorns":["x"]},"applications":{"includeApplications":["All"]}}}""")]
    [InlineData("""{"conditions":{"moonPhase":"full","users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}}}""")]
    [InlineData("""{"grantControls":{"operator":"OR","builtInControls":["holdBreath"]}}""")]
    [InlineData("""{"state":"sometimes"}""")]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeEverything":true}}}""")]
    [InlineData("""{"conditions":{"users":{"includeEverybody":true},"applications":{"includeApplications":["All"]}}}""")]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["browser","hologram"]}}""")]
    [InlineData("""{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]},"platforms":{"includePlatforms":["android","iOS","windows","macOS","unknownFutureValue"]}}}""")]
    public void What_this_version_does_not_know_is_unknown(string more)
    {
        LockoutFinding finding = Single(Tenant().Policy(more: more));

        Assert.Equal((LockoutStatus.Unknown, "P1"), (finding.Status, finding.Target.Name));
        Assert.Contains("does not know", Assert.Single(finding.Missing).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Whether_the_portal_works_when_only_it_is_excluded_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Single(Tenant().Policy(applications: """{"includeApplications":["All"],"excludeApplications":["MicrosoftAdminPortals"]}""")).Status);

    [Fact]
    public void Policies_that_were_not_all_seen_are_unknown_and_faults_still_show()
    {
        Assert.Equal(LockoutStatus.Unknown, Single(Tenant().Status("policies", SectionStatus.NotLicensed)).Status);
        Assert.Equal(
            [LockoutStatus.Fail, LockoutStatus.Unknown],
            Support.Rules.Run(RuleCatalog.Find("SR0401")!, Tenant().Policy().Status("policies", SectionStatus.Partial)).Select(f => f.Status));
    }

    [Fact]
    public void Without_policies_the_rule_does_not_apply() => Assert.Equal(LockoutStatus.NotApplicable, Single(Tenant()).Status);

    private static string Controls(string? join, params string[] controls) =>
        $$"""{"operator":{{(join is null ? "null" : $"\"{join}\"")}},"builtInControls":[{{string.Join(",", controls.Select(c => $"\"{c}\""))}}]}""";

    private static string Location(string id, string ranges) =>
        $$"""{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"{{id}}","displayName":"{{id}}","isTrusted":true,"ipRanges":{{ranges}}}""";

    private static TenantBuilder Located(TenantBuilder tenant) => tenant.Add("namedLocations", Location("office", """[{"cidrAddress":"203.0.113.0/28"}]"""));

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Support.Rules.Run(RuleCatalog.Find("SR0401")!, tenant));

    private static (LockoutStatus, LockoutSeverity) Result(TenantBuilder tenant)
    {
        LockoutFinding finding = Single(tenant);
        return (finding.Status, finding.Severity);
    }
}
