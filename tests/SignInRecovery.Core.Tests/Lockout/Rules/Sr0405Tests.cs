using System.Text.Json;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.Lockout.Policies.PolicyTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0405Tests
{
    private const string TwoNegatives = "device.isCompliant -ne True -or device.trustType -ne \"ServerAD\"";

    [Theory]
    [InlineData(TwoNegatives)]
    [InlineData("(device.isCompliant -ne True) -or (device.trustType -ne 'ServerAD')")]
    [InlineData("-not (device.isCompliant -eq True -and device.trustType -eq \"ServerAD\")")]
    [InlineData("device.model -notContains \"SAW\" -or device.extensionAttribute1 -notIn [\"SAW\", \"PAW\"]")]
    [InlineData("DEVICE.ISCOMPLIANT -NE TRUE -OR DEVICE.TRUSTTYPE -NE \"ServerAD\"")]
    [InlineData("device.isCompliant -eq True -or device.deviceOwnership -ne \"Company\" -or device.trustType -ne \"ServerAD\"")]
    public void Negatives_joined_by_or_fail(string rule)
    {
        LockoutFinding finding = Single(With(rule));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High, "P1"), (finding.Status, finding.Severity, finding.Target.Name));
        Assert.StartsWith("The device filter of the policy \"P1\", ", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("only a device that has all of them escapes it. The policy blocks these devices.", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e is { Property: "conditions.devices.deviceFilter.rule", Value: string value } && value == rule);
    }

    [Theory]
    [InlineData("device.isCompliant -eq True -or device.trustType -eq \"ServerAD\"")]
    [InlineData("device.isCompliant -ne True -and device.trustType -ne \"ServerAD\"")]
    [InlineData("device.isCompliant -eq True -or device.trustType -ne \"ServerAD\"")]
    [InlineData("-not (device.isCompliant -ne True -or device.trustType -ne \"ServerAD\")")]
    [InlineData("device.trustType -ne 'AzureAD' -and device.trustType -ne 'ServerAD' -and device.trustType -ne 'Workplace'")]
    [InlineData("device.displayName -eq \"a -or b -ne c\" -and device.isCompliant -ne True")]
    public void Others_pass(string rule) => Assert.Equal(LockoutStatus.Pass, Single(With(rule)).Status);

    [Fact]
    public void One_property_cannot_have_two_values() => Assert.Contains(
        "holds for every device there is",
        Single(With("device.trustType -ne \"AzureAD\" -or device.trustType -ne \"ServerAD\"")).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void A_part_of_a_filter_is_called_so() => Assert.StartsWith(
        "A part of the device filter",
        Single(With($"device.operatingSystem -eq \"Windows\" -and ({TwoNegatives})")).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void As_an_exclusion_it_takes_the_policy_out_of_force()
    {
        LockoutFinding finding = Single(With(TwoNegatives, mode: "exclude"));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Low), (finding.Status, finding.Severity));
        Assert.Contains("protects next to nothing", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void In_report_only_mode_it_is_less() => Assert.Equal(LockoutSeverity.Medium, Single(With(TwoNegatives, state: "enabledForReportingButNotEnforced")).Severity);

    [Fact]
    public void Somebody_exempt_who_can_change_the_policy_makes_it_less() =>
        Assert.Equal(LockoutSeverity.Medium, Single(With(TwoNegatives, users: """{"includeUsers":["All"],"excludeUsers":["ada"]}""")).Severity);

    [Fact]
    public void A_second_factor_is_less() =>
        Assert.Equal(LockoutSeverity.Low, Single(With(TwoNegatives, grant: """{"operator":"OR","builtInControls":["mfa"]}""")).Severity);

    [Fact]
    public void A_policy_that_is_off_does_not_count() => Assert.Equal(LockoutStatus.NotApplicable, Single(With(TwoNegatives, state: "disabled")).Status);

    [Fact]
    public void Without_a_filter_the_rule_does_not_apply() => Assert.Equal(LockoutStatus.NotApplicable, Single(Tenant().Policy()).Status);

    [Theory]
    [InlineData("device.isCompliant -ne")]
    [InlineData("device.isCompliant -ne True -or")]
    [InlineData("device.isCompliant -resembles True")]
    [InlineData("(device.isCompliant -ne True")]
    [InlineData("device.isCompliant -ne True)")]
    [InlineData("device.model -eq \"unfinished")]
    [InlineData("-not")]
    public void A_filter_that_cannot_be_read_is_unknown(string rule)
    {
        LockoutFinding finding = Single(With(rule));

        Assert.Equal((LockoutStatus.Unknown, "P1"), (finding.Status, finding.Target.Name));
        Assert.Contains("grammar", Assert.Single(finding.Missing).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_unknown() => Assert.Equal(LockoutStatus.Unknown, Single(With(new string('(', 3000))).Status);

    [Fact]
    public void A_mode_that_this_version_does_not_know_is_unknown() => Assert.Equal(LockoutStatus.Unknown, Single(With(TwoNegatives, mode: "sometimes")).Status);

    [Fact]
    public void Policies_that_were_not_seen_are_unknown() => Assert.Equal(LockoutStatus.Unknown, Single(Tenant().Status("policies", SectionStatus.Forbidden)).Status);

    private static TenantBuilder With(
        string rule,
        string mode = "include",
        string state = "enabled",
        string users = """{"includeUsers":["All"]}""",
        string grant = """{"operator":"OR","builtInControls":["block"]}""") => Tenant().Policy(
        state: state,
        users: users,
        grant: grant,
        conditions: $$$$"""{"devices":{"deviceFilter":{"mode":"{{{{mode}}}}","rule":{{{{JsonSerializer.Serialize(rule, JsonSerializerOptions.Default)}}}}}}}""");

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Support.Rules.Run(RuleCatalog.Find("SR0405")!, tenant));
}
