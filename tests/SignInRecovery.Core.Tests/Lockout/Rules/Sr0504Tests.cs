using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0504: federated tokens refused by the domain check.</summary>
public class Sr0504Tests
{
    private const string Initial = """{"id":"contoso.onmicrosoft.com","authenticationType":"Managed","isInitial":true,"isRoot":true,"isVerified":true}""";
    private const string Federated = """{"id":"contoso.com","authenticationType":"Federated","isRoot":true,"isVerified":true}""";
    private const string Managed = """{"id":"contoso.co.uk","authenticationType":"Managed","isRoot":true,"isVerified":true}""";
    private const string Subdomain = """{"id":"sales.contoso.com","authenticationType":"Federated","isRoot":false,"isVerified":true}""";

    [Theory]
    [InlineData("all")]
    [InlineData("allFederated")]
    [InlineData("allManaged")]
    public void With_a_second_root_domain_a_person_must_look(string domains)
    {
        LockoutFinding finding = Run(Tenant(domains, Initial, Federated, Managed));

        Assert.Equal(LockoutStatus.Manual, finding.Status);
        Assert.Contains("contoso.co.uk and contoso.com", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("AADSTS5000820", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Switched_off_it_refuses_nobody() => Assert.Equal(LockoutStatus.Pass, Run(Tenant("none", Initial, Federated, Managed)).Status);

    /// <summary>The misreading: a subdomain, or the onmicrosoft.com domain, is another root domain.</summary>
    [Fact]
    public void With_one_root_domain_no_name_can_differ() => Assert.Equal(LockoutStatus.Pass, Run(Tenant("all", Initial, Federated, Subdomain)).Status);

    [Fact]
    public void Enumerated_domains_that_are_not_concerned_pass() =>
        Assert.Equal(LockoutStatus.Pass, Run(Enumerated("other.com")).Status);

    [Fact]
    public void Enumerated_domains_that_are_concerned_want_a_look() =>
        Assert.Equal(LockoutStatus.Manual, Run(Enumerated("contoso.co.uk")).Status);

    [Theory]
    [InlineData("Yes", "2026-10-01T00:00:00Z", LockoutStatus.Pass)]
    [InlineData("No", "2026-10-01T00:00:00Z", LockoutStatus.Fail)]
    [InlineData("Yes", "2025-10-01T00:00:00Z", LockoutStatus.Manual)]
    [InlineData("Yes", "2027-10-01T00:00:00Z", LockoutStatus.Manual)]
    public void An_attestation_answers_it_for_a_year(string answer, string date, LockoutStatus status) =>
        Assert.Equal(status, Run(Tenant("all", Initial, Federated, Managed)
            .Add("attestations", $$"""{"id":"a1","kind":"ManualCheck","check":"FederatedNamesMatch","answer":"{{answer}}","date":"{{date}}","by":"Ada"}""")).Status);

    [Fact]
    public void The_newer_answer_wins() =>
        Assert.Equal(LockoutStatus.Fail, Run(Tenant("all", Initial, Federated, Managed)
            .Add("attestations", """{"id":"a1","kind":"ManualCheck","check":"FederatedNamesMatch","answer":"Yes","date":"2026-09-01T00:00:00Z"}""")
            .Add("attestations", """{"id":"a2","kind":"ManualCheck","check":"FederatedNamesMatch","answer":"No","date":"2026-10-01T00:00:00Z"}""")).Status);

    [Fact]
    public void A_refusal_in_the_sign_in_log_is_proof()
    {
        LockoutFinding finding = Run(Tenant("all", Initial, Federated, Managed)
            .User("u1", "Ada", domain: "contoso.co.uk")
            .Assign("u1", BuiltInRoles.PrivilegedRoleAdministrator.TemplateId)
            .Add("signIns", """{"id":"s1","userId":"u1","userPrincipalName":"ada@contoso.co.uk","createdDateTime":"2026-11-20T08:00:00Z","status":{"errorCode":5000820}}"""));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (finding.Status, finding.Severity));
        Assert.Contains("ada@contoso.co.uk", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("domains")]
    [InlineData("tokenValidationPolicy")]
    public void What_was_not_seen_is_unknown(string section)
    {
        LockoutFinding finding = Run(Tenant("none", Initial, Federated, Managed).Status(section, SectionStatus.Forbidden));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains(finding.Missing, m => m.Subject == section);
    }

    [Fact]
    public void A_value_of_the_future_is_unknown() => Assert.Equal(LockoutStatus.Unknown, Run(Tenant("someOfThem", Initial, Federated, Managed)).Status);

    [Fact]
    public void Without_a_federated_domain_it_does_not_apply() => Assert.Equal(LockoutStatus.NotApplicable, Run(Tenant("all", Initial, Managed)).Status);

    private static TenantBuilder Enumerated(string name) => new TenantBuilder()
        .Add("domains", Initial, Federated, Managed)
        .Add("tokenValidationPolicy", $$$"""{"id":"federatedTokenValidationPolicy","validatingDomains":{"@odata.type":"#microsoft.graph.enumeratedDomains","rootDomains":"enumerated","domainNames":["{{{name}}}"]}}""");

    private static TenantBuilder Tenant(string roots, params string[] domains) => new TenantBuilder()
        .Add("domains", domains)
        .Add("tokenValidationPolicy", $$$"""{"id":"federatedTokenValidationPolicy","validatingDomains":{"@odata.type":"#microsoft.graph.allDomains","rootDomains":"{{{roots}}}"}}""");

    private static LockoutFinding Run(TenantBuilder tenant) => Assert.Single(Rules.Run(new FederatedTokenCheck(), tenant));
}
