using SignInRecovery.SignIns;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.SignIns;

/// <summary>What the authentication methods policy makes of registered methods other than passkeys.</summary>
public class MethodAcceptancesTests
{
    [Theory]
    [InlineData("mobile", "Sms", MethodAcceptanceState.Accepted)]
    [InlineData("mobile", "Voice", MethodAcceptanceState.Accepted)]
    [InlineData("mobile", "Sms,Voice", MethodAcceptanceState.Refused)]
    [InlineData("alternateMobile", "Sms", MethodAcceptanceState.Accepted)]
    [InlineData("alternateMobile", "Voice", MethodAcceptanceState.Refused)]
    [InlineData("office", "Sms", MethodAcceptanceState.Accepted)]
    [InlineData("office", "Voice", MethodAcceptanceState.Refused)]
    public void A_phone_takes_what_its_type_can(string type, string switchedOff, MethodAcceptanceState expected)
    {
        string[] off = [.. switchedOff.Split(',').Select(id => Configuration(id, state: "disabled"))];

        Assert.Equal(expected, Judge(TenantWith(off), "phone", $"\"phoneNumber\":\"+1 4255550100\",\"phoneType\":\"{type}\"").State);
    }

    [Fact]
    public void An_office_phone_that_may_not_be_registered_any_more_is_unknown() => Assert.Equal(
        MethodAcceptanceState.Unknown,
        Judge(TenantWith(Configuration("Voice", more: "\"isOfficePhoneAllowed\":false")), "phone", "\"phoneType\":\"office\"").State);

    [Theory]
    [InlineData("microsoftAuthenticator", "MicrosoftAuthenticator")]
    [InlineData("softwareOath", "SoftwareOath")]
    [InlineData("hardwareOath", "HardwareOath")]
    public void A_method_that_is_off_is_refused_once_the_migration_is_complete(string kind, string id)
    {
        string off = Configuration(id, state: "disabled");

        Assert.Equal(MethodAcceptanceState.Accepted, Judge(Tenant(), kind).State);
        Assert.Equal(MethodAcceptanceState.Refused, Judge(TenantWith(off), kind).State);
        Assert.Equal(MethodAcceptanceState.Unknown, Judge(new TenantBuilder().Migration("migrationInProgress", off), kind).State);
        Assert.Equal(MethodAcceptanceState.Unknown, Judge(new TenantBuilder().Migration("preMigration", off), kind).State);
    }

    [Fact]
    public void The_reason_of_the_legacy_settings_names_the_state_of_the_policy_and_the_way_out()
    {
        MethodAcceptance answer = Judge(new TenantBuilder().Migration("preMigration", Configuration("SoftwareOath", state: "disabled")), "softwareOath");

        Assert.Contains("the migration to this policy is not complete", answer.Reason, StringComparison.Ordinal);
        Assert.Contains("2025-09-30", Assert.Single(answer.Missing).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_does_not_govern_Windows_Hello() => Assert.Equal(
        MethodAcceptanceState.Accepted,
        Judge(new TenantBuilder().Status("authenticationMethodsPolicy", SectionStatus.Forbidden), "windowsHelloForBusiness").State);

    [Fact]
    public void Authenticator_for_phone_sign_in_only_needs_an_app_that_is_ready_for_it()
    {
        string mode = Configuration("MicrosoftAuthenticator", include: GroupTarget("all_users", "\"authenticationMode\":\"deviceBasedPush\""));

        Assert.Equal(MethodAcceptanceState.Unknown, Judge(TenantWith(mode), "microsoftAuthenticator").State);
        Assert.Equal(MethodAcceptanceState.Accepted, Judge(TenantWith(mode), "microsoftAuthenticator", "\"deviceTag\":\"SoftwareTokenActivated\"").State);
    }

    [Fact]
    public void An_external_method_is_governed_by_its_own_configuration()
    {
        const string Provider = "77777777-0000-4000-8000-000000000007";
        string external = Configuration("External", state: "disabled", more: "\"displayName\":\"Provider\"").Replace("\"id\":\"External\"", $"\"id\":\"{Provider}\"", StringComparison.Ordinal);

        Assert.Equal(MethodAcceptanceState.Refused, Judge(TenantWith(external), "external", $"\"configurationId\":\"{Provider}\"").State);
        Assert.Equal(MethodAcceptanceState.Unknown, Judge(Tenant(), "external", $"\"configurationId\":\"{Provider}\"").State);
    }

    [Theory]
    [InlineData("platformCredential")]
    [InlineData("somethingNew")]
    public void A_kind_without_a_documented_rule_is_unknown(string kind) =>
        Assert.Equal(MethodAcceptanceState.Unknown, Judge(Tenant(), kind).State);

    [Fact]
    public void A_configuration_that_the_snapshot_lacks_is_unknown() => Assert.Equal(
        MethodAcceptanceState.Unknown,
        Judge(new TenantBuilder().MethodsPolicy(TenantBuilder.Allowed("Fido2")), "microsoftAuthenticator").State);

    [Fact]
    public void Targets_that_the_snapshot_lacks_are_unknown()
    {
        string bare = """{"@odata.type":"#microsoft.graph.softwareOathAuthenticationMethodConfiguration","id":"SoftwareOath","state":"enabled"}""";

        Assert.Equal(MethodAcceptanceState.Unknown, Judge(TenantWith(bare), "softwareOath").State);
    }

    private static MethodAcceptance Judge(TenantBuilder builder, string kind, string? more = null)
    {
        Tenant tenant = builder.User(Ada, "Ada").Method(Ada, kind, more).Build();
        return MethodAcceptances.Of(tenant, tenant.UserOf(Ada), tenant.Methods.Seen[0]);
    }
}
