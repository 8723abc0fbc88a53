using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0204Tests
{
    private const string OldKey = """
        "displayName":"Old key","aaGuid":"0fedcba0-9876-4321-8765-43210fedcba9","model":"Model B","passkeyType":"deviceBound"
        """;

    private static readonly string OnlyModel = Configuration("Fido2", more: $"\"keyRestrictions\":{Restrictions("allow", Model)}");

    [Fact]
    public void Accepted_keys_pass() =>
        Assert.Equal(LockoutStatus.Pass, Single(TenantWith(OnlyModel).Administrator(Ada, "Ada", UserAdministrator, ("fido2", Key))).Status);

    [Fact]
    public void A_key_of_another_model_fails_and_says_what_is_left()
    {
        LockoutFinding finding = Single(TenantWith(OnlyModel).Administrator(Ada, "Ada", UserAdministrator, ("fido2", Key), ("fido2", OldKey)));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Equal(LockoutSeverity.High, finding.Severity);
        Assert.Equal("Ada", finding.Target.Name);
        Assert.Contains("the passkey 'Old key' (Model B), because its model", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("What is left: the passkey 'Safe key' (Model A).", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e.Property == "aaGuid" && Equals(e.Value, OtherModel));
        Assert.Contains(finding.Evidence, e => e.Value?.ToString()?.Contains("[Fido2.keyRestrictions]", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void One_finding_for_each_owner_however_many_keys()
    {
        LockoutFinding finding = Single(TenantWith(OnlyModel).Administrator(Ada, "Ada", UserAdministrator, ("fido2", OldKey), ("fido2", OldKey)));

        Assert.Contains("No other second factor is left (SR0201).", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_excluded_owner_fails_though_the_model_is_allowed()
    {
        LockoutFinding finding = Single(TenantWith(Configuration("Fido2", exclude: GroupTarget(TheGroup)))
            .Administrator(Ada, "Ada", UserAdministrator, ("fido2", Key), ("microsoftAuthenticator", null)).Group(TheGroup, "No keys", null, Ada));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("excludes the group 'No keys'", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Administrators_without_keys_are_not_applicable() => Assert.Equal(
        LockoutStatus.NotApplicable,
        Single(TenantWith(OnlyModel).Administrator(Ada, "Ada", UserAdministrator, ("microsoftAuthenticator", null))).Status);

    [Fact]
    public void A_refused_key_of_somebody_without_a_role_is_not_reported() => Assert.Equal(
        LockoutStatus.Pass,
        Single(TenantWith(OnlyModel).Administrator(Ada, "Ada", UserAdministrator, ("fido2", Key)).User(Ben, "Ben").Method(Ben, "fido2", OldKey)).Status);

    [Fact]
    public void A_key_without_a_model_is_unknown() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(TenantWith(OnlyModel).Administrator(Ada, "Ada", UserAdministrator, ("fido2", "\"passkeyType\":\"deviceBound\""))).Status);

    [Fact]
    public void A_key_of_the_registration_report_is_unknown_where_models_are_restricted() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(TenantWith(OnlyModel).User(Ada, "Ada").Assign(Ada, UserAdministrator).Status("methods", SectionStatus.Forbidden)
            .Add("registrationDetails", $$"""{"id":"{{Ada}}","methodsRegistered":["passKeyDeviceBound"]}""")).Status);

    [Fact]
    public void A_possible_certificate_does_not_matter_here() => Assert.Equal(
        LockoutStatus.Pass,
        Single(TenantWith(OnlyModel, Configuration("X509Certificate")).Administrator(Ada, "Ada", UserAdministrator, ("fido2", Key))).Status);

    [Fact]
    public void Keys_that_were_not_listed_are_unknown() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(TenantWith(OnlyModel).User(Ada, "Ada").Assign(Ada, UserAdministrator).Status("methods", SectionStatus.Forbidden)).Status);

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(new RefusedPasskey(), tenant));
}
