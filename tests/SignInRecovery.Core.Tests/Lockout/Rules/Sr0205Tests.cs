using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0205Tests
{
    [Fact]
    public void Keys_for_everybody_is_one_kind()
    {
        LockoutFinding finding = Single(Tenant().Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key), ("fido2", Key)).Administrator(Ben, "Ben", GlobalAdministrator, ("fido2", Key)));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Equal(LockoutSeverity.Medium, finding.Severity);
        Assert.Contains("passkey (FIDO2): Ada (ada@contoso.onmicrosoft.com) and Ben", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_and_calls_are_one_kind_and_end()
    {
        LockoutFinding finding = Single(Tenant().Administrator(Ada, "Ada", GlobalAdministrator, ("phone", MobilePhone)).Administrator(Ben, "Ben", GlobalAdministrator, ("phone", "\"phoneType\":\"office\"")));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Equal(LockoutSeverity.High, finding.Severity);
        Assert.Contains("2027-02-01", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_person_with_a_second_kind_passes() => Assert.Equal(
        LockoutStatus.Pass,
        Single(Tenant().Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key), ("microsoftAuthenticator", null)).Administrator(Ben, "Ben", GlobalAdministrator, ("fido2", Key))).Status);

    [Fact]
    public void A_second_kind_that_is_refused_does_not_help() => Assert.Equal(
        LockoutStatus.Fail,
        Single(TenantWith(Configuration("MicrosoftAuthenticator", state: "disabled"))
            .Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key), ("microsoftAuthenticator", null)).Administrator(Ben, "Ben", GlobalAdministrator, ("fido2", Key))).Status);

    [Fact]
    public void A_second_kind_of_a_disabled_person_does_not_help() => Assert.Equal(
        LockoutStatus.Fail,
        Single(Tenant().Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key)).Administrator(Ben, "Ben", GlobalAdministrator, ("fido2", Key))
            .User(Cleo, "Cleo", enabled: false).Assign(Cleo, GlobalAdministrator).Method(Cleo, "microsoftAuthenticator")).Status);

    /// <summary>SR0101 does not count whom a policy keeps out of the admin portals, and neither does this rule.</summary>
    [Fact]
    public void A_second_kind_of_a_person_whom_a_policy_keeps_out_does_not_help() => Assert.Equal(
        LockoutStatus.Fail,
        Single(Tenant().Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key)).Administrator(Ben, "Ben", GlobalAdministrator, ("fido2", Key))
            .Administrator(Cleo, "Cleo", GlobalAdministrator, ("microsoftAuthenticator", null))
            .Policy(grant: PortalTenant.Block, users: $"{{\"includeUsers\":[\"{Cleo}\"]}}")).Status);

    [Fact]
    public void A_single_person_is_left_to_the_rule_on_numbers()
    {
        LockoutFinding finding = Single(Tenant().Administrator(Ada, "Ada", GlobalAdministrator, ("phone", MobilePhone)));

        Assert.Equal(LockoutStatus.NotApplicable, finding.Status);
        Assert.Contains("SR0101", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_left_to_the_rule_on_numbers() =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(Tenant()).Status);

    [Fact]
    public void A_person_of_whom_nobody_can_tell_makes_it_unknown() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(Tenant().Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key)).Administrator(Ben, "Ben", GlobalAdministrator, ("fido2", Key))
            .User(Cleo, "Cleo").Assign(Cleo, GlobalAdministrator)).Status);

    [Fact]
    public void A_possible_certificate_makes_it_unknown() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(TenantWith(Configuration("X509Certificate")).Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key)).Administrator(Ben, "Ben", GlobalAdministrator, ("fido2", Key))).Status);

    [Fact]
    public void Two_kinds_seen_pass_whatever_else_was_not_seen() => Assert.Equal(
        LockoutStatus.Pass,
        Single(Tenant().Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key)).Administrator(Ben, "Ben", GlobalAdministrator, ("microsoftAuthenticator", null))
            .Status("roleAssignments", SectionStatus.Partial)).Status);

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(new OneKindOfSecondFactor(), tenant));
}
