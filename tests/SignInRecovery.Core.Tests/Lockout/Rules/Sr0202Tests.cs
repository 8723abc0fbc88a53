using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0202Tests
{
    private static readonly AdministratorWithTelephoneOnly Rule = new();

    [Fact]
    public void A_mobile_and_an_office_phone_are_still_telephones()
    {
        LockoutFinding finding = Single(Tenant().Administrator(Ada, "Ada", UserAdministrator, ("phone", MobilePhone), ("phone", "\"phoneType\":\"office\"")));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Equal("Ada", finding.Target.Name);
        Assert.Contains("the mobile phone ending in 23 and the office phone", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-22T12:00:00Z", LockoutSeverity.Medium, "ends SMS and voice calls on 2027-02-01, in 71 days.")]
    [InlineData("2027-01-31T12:00:00Z", LockoutSeverity.Medium, "in 1 day.")]
    [InlineData("2027-02-01T00:00:00Z", LockoutSeverity.High, "ended SMS and voice calls on 2027-02-01")]
    [InlineData("2028-01-01T00:00:00Z", LockoutSeverity.High, "ended SMS and voice calls on 2027-02-01")]
    public void The_severity_changes_on_the_day(string asOf, LockoutSeverity severity, string text)
    {
        LockoutFinding finding = Assert.Single(Rules.Run(
            Rule, Tenant().Administrator(Ada, "Ada", UserAdministrator, ("phone", MobilePhone)), DateTimeOffset.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(severity, finding.Severity);
        Assert.Contains(text, finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fido2")]
    [InlineData("microsoftAuthenticator")]
    [InlineData("softwareOath")]
    public void Another_accepted_method_passes(string kind) => Assert.Equal(
        LockoutStatus.Pass,
        Single(Tenant().Administrator(Ada, "Ada", UserAdministrator, ("phone", MobilePhone), (kind, kind == "fido2" ? Key : null))).Status);

    [Fact]
    public void Another_refused_method_does_not() => Assert.Equal(
        LockoutStatus.Fail,
        Single(TenantWith(Configuration("Fido2", state: "disabled")).Administrator(Ada, "Ada", UserAdministrator, ("phone", MobilePhone), ("fido2", Key))).Status);

    [Fact]
    public void Another_method_of_which_nobody_can_tell_is_unknown() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(Tenant().Administrator(Ada, "Ada", UserAdministrator, ("phone", MobilePhone), ("platformCredential", null))).Status);

    [Fact]
    public void Nobody_without_any_second_factor_is_reported_here() =>
        Assert.Equal(LockoutStatus.Pass, Single(Tenant().Administrator(Ada, "Ada", UserAdministrator)).Status);

    [Fact]
    public void The_registration_report_is_enough_to_fail() => Assert.Equal(
        LockoutStatus.Fail,
        Single(Tenant().User(Ada, "Ada").Assign(Ada, UserAdministrator).Status("methods", SectionStatus.Forbidden)
            .Add("registrationDetails", $$"""{"id":"{{Ada}}","methodsRegistered":["mobilePhone","email"]}""")).Status);

    [Theory]
    [InlineData(TenantCloud.USGov)]
    [InlineData(TenantCloud.USGovDoD)]
    [InlineData(TenantCloud.China)]
    public void Other_clouds_have_no_such_date(TenantCloud cloud)
    {
        Tenant tenant = InCloud.Load(Tenant().Administrator(Ada, "Ada", UserAdministrator, ("phone", MobilePhone)), cloud);

        Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Rules.Run(Rule, tenant)).Status);
        Assert.Equal(LockoutStatus.Fail, Assert.Single(Rules.Run(new AdministratorWithSingleFactor(), tenant)).Status);
    }

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(Rule, tenant));
}
