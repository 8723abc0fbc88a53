using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0207: administrator without self-service reset.</summary>
public class Sr0207Tests
{
    private const string Authenticator = "microsoftAuthenticator";
    private const string OnlyConditionalAccess = "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9";

    [Fact]
    public void One_of_two_gates_fails_low_when_somebody_else_can_reset()
    {
        LockoutFinding finding = Single(Tenant(true)
            .Administrator(Ada, "Ada", UserAdministrator, (Authenticator, null))
            .Administrator(Ben, "Ben", GlobalAdministrator, ("fido2", Key)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Low, Ada), (finding.Status, finding.Severity, finding.Target.Id));
        Assert.Contains("it takes two of e-mail address, authenticator app and phone, and only an authenticator app is registered.", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("so the severity is Low", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_high_when_nobody_else_can_reset()
    {
        LockoutFinding finding = Single(Tenant(true).Administrator(Ada, "Ada", GlobalAdministrator, ("phone", MobilePhone)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (finding.Status, finding.Severity));
        Assert.Contains("SR0106", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email", Authenticator)]
    [InlineData("phone", Authenticator)]
    [InlineData("email", "phone")]
    public void Two_of_three_pass(string one, string other) =>
        Assert.Equal(LockoutStatus.Pass, Single(Tenant(true).Administrator(Ada, "Ada", GlobalAdministrator, (one, MoreOf(one)), (other, MoreOf(other)))).Status);

    /// <summary>The misreading: two phones are two methods.</summary>
    [Fact]
    public void Two_phones_are_one_gate() => Assert.Equal(
        LockoutStatus.Fail,
        Single(Tenant(true).Administrator(Ada, "Ada", GlobalAdministrator, ("phone", MobilePhone), ("phone", "\"phoneNumber\":\"+1 4255550199\",\"phoneType\":\"office\""))).Status);

    /// <summary>user-asks A18 and B29: an emergency account with keys and nothing else must not be asked to register a phone.</summary>
    [Fact]
    public void A_key_needs_no_password_so_nothing_to_reset() => Assert.Equal(
        LockoutStatus.Pass,
        Single(Tenant(false).Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key))).Status);

    [Fact]
    public void A_key_that_is_refused_does_not_replace_the_password() => Assert.Equal(
        LockoutStatus.Fail,
        Single(Policy(TenantWith(Configuration("Fido2", state: "disabled")), "true").Add("domains", Own)
            .Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key), (Authenticator, null))).Status);

    [Fact]
    public void Switched_off_is_one_finding_for_all_who_have_a_password()
    {
        LockoutFinding finding = Single(Tenant(false)
            .Administrator(Ada, "Ada", UserAdministrator, (Authenticator, null), ("phone", MobilePhone))
            .Administrator(Ben, "Ben", UserAdministrator, (Authenticator, null))
            .Administrator(Cleo, "Cleo", GlobalAdministrator, ("fido2", Key)));

        Assert.Equal((LockoutStatus.Fail, "authorizationPolicy"), (finding.Status, finding.Target.Id));
        Assert.Contains("Ada", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("Ben", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e.Property == "allowedToUseSSPR" && false.Equals(e.Value));
    }

    [Fact]
    public void Without_any_second_factor_it_is_left_to_the_rule_on_that()
    {
        LockoutFinding finding = Single(Tenant(true).Administrator(Ada, "Ada", UserAdministrator));

        Assert.Equal(LockoutStatus.NotApplicable, finding.Status);
        Assert.Contains("SR0201", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>Who is only eligible, and who holds a role that Microsoft does not name, falls under the policy for users.</summary>
    [Fact]
    public void Other_people_fall_under_the_policy_for_users() => Assert.Equal(
        LockoutStatus.NotApplicable,
        Single(Tenant(true)
            .User(Ada, "Ada").Eligible(Ada, GlobalAdministrator).Method(Ada, Authenticator)
            .Administrator(Ben, "Ben", OnlyConditionalAccess, (Authenticator, null))).Status);

    [Theory]
    [InlineData("false", LockoutStatus.Fail)]
    [InlineData("true", LockoutStatus.Pass)]
    [InlineData("null", LockoutStatus.Unknown)]
    public void A_synchronised_password_must_be_written_back(string writeback, LockoutStatus status) => Assert.Equal(
        status,
        Single(Tenant(true).User(Ada, "Ada", "\"onPremisesSyncEnabled\":true").Assign(Ada, UserAdministrator)
            .Method(Ada, Authenticator).Method(Ada, "phone", MobilePhone)
            .Add("onPremisesSynchronization", $$$"""{"id":"t","features":{"passwordWritebackEnabled":{{{writeback}}}}}""")).Status);

    [Fact]
    public void A_tenant_without_a_domain_of_its_own_demands_one() => Assert.Equal(
        LockoutStatus.Pass,
        Single(Policy(MethodsTenant.Tenant(), "true").Add("organization", """{"id":"o","onPremisesSyncEnabled":null}""")
            .Add("domains", """{"id":"contoso.onmicrosoft.com","isInitial":true,"isVerified":true}""")
            .Administrator(Ada, "Ada", GlobalAdministrator, (Authenticator, null))).Status);

    [Fact]
    public void Phones_count_until_Microsoft_ends_them()
    {
        TenantBuilder tenant = Tenant(true).Administrator(Ada, "Ada", GlobalAdministrator, (Authenticator, null), ("phone", MobilePhone));
        DateTimeOffset end = Milestones.TelephoneMethodsEnd.Start;

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Rules.Run(new AdministratorWithoutSelfServiceReset(), tenant, end.AddMinutes(-1))).Status);
        Assert.Equal(LockoutStatus.Fail, Assert.Single(Rules.Run(new AdministratorWithoutSelfServiceReset(), tenant, end)).Status);
    }

    [Fact]
    public void A_one_time_code_leaves_it_open() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(Tenant(true).Administrator(Ada, "Ada", GlobalAdministrator, ("softwareOath", null), ("phone", MobilePhone))).Status);

    [Theory]
    [InlineData("true", LockoutStatus.Pass)]
    [InlineData("false", LockoutStatus.Fail)]
    public void The_registration_report_stands_in_for_the_methods(string isRegistered, LockoutStatus status) => Assert.Equal(
        status,
        Single(Tenant(true).User(Ada, "Ada").Assign(Ada, GlobalAdministrator).Status("methods", SectionStatus.Forbidden)
            .Add("registrationDetails", $$"""{"id":"{{Ada}}","isSsprRegistered":{{isRegistered}},"methodsRegistered":["microsoftAuthenticatorPush"]}""")).Status);

    [Theory]
    [InlineData("methods")]
    [InlineData("authorizationPolicy")]
    [InlineData("roleAssignments")]
    public void What_was_not_seen_is_unknown(string section) => Assert.Contains(
        Rules.Run(
            new AdministratorWithoutSelfServiceReset(),
            Tenant(true).Administrator(Ada, "Ada", GlobalAdministrator, (Authenticator, null), ("phone", MobilePhone)).Status(section, SectionStatus.Forbidden)),
        f => f.Status == LockoutStatus.Unknown && f.Missing.Any(m => m.Subject == section));

    private const string Own = """{"id":"contoso.com","isInitial":false,"isVerified":true,"authenticationType":"Managed"}""";

    private static string? MoreOf(string kind) => kind switch
    {
        "phone" => MobilePhone,
        "email" => "\"emailAddress\":\"ada@example.org\"",
        _ => null,
    };

    private static TenantBuilder Tenant(bool isOn) => Policy(MethodsTenant.Tenant(), isOn ? "true" : "false").Add("domains", Own);

    private static TenantBuilder Policy(TenantBuilder tenant, string isOn) =>
        tenant.Add("authorizationPolicy", $$"""{"id":"authorizationPolicy","allowedToUseSSPR":{{isOn}}}""");

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(new AdministratorWithoutSelfServiceReset(), tenant));
}
