using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0201Tests
{
    private static readonly AdministratorWithoutSecondFactor Rule = new();

    [Fact]
    public void A_second_factor_for_everybody_passes() =>
        Assert.Equal(LockoutStatus.Pass, Single(Tenant().Administrator(Ada, "Ada", UserAdministrator, ("fido2", Key))).Status);

    [Fact]
    public void A_password_alone_fails()
    {
        LockoutFinding finding = Single(Tenant().Administrator(Ada, "Ada", UserAdministrator, ("email", null)));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Equal("Ada", finding.Target.Name);
        Assert.StartsWith("Ada (ada@contoso.onmicrosoft.com) holds User Administrator and has no second factor", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_finding_for_each_and_none_for_those_with_a_factor()
    {
        IReadOnlyList<LockoutFinding> findings = Rules.Run(Rule, Tenant()
            .Administrator(Ada, "Ada", UserAdministrator)
            .Administrator(Ben, "Ben", GlobalAdministrator)
            .Administrator(Cleo, "Cleo", UserAdministrator, ("microsoftAuthenticator", null)));

        Assert.Equal(["Ada", "Ben"], findings.Select(f => f.Target.Name));
        Assert.All(findings, f => Assert.Equal(LockoutStatus.Fail, f.Status));
    }

    [Fact]
    public void A_refused_method_is_named()
    {
        LockoutFinding finding = Single(TenantWith(Configuration("Fido2", state: "disabled")).Administrator(Ada, "Ada", UserAdministrator, ("fido2", Key)));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("the passkey 'Safe key' (Model A) is refused, because the method Passkey (FIDO2) is switched off", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("SR0204", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_usable_pass_is_mentioned_with_its_end()
    {
        LockoutFinding finding = Single(Tenant().Administrator(
            Ada, "Ada", UserAdministrator, ("temporaryAccessPass", "\"isUsable\":true,\"startDateTime\":\"2026-11-22T11:45:00Z\",\"lifetimeInMinutes\":60")));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("until 2026-11-22 12:45Z", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_only_activate_a_role_is_an_administrator() => Assert.Contains(
        "may activate User Administrator",
        Single(Tenant().User(Ada, "Ada").Eligible(Ada, UserAdministrator).Method(Ada, "password")).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void Who_holds_a_role_through_a_group_or_in_a_unit_is_an_administrator()
    {
        IReadOnlyList<LockoutFinding> findings = Rules.Run(Rule, Tenant()
            .User(Ada, "Ada").Method(Ada, "password").Group(TheGroup, "Helpers", null, Ada).Assign(TheGroup, UserAdministrator)
            .User(Ben, "Ben").Method(Ben, "password").Assign(Ben, UserAdministrator, scope: "/administrativeUnits/1"));

        Assert.Equal(["Ada", "Ben"], findings.Select(f => f.Target.Name));
    }

    [Fact]
    public void Accounts_that_nobody_signs_in_with_are_left_out_with_the_reason()
    {
        LockoutFinding finding = Single(Tenant()
            .Administrator(Cleo, "Cleo", UserAdministrator, ("fido2", Key))
            .User(Ada, "Ada", enabled: false).Assign(Ada, UserAdministrator).Method(Ada, "password")
            .Administrator(Ben, "Sync", "d29b2b05-8046-44ba-8758-1e26182fcf32"));

        Assert.Equal(LockoutStatus.Pass, finding.Status);
        Assert.Contains(finding.Evidence, e => e.Subject.Name == "Ada" && e.Value!.ToString()!.Contains("is disabled", StringComparison.Ordinal));
        Assert.Contains(finding.Evidence, e => e.Subject.Name == "Sync" && e.Value!.ToString()!.Contains("synchronisation client", StringComparison.Ordinal));
    }

    [Fact]
    public void Ordinary_people_do_not_appear() =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(Tenant().User(Ada, "Ada").Method(Ada, "password")).Status);

    [Fact]
    public void Administrators_who_were_not_asked_about_share_one_unknown()
    {
        LockoutFinding finding = Single(Tenant().User(Ada, "Ada").Assign(Ada, UserAdministrator).User(Ben, "Ben").Assign(Ben, UserAdministrator).Status("methods", SectionStatus.Forbidden));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Equal("Tenant", finding.Target.Kind);
        Assert.StartsWith("Whether Ada (ada@contoso.onmicrosoft.com) and Ben", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_one_is_the_target_of_the_unknown() =>
        Assert.Equal("Ada", Single(Tenant().User(Ada, "Ada").Assign(Ada, UserAdministrator)).Target.Name);

    [Theory]
    [InlineData("roleAssignments")]
    [InlineData("roleEligibilities")]
    [InlineData("groupEligibilities")]
    public void Administrators_who_were_not_seen_keep_it_from_passing(string section)
    {
        IReadOnlyList<LockoutFinding> findings = Rules.Run(Rule, Tenant().Administrator(Ada, "Ada", UserAdministrator).Status(section, SectionStatus.Partial));

        Assert.Contains(findings, f => f.Status == LockoutStatus.Fail);
        Assert.Contains(findings, f => f.Status == LockoutStatus.Unknown && f.Missing.Any(m => m.Subject == section));
    }

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(Rule, tenant));
}
