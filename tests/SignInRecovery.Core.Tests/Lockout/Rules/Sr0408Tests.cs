using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.PortalTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0408Tests
{
    [Fact]
    public void An_administrator_who_gets_in_passes() => Assert.Equal(LockoutStatus.Pass, Single(WithKey().Policy(grant: Mfa)).Status);

    [Fact]
    public void A_block_now_fails()
    {
        LockoutFinding finding = Single(WithKey().Policy(grant: Block));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High, "P1"), (finding.Status, finding.Severity, finding.Target.Name));
        Assert.Contains("blocks Ada", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e is { Property: "refuses", Value: "Ada (ada@contoso.onmicrosoft.com): is blocked" });
    }

    [Fact]
    public void A_demand_for_a_device_that_nobody_has_fails() =>
        Assert.Contains("demands a compliant device at the admin portals, which Ada", Single(WithKey().Policy(grant: ManagedDevice)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_report_only_policy_fails_less_severely()
    {
        LockoutFinding finding = Single(WithKey().Policy(grant: Block, state: ReportOnly));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (finding.Status, finding.Severity));
        Assert.Contains("once the policies in report-only mode are switched on", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_policy_that_refuses_several_is_one_finding()
    {
        TenantBuilder tenant = WithKey().Administrator(MethodsTenant.Ben, "Ben", MethodsTenant.UserAdministrator, ("fido2", MethodsTenant.Key)).Policy(grant: Block);

        Assert.Contains("Ada (ada@contoso.onmicrosoft.com) and Ben", Single(tenant).Reason, StringComparison.Ordinal);
    }

    /// <summary>One cause, two rules: the second refers to the first, so that nobody mends it twice.</summary>
    [Fact]
    public void A_policy_that_SR0401_reports_is_referred_to_it()
    {
        Assert.EndsWith("from everywhere. SR0401 reports the same policy.", Single(WithKey().Policy(grant: Block)).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "SR0401",
            Single(WithKey().User(MethodsTenant.Ben, "Ben").Assign(MethodsTenant.Ben, MethodsTenant.UserAdministrator).Method(MethodsTenant.Ben, "fido2", MethodsTenant.Key)
                .Policy(grant: Block, users: $"{{\"includeUsers\":[\"{MethodsTenant.Ben}\"]}}")).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_SR0404_reports_is_referred_to_it() =>
        Assert.EndsWith("SR0404 reports the same policy.", Single(WithKey().Policy(grant: Block, state: ReportOnly)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_place_that_is_left_is_enough() => Assert.Equal(LockoutStatus.Pass, Single(WithKey().BlockAbroad()).Status);

    /// <summary>No policy refuses everywhere, and together they leave nothing.</summary>
    [Theory]
    [InlineData("enabled", LockoutSeverity.High, "No place and no platform is left from which Ada (ada@contoso.onmicrosoft.com) gets into the admin portals, because the policies refuse together: 'Abroad' blocks and 'At home' blocks.")]
    [InlineData(ReportOnly, LockoutSeverity.Medium, "Once the policies in report-only mode are switched on, no place and no platform is left from which Ada (ada@contoso.onmicrosoft.com) gets into the admin portals, because the policies refuse together: 'Abroad' blocks and 'At home' blocks.")]
    public void Policies_that_refuse_together_are_one_finding(string state, LockoutSeverity severity, string reason)
    {
        LockoutFinding finding = Single(AtHome(WithKey(), state));

        Assert.Equal((LockoutStatus.Fail, severity, reason), (finding.Status, finding.Severity, finding.Reason));
        Assert.Equal(["Abroad", "At home"], finding.Evidence.Where(e => e.Property == "grantControls").Select(e => e.Subject.Name).Order());
        Assert.Contains(finding.Evidence, e => e.Property == "admin portals" && e.Subject.Name == "Ada");
    }

    [Fact]
    public void The_only_Global_Administrator_whom_policies_refuse_together_does_not_count()
    {
        LockoutFinding finding = Assert.Single(Rules.Run(RuleCatalog.Find("SR0101")!, AtHome(WithKey(), "enabled")));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("Ada (ada@contoso.onmicrosoft.com) is kept out of the admin portals by", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("together (SR0408)", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_left_who_could_change_policies_that_refuse_together()
    {
        LockoutFinding finding = Assert.Single(Rules.Run(RuleCatalog.Find("SR0409")!, AtHome(WithKey(), "enabled")));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("'Abroad' blocks and 'At home' blocks", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_no_second_factor_is_left_to_SR0201() => Assert.Equal(LockoutStatus.Pass, Single(WithPassword().Policy(grant: Mfa)).Status);

    [Fact]
    public void Who_lacks_a_phishing_resistant_method_is_left_to_SR0410() => Assert.Equal(LockoutStatus.Pass, Single(WithPhone().Policy(grant: Resistant)).Status);

    [Fact]
    public void Without_administrators_it_does_not_apply() =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(MethodsTenant.Tenant().User(MethodsTenant.Ada, "Ada").Policy(grant: Block)).Status);

    [Fact]
    public void What_was_not_seen_is_unknown() => Assert.Equal(LockoutStatus.Unknown, Single(WithKey().Policy(grant: ManagedDevice).Status("devices", SectionStatus.Forbidden)).Status);

    private static TenantBuilder AtHome(TenantBuilder tenant, string state) =>
        tenant.BlockAbroad().Policy("At home", state: state, grant: Block, conditions: AtPlaces([Nordics]));

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(RuleCatalog.Find("SR0408")!, tenant));
}
