using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.Lockout.Policies.PolicyTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0404Tests
{
    private const string Mfa = """{"operator":"OR","builtInControls":["mfa"]}""";
    private const string Device = """{"operator":"OR","builtInControls":["compliantDevice"]}""";
    private const string Block = """{"operator":"OR","builtInControls":["block"]}""";
    private const string Managed = "Microsoft-managed: Multifactor authentication for all users";

    [Theory]
    [InlineData(Mfa, LockoutSeverity.Low)]
    [InlineData(Device, LockoutSeverity.High)]
    [InlineData(Block, LockoutSeverity.High)]
    public void Without_exclusion_it_fails(string grant, LockoutSeverity severity)
    {
        LockoutFinding finding = Single(ReportOnly(grant: grant));

        Assert.Equal((LockoutStatus.Fail, severity, "P1"), (finding.Status, finding.Severity, finding.Target.Name));
        Assert.Contains("every Global Administrator (Ada (ada@contoso.onmicrosoft.com)).", finding.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_demanded_is_said() => Assert.Contains(
        "switched on, it demands multifactor authentication and accepted terms of use of every Global Administrator",
        Single(ReportOnly(grant: """{"operator":"AND","builtInControls":["mfa"],"termsOfUse":["t1"]}""")).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void Conditions_make_a_block_less_severe_and_are_named()
    {
        LockoutFinding finding = Single(ReportOnly(grant: Block, conditions: """{"platforms":{"includePlatforms":["android"]},"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}}"""));

        Assert.Equal(LockoutSeverity.Medium, finding.Severity);
        Assert.Contains("where its conditions hold (device platforms and locations)", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20T00:00:00Z", "Microsoft may switch it on by itself from 2027-01-04.")]
    [InlineData("2026-10-01T00:00:00Z", "Microsoft may switch it on by itself at any time since 2026-11-15.")]
    [InlineData(null, "the snapshot does not say when that was.")]
    public void Microsoft_switches_its_own_on_by_itself(string? created, string reason)
    {
        string time = created is null ? "null" : $"\"{created}\"";
        LockoutFinding finding = Single(ReportOnly(name: Managed, more: $$"""{"createdDateTime":{{time}}}"""));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (finding.Status, finding.Severity));
        Assert.EndsWith(reason, finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_does_not_make_a_policy_one_of_microsofts() => Assert.DoesNotContain(
        "Microsoft",
        Single(ReportOnly(more: """{"templateId":"a3d0a415-b068-4326-9251-f9cdf9feeb64"}""")).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void A_policy_without_a_name_may_be_one() => Assert.Contains(
        "whether Microsoft will switch it on by itself is unknown",
        Single(ReportOnly(more: """{"displayName":null}""")).Reason,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"includeUsers":["All"],"excludeUsers":["ada"]}""")]
    [InlineData("""{"includeUsers":["ben"]}""")]
    [InlineData("""{"includeRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}""")]
    [InlineData("""{"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"b2bCollaborationGuest","externalTenants":{"membershipKind":"all"}}}""")]
    public void One_exempt_global_administrator_is_enough(string users) => Assert.Equal(LockoutStatus.Pass, Single(ReportOnly(users: users)).Status);

    [Fact]
    public void A_disabled_global_administrator_is_not() => Assert.Equal(
        LockoutStatus.Fail,
        Single(ReportOnly(users: """{"includeUsers":["All"],"excludeUsers":["eve"]}""").User("eve", "Eve", enabled: false).Assign("eve", GlobalAdministrator)).Status);

    [Fact]
    public void Somebody_who_may_activate_the_role_is_reached_by_a_policy_for_the_role() => Assert.Equal(
        LockoutStatus.Fail,
        Single(ReportOnly(users: $$"""{"includeRoles":["{{GlobalAdministrator}}"]}""").User("cleo", "Cleo").Eligible("cleo", GlobalAdministrator)).Status);

    [Theory]
    [InlineData("""{"applications":{"includeApplications":["Office365"]}}""")]
    [InlineData("""{"clientAppTypes":["exchangeActiveSync","other"]}""")]
    [InlineData("""{"authenticationFlows":{"transferMethods":"deviceCodeFlow"}}""")]
    [InlineData("""{"signInRiskLevels":["high"]}""")]
    public void What_does_not_touch_administration_passes(string conditions) => Assert.Equal(LockoutStatus.Pass, Single(ReportOnly(conditions: conditions)).Status);

    [Theory]
    [InlineData("enabled")]
    [InlineData("disabled")]
    public void Only_report_only_counts(string state) => Assert.Equal(LockoutStatus.NotApplicable, Single(Tenant().Policy(state: state)).Status);

    [Fact]
    public void A_policy_for_agents_is_left_out() =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(ReportOnly(conditions: """{"agents":{"includeAgentUsers":["All"]}}""")).Status);

    [Theory]
    [InlineData("memberships")]
    [InlineData("roleAssignments")]
    [InlineData("users")]
    [InlineData("roleEligibilities")]
    [InlineData("policies")]
    public void What_was_not_seen_is_unknown(string section) => Assert.Equal(
        LockoutStatus.Unknown,
        Single(ReportOnly(users: """{"includeUsers":["All"],"excludeGroups":["g1"]}""").Status(section, SectionStatus.Forbidden)).Status);

    [Fact]
    public void Without_any_exclusion_nothing_else_is_needed() =>
        Assert.Equal(LockoutStatus.Fail, Single(ReportOnly().Status("roleAssignments", SectionStatus.Forbidden)).Status);

    [Fact]
    public void What_this_version_does_not_know_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Single(ReportOnly(users: """{"includeUsers":["All"],"excludeUnicorns":["x"]}""")).Status);

    [Fact]
    public void The_periods_have_a_source() => Assert.All(Periods.All, p => Assert.True(p.Days > 0 && p.What.Length > 0 && p.Source.Length > 0));

    private static TenantBuilder ReportOnly(
        string name = "P1",
        string users = """{"includeUsers":["All"]}""",
        string grant = Mfa,
        string? conditions = null,
        string? more = null) =>
        Tenant().Policy(name, "enabledForReportingButNotEnforced", users, conditions: conditions, grant: grant, more: more);

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Support.Rules.Run(RuleCatalog.Find("SR0404")!, tenant));
}
