using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

public class Sr0105Tests
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    [Fact]
    public void A_federated_Global_Administrator_fails_beside_a_managed_one()
    {
        LockoutFinding finding = Assert.Single(Run(Tenant().User("ada", "Ada Lovelace", domain: "contoso.com").Assign("ada", GlobalAdministrator)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High, "ada"), (finding.Status, finding.Severity, finding.Target.Id));
        Assert.StartsWith("Ada Lovelace (ada.lovelace@contoso.com) holds Global Administrator and signs in under contoso.com, which is federated", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e is { Property: "authenticationType", Value: "Federated", Subject.Id: "contoso.com" });
    }

    [Fact]
    public void When_all_are_federated_it_is_Critical_and_says_so()
    {
        TenantBuilder tenant = Domains(new TenantBuilder())
            .User("ada", "Ada", domain: "contoso.com").Assign("ada", GlobalAdministrator)
            .User("bob", "Bob", domain: "contoso.com").Eligible("bob", GlobalAdministrator)
            .User("off", "Off", enabled: false).Assign("off", GlobalAdministrator);

        IReadOnlyList<LockoutFinding> findings = Run(tenant);

        Assert.Equal(["ada", "bob"], findings.Select(f => f.Target.Id));
        Assert.All(findings, f => Assert.Equal((LockoutSeverity.Critical, true), (f.Severity, f.Reason.Contains("every Global Administrator", StringComparison.Ordinal))));
        Assert.Contains("may activate Global Administrator", findings[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_not_Critical_while_another_may_exist()
    {
        TenantBuilder tenant = Domains(new TenantBuilder()).User("ada", "Ada", domain: "contoso.com").Assign("ada", GlobalAdministrator)
            .Status("roleEligibilities", SectionStatus.Forbidden);

        IReadOnlyList<LockoutFinding> findings = Run(tenant);

        Assert.Equal([(LockoutStatus.Fail, LockoutSeverity.High), (LockoutStatus.Unknown, LockoutSeverity.High)], findings.Select(f => (f.Status, f.Severity)));
    }

    [Theory]
    [InlineData("uk.contoso.com")]
    [InlineData("deep.uk.contoso.com")]
    [InlineData("CONTOSO.COM")]
    public void A_subdomain_that_is_not_listed_is_what_its_parent_is(string domain)
    {
        LockoutFinding finding = Assert.Single(Run(Tenant().User("ada", "Ada", domain: domain).Assign("ada", GlobalAdministrator)));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Equal(domain != "CONTOSO.COM", finding.Reason.Contains("like its parent contoso.com", StringComparison.Ordinal));
    }

    [Fact]
    public void A_subdomain_that_is_listed_speaks_for_itself()
    {
        TenantBuilder tenant = Tenant().Add("domains", """{"id":"cloud.contoso.com","authenticationType":"Managed"}""")
            .User("ada", "Ada", domain: "cloud.contoso.com").Assign("ada", GlobalAdministrator);

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(tenant)).Status);
    }

    [Theory]
    [InlineData("fabrikam.com")]
    [InlineData("notcontoso.com")]
    public void A_domain_that_is_not_found_is_Unknown(string domain)
    {
        LockoutFinding finding = Assert.Single(Run(Tenant().User("ada", "Ada", domain: domain).Assign("ada", GlobalAdministrator)));

        Assert.Equal((LockoutStatus.Unknown, "ada"), (finding.Status, finding.Target.Id));
        Assert.Contains(domain, finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subdomain_that_may_be_among_what_was_not_seen_is_Unknown()
    {
        TenantBuilder tenant = Tenant().User("ada", "Ada", domain: "uk.contoso.com").Assign("ada", GlobalAdministrator).Status("domains", SectionStatus.Partial);

        Assert.Equal((LockoutStatus.Unknown, "ada"), (Run(tenant)[0].Status, Run(tenant)[0].Target.Id));
    }

    [Fact]
    public void Managed_domains_pass() => Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Tenant())).Status);

    [Fact]
    public void External_people_are_left_to_SR0108()
    {
        TenantBuilder guest = Domains(new TenantBuilder()).User("gus", "Gus", "\"externalUserState\":\"Accepted\"", domain: "contoso.com").Assign("gus", GlobalAdministrator);

        Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Run(guest)).Status);

        LockoutFinding finding = Assert.Single(Run(guest.User("ada", "Ada", domain: "contoso.com").Assign("ada", GlobalAdministrator)));
        Assert.Equal(("ada", LockoutSeverity.High), (finding.Target.Id, finding.Severity));
    }

    [Fact]
    public void Domains_that_were_not_seen_are_one_Unknown_for_all_people()
    {
        LockoutFinding finding = Assert.Single(Run(Tenant().User("ada", "Ada", domain: "contoso.com").Assign("ada", GlobalAdministrator).Status("domains", SectionStatus.Forbidden)));

        Assert.Equal((LockoutStatus.Unknown, GlobalAdministrator), (finding.Status, finding.Target.Id));
        Assert.Contains("Ada (ada@contoso.com) and Managed Admin", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users")]
    [InlineData("domains")]
    [InlineData("roleAssignments")]
    [InlineData("groupEligibilities")]
    public void It_does_not_pass_on_what_it_cannot_see(string section) =>
        Assert.All(Run(Tenant().Status(section, SectionStatus.Forbidden)), f => Assert.Equal(LockoutStatus.Unknown, f.Status));

    private static IReadOnlyList<LockoutFinding> Run(TenantBuilder tenant) => Rules.Run(new FederatedGlobalAdministrator(), tenant);

    private static TenantBuilder Tenant() => Domains(new TenantBuilder()).User("managed", "Managed Admin").Assign("managed", GlobalAdministrator);

    private static TenantBuilder Domains(TenantBuilder tenant) => tenant.Add(
        "domains",
        """{"id":"contoso.onmicrosoft.com","authenticationType":"Managed","isInitial":true}""",
        """{"id":"contoso.com","authenticationType":"Federated"}""");
}
