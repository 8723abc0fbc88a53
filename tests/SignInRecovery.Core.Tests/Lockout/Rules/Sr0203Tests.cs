using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0203Tests
{
    [Fact]
    public void A_single_second_factor_fails()
    {
        LockoutFinding finding = Single(Tenant().Administrator(Ada, "Ada", UserAdministrator, ("microsoftAuthenticator", "\"displayName\":\"Pixel\"")));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Equal(LockoutSeverity.Medium, finding.Severity);
        Assert.Contains("a single second factor, Microsoft Authenticator on Pixel.", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_synced_passkey_alone_is_less_severe()
    {
        LockoutFinding finding = Single(Tenant().Administrator(Ada, "Ada", UserAdministrator, ("fido2", $"\"aaGuid\":\"{Model}\",\"passkeyType\":\"synced\"")));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Equal(LockoutSeverity.Low, finding.Severity);
    }

    [Theory]
    [InlineData("fido2")]
    [InlineData("microsoftAuthenticator")]
    public void Two_of_one_kind_are_two(string kind)
    {
        string? more = kind == "fido2" ? Key : null;

        Assert.Equal(LockoutStatus.Pass, Single(Tenant().Administrator(Ada, "Ada", UserAdministrator, (kind, more), (kind, more))).Status);
    }

    [Fact]
    public void A_second_key_that_is_refused_adds_nothing() => Assert.Equal(
        LockoutStatus.Fail,
        Single(TenantWith(Configuration("Fido2", more: $"\"keyRestrictions\":{Restrictions("allow", Model)}"))
            .Administrator(Ada, "Ada", UserAdministrator, ("fido2", Key), ("fido2", $"\"aaGuid\":\"{OtherModel}\",\"passkeyType\":\"deviceBound\""))).Status);

    [Fact]
    public void A_single_telephone_and_none_at_all_are_left_to_the_rules_on_that()
    {
        TenantBuilder tenant = Tenant().Administrator(Ada, "Ada", UserAdministrator, ("phone", MobilePhone)).Administrator(Ben, "Ben", UserAdministrator);

        LockoutFinding all = Single(tenant);
        Assert.Equal(LockoutStatus.NotApplicable, all.Status);
        Assert.Contains("Ada", all.Reason, StringComparison.Ordinal);

        LockoutFinding some = Single(tenant.Administrator(Cleo, "Cleo", UserAdministrator, ("fido2", Key), ("fido2", Key)));
        Assert.Equal(LockoutStatus.Pass, some.Status);
        Assert.Contains("but for those whom SR0201 and SR0202 report: Ada", some.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_seen_and_one_undecided_is_unknown() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(Tenant().Administrator(Ada, "Ada", UserAdministrator, ("fido2", Key), ("platformCredential", null))).Status);

    [Fact]
    public void One_kind_of_the_registration_report_may_be_several() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(Tenant().User(Ada, "Ada").Assign(Ada, UserAdministrator).Status("methods", SectionStatus.Forbidden)
            .Add("registrationDetails", $$"""{"id":"{{Ada}}","methodsRegistered":["microsoftAuthenticatorPush"]}""")).Status);

    [Fact]
    public void Two_kinds_of_the_registration_report_are_two() => Assert.Equal(
        LockoutStatus.Pass,
        Single(Tenant().User(Ada, "Ada").Assign(Ada, UserAdministrator).Status("methods", SectionStatus.Forbidden)
            .Add("registrationDetails", $$"""{"id":"{{Ada}}","methodsRegistered":["microsoftAuthenticatorPush","windowsHelloForBusiness"]}""")).Status);

    [Fact]
    public void A_tenant_without_administrators_is_not_applicable() =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(Tenant().User(Ada, "Ada")).Status);

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(new AdministratorWithSingleFactor(), tenant));
}
