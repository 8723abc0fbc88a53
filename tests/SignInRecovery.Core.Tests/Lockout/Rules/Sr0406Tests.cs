using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.Lockout.Policies.PolicyTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0406Tests
{
    [Theory]
    [InlineData("203.0.113.7/32")]
    [InlineData("2001:db8::7/128")]
    [InlineData("203.0.113.7/32,2001:db8::7/128")]
    public void One_line_fails(string ranges)
    {
        LockoutFinding finding = Single(Outside(ranges));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Critical, "P1"), (finding.Status, finding.Severity, finding.Target.Name));
        Assert.Contains("blocks every place but", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("(office)", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e.Section == "namedLocations");
    }

    [Theory]
    [InlineData("203.0.113.0/24")]
    [InlineData("203.0.113.6/31")]
    [InlineData("203.0.113.7/32,203.0.113.9/32")]
    [InlineData("203.0.113.7/32,198.51.100.0/28")]
    public void More_than_one_line_passes(string ranges) => Assert.Equal(LockoutStatus.Pass, Single(Outside(ranges)).Status);

    [Fact]
    public void The_older_form_of_a_range_is_read() => Assert.Equal(LockoutStatus.Fail, Single(Tenant().Policy(conditions: Excluding("office"))
        .Add("namedLocations", """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"office","displayName":"office","ipRanges":[{"lowerAddress":"203.0.113.7","upperAddress":"203.0.113.7"}]}""")).Status);

    [Fact]
    public void Several_locations_are_taken_together() => Assert.Equal(LockoutStatus.Pass, Single(Outside("203.0.113.7/32", Excluding("office", "other"))
        .Add("namedLocations", Location("other", "203.0.113.9/32"))).Status);

    [Theory]
    [InlineData("""{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"other","countriesAndRegions":["NL"]}""")]
    [InlineData("""{"@odata.type":"#microsoft.graph.compliantNetworkNamedLocation","id":"other"}""")]
    public void A_country_or_the_compliant_network_is_more_than_a_line(string location) =>
        Assert.Equal(LockoutStatus.Pass, Single(Outside("203.0.113.7/32", Excluding("office", "other")).Add("namedLocations", location)).Status);

    [Fact]
    public void Somebody_exempt_who_can_change_the_policy_makes_it_less()
    {
        LockoutFinding finding = Single(Outside("203.0.113.7/32", users: """{"includeUsers":["All"],"excludeUsers":["ada"]}"""));

        Assert.Equal(LockoutSeverity.Medium, finding.Severity);
        Assert.EndsWith("only Ada (ada@contoso.onmicrosoft.com) can change the policy.", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_resource_is_less() => Assert.Equal(
        LockoutSeverity.Medium,
        Single(Outside("203.0.113.7/32", """{"applications":{"includeApplications":["Office365"]},"locations":{"includeLocations":["All"],"excludeLocations":["office"]}}""")).Severity);

    [Fact]
    public void Whether_somebody_is_exempt_is_said_when_it_was_not_seen()
    {
        LockoutFinding finding = Single(Outside("203.0.113.7/32", users: """{"includeUsers":["All"],"excludeGroups":["g1"]}""").Status("memberships", SectionStatus.Forbidden));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (finding.Status, finding.Severity));
        Assert.Equal("memberships", Assert.Single(finding.Missing).Subject);
    }

    [Fact]
    public void All_trusted_locations_are_followed()
    {
        TenantBuilder tenant = Outside("203.0.113.7/32", Excluding("AllTrusted"));

        Assert.Equal(LockoutStatus.Fail, Single(tenant).Status);
        Assert.Equal(LockoutStatus.Unknown, Single(tenant.Status("mfaTrustedIps", SectionStatus.NotCollected)).Status);
        Assert.Equal(LockoutStatus.Pass, Single(Outside("203.0.113.7/32", Excluding("AllTrusted")).Add("mfaTrustedIps", """{"cidrAddress":"198.51.100.0/28"}""")).Status);
        Assert.Equal(LockoutStatus.Pass, Single(Outside("203.0.113.0/28", Excluding("AllTrusted")).Status("mfaTrustedIps", SectionStatus.NotCollected)).Status);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("enabledForReportingButNotEnforced")]
    public void A_policy_that_is_not_enabled_does_not_count(string state) =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(Outside("203.0.113.7/32", state: state)).Status);

    [Theory]
    [InlineData("""{"operator":"OR","builtInControls":["mfa"]}""", """{"locations":{"includeLocations":["All"],"excludeLocations":["office"]}}""")]
    [InlineData("""{"operator":"OR","builtInControls":["block"]}""", """{"locations":{"includeLocations":["office"]}}""")]
    [InlineData("""{"operator":"OR","builtInControls":["block"]}""", "{}")]
    public void What_does_not_block_other_places_is_not_asked_about(string grant, string conditions) =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(Outside("203.0.113.7/32", conditions, grant: grant)).Status);

    [Theory]
    [InlineData("namedLocations")]
    [InlineData("policies")]
    public void What_was_not_seen_is_unknown(string section) =>
        Assert.Equal(LockoutStatus.Unknown, Single(Outside("203.0.113.7/32").Status(section, SectionStatus.Forbidden)).Status);

    [Fact]
    public void What_this_version_does_not_know_is_unknown() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(Outside("203.0.113.7/32", """{"moonPhase":"full","locations":{"includeLocations":["All"],"excludeLocations":["office"]}}""")).Status);

    [Fact]
    public void A_location_that_was_deleted_is_the_business_of_other_rules() =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(Outside("203.0.113.7/32", Excluding("00000000-0000-4000-8000-00000000dead"))).Status);

    [Fact]
    public void A_location_that_is_named_and_not_identified_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Single(Outside("203.0.113.7/32", Excluding("Head office", "office"))).Status);

    private static TenantBuilder Outside(
        string ranges,
        string? conditions = null,
        string users = """{"includeUsers":["All"]}""",
        string state = "enabled",
        string grant = """{"operator":"OR","builtInControls":["block"]}""") =>
        Tenant().Add("namedLocations", Location("office", ranges)).Policy(state: state, users: users, grant: grant, conditions: conditions ?? Excluding("office"));

    private static string Excluding(params string[] locations) =>
        $$$"""{"locations":{"includeLocations":["All"],"excludeLocations":[{{{string.Join(",", locations.Select(l => $"\"{l}\""))}}}]}}""";

    private static string Location(string id, string ranges) =>
        $$"""{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"{{id}}","displayName":"{{id}}","isTrusted":true,"ipRanges":[{{string.Join(",", ranges.Split(',').Select(r => $$"""{"cidrAddress":"{{r}}"}"""))}}]}""";

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Support.Rules.Run(RuleCatalog.Find("SR0406")!, tenant));
}
