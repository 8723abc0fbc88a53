using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.PortalTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0409Tests
{
    [Fact]
    public void One_who_gets_in_is_enough()
    {
        TenantBuilder tenant = WithKey().Administrator(MethodsTenant.Ben, "Ben", MethodsTenant.GlobalAdministrator);

        LockoutFinding finding = Single(tenant);

        Assert.Equal(LockoutStatus.Pass, finding.Status);
        Assert.Contains("One person who may change Conditional Access policies gets into the admin portals: Ada", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_policies_together_shut_everybody_out()
    {
        TenantBuilder tenant = WithKey().Administrator(MethodsTenant.Ben, "Ben", MethodsTenant.GlobalAdministrator, ("phone", MethodsTenant.MobilePhone))
            .Policy(name: "Device", grant: ManagedDevice, users: $$"""{"includeUsers":["All"],"excludeUsers":["{{MethodsTenant.Ben}}"]}""")
            .Policy(name: "Key", grant: Resistant, users: $$"""{"includeUsers":["{{MethodsTenant.Ben}}"]}""");

        LockoutFinding finding = Single(tenant);

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Critical), (finding.Status, finding.Severity));
        Assert.StartsWith("Now, nobody who may change Conditional Access policies gets into the admin portals", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Switching_report_only_policies_on_counts()
    {
        LockoutFinding finding = Single(WithKey().Policy(grant: Block, state: ReportOnly));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Critical), (finding.Status, finding.Severity));
        Assert.StartsWith("Once the policies in report-only mode are switched on, nobody", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>One policy that does it alone is the finding of SR0401, or of SR0404 while it only reports.</summary>
    [Theory]
    [InlineData("enabled", "SR0401")]
    [InlineData(ReportOnly, "SR0404")]
    public void One_policy_that_does_it_alone_is_named_with_the_rule_that_reports_it(string state, string rule) =>
        Assert.EndsWith($"The policy \"P1\" keeps each of them out. {rule} reports the same policy.", Single(WithKey().Policy(grant: Block, state: state)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Several_policies_are_not_put_down_to_one()
    {
        TenantBuilder tenant = WithKey().Administrator(MethodsTenant.Ben, "Ben", MethodsTenant.GlobalAdministrator, ("phone", MethodsTenant.MobilePhone))
            .Policy(name: "Device", grant: ManagedDevice, users: $$"""{"includeUsers":["All"],"excludeUsers":["{{MethodsTenant.Ben}}"]}""")
            .Policy(name: "Key", grant: Resistant, users: $$"""{"includeUsers":["{{MethodsTenant.Ben}}"]}""");

        Assert.DoesNotContain("keeps each of them out", Single(tenant).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_with_the_role_fails() => Assert.Equal(LockoutStatus.Fail, Single(MethodsTenant.Tenant().User(MethodsTenant.Ada, "Ada")).Status);

    [Fact]
    public void What_was_not_seen_is_unknown() => Assert.Equal(LockoutStatus.Unknown, Single(WithKey().Status("methods", SectionStatus.Forbidden)).Status);

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(RuleCatalog.Find("SR0409")!, tenant));
}
