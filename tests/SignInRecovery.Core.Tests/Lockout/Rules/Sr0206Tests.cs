using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0206Tests
{
    private static readonly string Off = Configuration("TemporaryAccessPass", state: "disabled");

    private static readonly string Pilot = Configuration("TemporaryAccessPass", include: GroupTarget(TheGroup));

    [Fact]
    public void On_for_everybody_passes() => Assert.Equal(LockoutStatus.Pass, Single(Two(Tenant())).Status);

    [Fact]
    public void Off_fails_and_names_everybody()
    {
        LockoutFinding finding = Single(Two(TenantWith(Off)));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Equal(LockoutSeverity.Medium, finding.Severity);
        Assert.Equal("Temporary Access Pass", finding.Target.Name);
        Assert.StartsWith("Temporary Access Pass is switched off", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("Ada (ada@contoso.onmicrosoft.com) and Ben", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_of_scope_fails_for_those_who_are()
    {
        LockoutFinding finding = Single(Two(TenantWith(Pilot)).Group(TheGroup, "Pilot", null, Ada));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("not for 1 of the 2 Global Administrators that were seen: a pass issued to Ben", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exclusion_wins() => Assert.Equal(
        LockoutStatus.Fail,
        Single(Two(TenantWith(Configuration("TemporaryAccessPass", exclude: GroupTarget(TheGroup)))).Group(TheGroup, "Emergency", null, Ben)).Status);

    [Fact]
    public void An_eligible_person_is_asked_about_too() => Assert.Contains(
        "Ben",
        Single(TenantWith(Pilot).Administrator(Ada, "Ada", GlobalAdministrator).Group(TheGroup, "Pilot", null, Ada).User(Ben, "Ben").Eligible(Ben, GlobalAdministrator)).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void Guests_and_disabled_accounts_are_left_out_with_the_reason()
    {
        LockoutFinding finding = Single(TenantWith(Pilot).Administrator(Ada, "Ada", GlobalAdministrator).Group(TheGroup, "Pilot", null, Ada)
            .User(Ben, "Ben", "\"creationType\":\"Invitation\"").Assign(Ben, GlobalAdministrator)
            .User(Cleo, "Cleo", enabled: false).Assign(Cleo, GlobalAdministrator));

        Assert.Equal(LockoutStatus.Pass, finding.Status);
        Assert.Contains(finding.Evidence, e => e.Subject.Name == "Ben" && e.Value!.ToString()!.Contains("is a guest", StringComparison.Ordinal));
        Assert.Contains(finding.Evidence, e => e.Subject.Name == "Cleo" && e.Value!.ToString()!.Contains("is disabled", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_phishing_resistant_factors_each_make_it_less_severe()
    {
        TenantBuilder spares = TenantWith(Off).Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key), ("fido2", Key));

        Assert.Equal(LockoutSeverity.Low, Single(spares).Severity);
        Assert.Equal(LockoutSeverity.Medium, Single(spares.Administrator(Ben, "Ben", GlobalAdministrator, ("fido2", Key), ("microsoftAuthenticator", null))).Severity);
    }

    [Fact]
    public void Nobody_to_ask_about_is_not_applicable() => Assert.Equal(LockoutStatus.NotApplicable, Single(TenantWith(Off)).Status);

    [Fact]
    public void Memberships_that_were_not_seen_make_it_unknown() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(Two(TenantWith(Pilot)).Status("memberships", SectionStatus.Forbidden)).Status);

    [Theory]
    [InlineData("roleAssignments")]
    [InlineData("roleEligibilities")]
    public void Holders_who_were_not_seen_keep_it_from_passing(string section) =>
        Assert.Equal(LockoutStatus.Unknown, Single(Two(Tenant()).Status(section, SectionStatus.Partial)).Status);

    private static TenantBuilder Two(TenantBuilder tenant) => tenant.Administrator(Ada, "Ada", GlobalAdministrator).Administrator(Ben, "Ben", GlobalAdministrator);

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(new TemporaryAccessPassOutOfReach(), tenant));
}
