using SignInRecovery.SignIns;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.SignIns;

public class SecondFactorsTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("email")]
    [InlineData("qrCodePin")]
    [InlineData("temporaryAccessPass")]
    public void What_does_not_last_or_proves_nothing_more_is_no_second_factor(string kind)
    {
        SecondFactors factors = Of(Tenant().User(Ada, "Ada").Method(Ada, "password").Method(Ada, kind));

        Assert.Empty(factors.Seen);
        Assert.False(factors.HasAny.Value);
        Assert.Equal(0, factors.Count.Value);
    }

    [Fact]
    public void Two_keys_are_two_and_two_phones_are_two()
    {
        SecondFactors factors = Of(Tenant().User(Ada, "Ada").Method(Ada, "password").Method(Ada, "fido2", Key).Method(Ada, "fido2", Key)
            .Method(Ada, "phone", MobilePhone).Method(Ada, "phone", "\"phoneType\":\"office\""));

        Assert.Equal(4, factors.Count.Value);
        Assert.Equal([SecondFactorKind.Passkey, SecondFactorKind.Telephone], factors.Accepted.Select(f => f.Kind).Distinct());
    }

    [Fact]
    public void A_refused_key_does_not_count()
    {
        SecondFactors factors = Of(TenantWith(Configuration("Fido2", state: "disabled")).User(Ada, "Ada").Method(Ada, "fido2", Key));

        Assert.Single(factors.Refused);
        Assert.False(factors.HasAny.Value);
    }

    [Fact]
    public void A_user_of_whom_nothing_is_listed_was_not_asked_about() =>
        Assert.False(Of(Tenant().User(Ada, "Ada")).HasAny.IsKnown);

    [Fact]
    public void The_registration_report_tells_that_there_is_none()
    {
        SecondFactors factors = Of(WithoutMethods().Add("registrationDetails", Report("[]")));

        Assert.False(factors.HasAny.Value);
    }

    [Fact]
    public void The_registration_report_tells_that_there_is_one_but_not_how_many()
    {
        SecondFactors factors = Of(WithoutMethods().Add("registrationDetails", Report("[\"microsoftAuthenticatorPush\",\"microsoftAuthenticatorPasswordless\"]")));

        Assert.True(factors.HasAny.Value);
        Assert.Equal(1, factors.AtLeast);
        Assert.False(factors.Count.IsKnown);
    }

    [Fact]
    public void The_registration_report_never_passes_a_check_of_models()
    {
        string restricted = Configuration("Fido2", more: $"\"keyRestrictions\":{Restrictions("allow", Model)}");
        SecondFactors factors = Of(WithoutMethods(TenantWith(restricted)).Add("registrationDetails", Report("[\"passKeyDeviceBound\"]")));

        Assert.False(factors.HasAny.IsKnown);
        Assert.True(Assert.Single(factors.Undecided).IsReported);
    }

    [Fact]
    public void Methods_that_were_seen_count_even_when_the_section_is_partial()
    {
        SecondFactors factors = Of(Tenant().User(Ada, "Ada").Method(Ada, "fido2", Key).Status("methods", SectionStatus.Partial));

        Assert.True(factors.HasAny.Value);
        Assert.False(factors.Count.IsKnown);
    }

    [Fact]
    public void A_certificate_is_unknown_only_when_nothing_else_decides()
    {
        string certificates = Configuration("X509Certificate");

        Assert.False(Of(TenantWith(certificates).User(Ada, "Ada").Method(Ada, "password")).HasAny.IsKnown);
        Assert.True(Of(TenantWith(certificates).User(Ada, "Ada").Method(Ada, "fido2", Key)).HasAny.Value);
        Assert.False(Of(TenantWith(Configuration("X509Certificate", state: "disabled")).User(Ada, "Ada").Method(Ada, "password")).HasAny.Value);
        Assert.False(Of(TenantWith(Configuration("X509Certificate", include: GroupTarget(TheGroup))).User(Ada, "Ada").Method(Ada, "password")).HasAny.Value);
    }

    [Theory]
    [InlineData("\"acceptIfMfaDoneByFederatedIdp\"", false)]
    [InlineData("\"enforceMfaByFederatedIdp\"", false)]
    [InlineData("null", false)]
    [InlineData("\"rejectMfaByFederatedIdp\"", true)]
    public void A_federation_server_may_hold_the_second_factor(string behavior, bool isKnown)
    {
        SecondFactors factors = Of(Tenant().User(Ada, "Ada", domain: "contoso.com").Method(Ada, "password")
            .Add("domains", """{"id":"contoso.com","authenticationType":"Federated"}""")
            .Add("federationConfigurations", $$$"""{"parent":"contoso.com","value":{"id":"f","federatedIdpMfaBehavior":{{{behavior}}}}}"""));

        Assert.Equal(isKnown, factors.HasAny.IsKnown);
    }

    [Fact]
    public void A_managed_domain_holds_none()
    {
        SecondFactors factors = Of(Tenant().User(Ada, "Ada", domain: "contoso.com").Method(Ada, "password")
            .Add("domains", """{"id":"contoso.com","authenticationType":"Managed"}"""));

        Assert.False(factors.HasAny.Value);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public void A_guests_home_tenant_counts_where_it_is_trusted(string isTrusted, bool isKnown)
    {
        SecondFactors factors = Of(Tenant().User(Ada, "Ada", "\"creationType\":\"Invitation\"").Method(Ada, "email")
            .Add("crossTenantAccess", $$$"""{"@odata.type":"#microsoft.graph.crossTenantAccessPolicyConfigurationDefault","inboundTrust":{"isMfaAccepted":{{{isTrusted}}}}}"""));

        Assert.Equal(isKnown, factors.HasAny.IsKnown);
    }

    [Theory]
    [InlineData(30, true, "EnabledByPolicy", true)]
    [InlineData(10, true, "EnabledByPolicy", false)]
    [InlineData(60, false, "OneTimeUsed", false)]
    [InlineData(60, false, "NotYetValid", true)]
    public void A_temporary_pass_is_usable_within_its_time(int minutes, bool isUsable, string reason, bool expected)
    {
        string pass = $$"""
            "isUsable":{{(isUsable ? "true" : "false")}},"methodUsabilityReason":"{{reason}}","startDateTime":"2026-11-22T11:45:00Z","lifetimeInMinutes":{{minutes}}
            """;
        SecondFactors factors = Of(Tenant().User(Ada, "Ada").Method(Ada, "temporaryAccessPass", pass));

        Assert.Equal(expected, factors.Pass!.IsUsable.Value);
        Assert.False(factors.HasAny.Value);
    }

    [Fact]
    public void A_temporary_pass_out_of_scope_is_not_usable()
    {
        SecondFactors factors = Of(TenantWith(Configuration("TemporaryAccessPass", include: GroupTarget(TheGroup))).User(Ada, "Ada")
            .Method(Ada, "temporaryAccessPass", "\"isUsable\":true,\"startDateTime\":\"2026-11-22T11:45:00Z\",\"lifetimeInMinutes\":60"));

        Assert.False(factors.Pass!.IsUsable.Value);
    }

    private static TenantBuilder WithoutMethods(TenantBuilder? tenant = null) =>
        (tenant ?? Tenant()).User(Ada, "Ada").Status("methods", SectionStatus.Forbidden);

    private static string Report(string methods) => $$"""{"id":"{{Ada}}","methodsRegistered":{{methods}}}""";

    private static SecondFactors Of(TenantBuilder builder)
    {
        Tenant tenant = builder.Build();
        return SecondFactors.Of(tenant, tenant.UserOf(Ada), TenantBuilder.Now);
    }
}
