using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0503: only the federation server's MFA counts.</summary>
public class Sr0503Tests
{
    [Fact]
    public void Enforced_by_the_server_fails_medium()
    {
        LockoutFinding finding = Run(Tenant("\"enforceMfaByFederatedIdp\"").User("u1", "Ada", domain: "contoso.com"));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (finding.Status, finding.Severity));
        Assert.Equal("contoso.com", finding.Target.Id);
        Assert.Contains("one enabled account under contoso.com", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_high_when_an_administrator_is_under_the_domain()
    {
        LockoutFinding finding = Run(Tenant("\"enforceMfaByFederatedIdp\"")
            .User("u1", "Ada", domain: "sales.contoso.com")
            .Assign("u1", BuiltInRoles.PrivilegedRoleAdministrator.TemplateId));

        Assert.Equal(LockoutSeverity.High, finding.Severity);
        Assert.Contains("Ada", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acceptIfMfaDoneByFederatedIdp")]
    [InlineData("rejectMfaByFederatedIdp")]
    public void Where_the_cloud_can_ask_it_passes(string behaviour) =>
        Assert.Equal(LockoutStatus.Pass, Run(Tenant($"\"{behaviour}\"")).Status);

    /// <summary>The misreading: not set means the default, whatever the old setting SupportsMfa says.</summary>
    [Fact]
    public void Not_set_is_unknown_and_says_what_decides()
    {
        LockoutFinding finding = Run(Tenant("null"));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains("SupportsMfa", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_the_future_is_unknown() => Assert.Equal(LockoutStatus.Unknown, Run(Tenant("\"askTheStars\"")).Status);

    [Fact]
    public void Without_a_federated_domain_it_does_not_apply() =>
        Assert.Equal(LockoutStatus.NotApplicable, Run(new TenantBuilder().Add("domains", """{"id":"contoso.com","authenticationType":"Managed","isVerified":true}""")).Status);

    [Theory]
    [InlineData("domains")]
    [InlineData("federationConfigurations")]
    public void What_was_not_seen_is_unknown(string section) =>
        Assert.Contains(
            Rules.Run(new FederatedMfaOnly(), Tenant("\"rejectMfaByFederatedIdp\"").Status(section, SectionStatus.Forbidden)),
            f => f.Status == LockoutStatus.Unknown && f.Missing.Any(m => m.Subject == section));

    private static TenantBuilder Tenant(string behaviour) => new TenantBuilder()
        .Add("domains", """{"id":"contoso.com","authenticationType":"Federated","isDefault":true,"isRoot":true,"isVerified":true}""")
        .Add("federationConfigurations", $$$"""{"parent":"contoso.com","value":{"id":"f1","federatedIdpMfaBehavior":{{{behaviour}}}}}""");

    private static LockoutFinding Run(TenantBuilder tenant) => Assert.Single(Rules.Run(new FederatedMfaOnly(), tenant));
}
