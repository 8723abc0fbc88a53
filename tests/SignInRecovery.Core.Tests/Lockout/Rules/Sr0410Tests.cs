using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.PortalTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0410Tests
{
    private const string OnlyCertificates = """{"operator":"OR","builtInControls":[],"authenticationStrength":{"id":"5a000000-0000-4000-8000-000000000009","displayName":"Cards","allowedCombinations":["x509CertificateMultiFactor"]}}""";

    [Fact]
    public void A_passkey_passes() => Assert.Equal(LockoutStatus.Pass, Single(WithKey().Policy(grant: Resistant)).Status);

    [Fact]
    public void Without_such_a_demand_it_does_not_apply() => Assert.Equal(LockoutStatus.NotApplicable, Single(WithPhone().Policy(grant: Mfa)).Status);

    [Fact]
    public void A_telephone_fails_and_is_a_way_to_a_passkey()
    {
        LockoutFinding finding = Single(WithPhone().Policy(grant: Resistant));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium, "Ada"), (finding.Status, finding.Severity, finding.Target.Name));
        Assert.Contains("Ada can register a passkey after multifactor authentication with the mobile phone ending in 23", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_second_factor_a_pass_is_the_way()
    {
        LockoutFinding finding = Single(WithPassword().Policy(grant: Resistant));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (finding.Status, finding.Severity));
        Assert.Contains("a Temporary Access Pass, which another administrator must issue", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_second_factor_and_without_a_pass_it_is_a_deadlock()
    {
        TenantBuilder tenant = MethodsTenant.TenantWith(MethodsTenant.Configuration("TemporaryAccessPass", state: "disabled"))
            .Administrator(MethodsTenant.Ada, "Ada", MethodsTenant.GlobalAdministrator)
            .Policy(grant: Resistant);

        LockoutFinding finding = Single(tenant);

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (finding.Status, finding.Severity));
        Assert.Contains("This is a deadlock: registering a passkey takes multifactor authentication", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("the method Temporary Access Pass is switched off", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificates_cannot_be_registered_on_the_way() =>
        Assert.Contains("Registering a method does not help", Single(WithPhone().Policy(grant: OnlyCertificates)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_report_only_policy_fails_less_severely()
    {
        LockoutFinding finding = Single(WithPassword().Policy(grant: Resistant, state: ReportOnly));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (finding.Status, finding.Severity));
        Assert.Contains("is in report-only mode; switched on, it demands", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_seen_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Single(WithPhone().Policy(grant: Resistant).Status("methods", SectionStatus.Forbidden)).Status);

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(RuleCatalog.Find("SR0410")!, tenant));
}
