using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0502: federation signing certificate about to end.</summary>
public class Sr0502Tests
{
    private const string Domain = """{"id":"contoso.com","authenticationType":"Federated","isDefault":true,"isRoot":true,"isVerified":true}""";

    private static readonly DateTimeOffset Now = TenantBuilder.Now;

    [Theory]
    [InlineData(36, LockoutStatus.Pass, null)]
    [InlineData(35, LockoutStatus.Fail, LockoutSeverity.Medium)]
    [InlineData(16, LockoutStatus.Fail, LockoutSeverity.Medium)]
    [InlineData(15, LockoutStatus.Fail, LockoutSeverity.High)]
    [InlineData(1, LockoutStatus.Fail, LockoutSeverity.High)]
    [InlineData(0, LockoutStatus.Fail, LockoutSeverity.High)]
    [InlineData(-3, LockoutStatus.Fail, LockoutSeverity.High)]
    public void The_days_that_are_left_decide(int days, LockoutStatus status, LockoutSeverity? severity)
    {
        LockoutFinding finding = Run(Tenant(Certificate(-300, days)));

        Assert.Equal(status, finding.Status);
        Assert.Equal(severity ?? finding.Severity, finding.Severity);
        Assert.Contains(finding.Evidence, e => e.Property == "signingCertificate.notAfter" && Now.AddDays(days).Equals(e.Value));
    }

    [Fact]
    public void The_reason_names_the_day_and_how_far_it_is() =>
        Assert.Contains("ends on 2026-12-12, in 20 days, without a successor", Run(Tenant(Certificate(-300, 20))).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData(20, "couldNotAccessRemoteHost", LockoutSeverity.High)]
    [InlineData(200, "couldNotAccessRemoteHost", LockoutSeverity.Low)]
    [InlineData(200, "unknownError", LockoutSeverity.Low)]
    public void A_failed_renewal_counts(int days, string result, LockoutSeverity severity)
    {
        LockoutFinding finding = Run(Tenant(Certificate(-300, days), result: result));

        Assert.Equal((LockoutStatus.Fail, severity), (finding.Status, finding.Severity));
        Assert.Contains(result, finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>The misreading: every result but success is a failure.</summary>
    [Theory]
    [InlineData("Success")]
    [InlineData("noNewCertificateFound")]
    public void A_renewal_that_found_nothing_new_has_not_failed(string result) =>
        Assert.Equal(LockoutStatus.Pass, Run(Tenant(Certificate(-300, 200), result: result)).Status);

    [Fact]
    public void A_successor_that_joins_on_saves_it() =>
        Assert.Equal(LockoutStatus.Pass, Run(Tenant(Certificate(-300, 10), Certificate(-5, 360))).Status);

    [Fact]
    public void A_successor_after_a_gap_does_not()
    {
        LockoutFinding finding = Run(Tenant(Certificate(-300, 10), Certificate(12, 360)));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("gap", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_is_not_valid_yet_fails() =>
        Assert.Contains("not valid before", Run(Tenant(Certificate(2, 360))).Reason, StringComparison.Ordinal);

    [Fact]
    public void An_ended_certificate_is_critical_when_every_global_administrator_depends_on_it()
    {
        LockoutFinding finding = Run(Tenant(Certificate(-300, -1))
            .User("u1", "Ada", domain: "contoso.com")
            .Assign("u1", BuiltInRoles.GlobalAdministrator.TemplateId));

        Assert.Equal(LockoutSeverity.Critical, finding.Severity);
    }

    [Fact]
    public void An_ended_certificate_is_high_when_one_global_administrator_does_not()
    {
        LockoutFinding finding = Run(Tenant(Certificate(-300, -1))
            .User("u1", "Ada", domain: "contoso.com").Assign("u1", BuiltInRoles.GlobalAdministrator.TemplateId)
            .User("u2", "Grace").Assign("u2", BuiltInRoles.GlobalAdministrator.TemplateId));

        Assert.Equal(LockoutSeverity.High, finding.Severity);
    }

    [Theory]
    [InlineData("MIIE3jCCAsagAwIBAgIQQcyDaZz3MI")]
    [InlineData("not base64 at all!")]
    [InlineData("")]
    public void A_certificate_that_cannot_be_read_is_unknown(string text)
    {
        LockoutFinding finding = Run(Tenant(text));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains("signingCertificate", Assert.Single(finding.Missing).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_successor_that_cannot_be_read_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Run(Tenant(Certificate(-300, 20), "AAAA")).Status);

    [Fact]
    public void A_federated_domain_without_settings_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Run(new TenantBuilder().Add("domains", Domain)).Status);

    [Theory]
    [InlineData("domains")]
    [InlineData("federationConfigurations")]
    public void What_was_not_seen_is_unknown(string section)
    {
        IReadOnlyList<LockoutFinding> findings = Rules.Run(new FederationCertificateEnds(), Tenant(Certificate(-300, 200)).Status(section, SectionStatus.NotCollected));

        Assert.Contains(findings, f => f.Status == LockoutStatus.Unknown && f.Missing.Any(m => m.Subject == section));
        Assert.DoesNotContain(findings, f => f.Status == LockoutStatus.Pass);
    }

    [Fact]
    public void A_subdomain_has_the_settings_of_its_parent_and_is_no_finding_of_its_own() =>
        Assert.Equal("contoso.com", Run(Tenant(Certificate(-300, 20))
            .Add("domains", """{"id":"sales.contoso.com","authenticationType":"Federated","isRoot":false,"isVerified":true}""")).Target.Id);

    [Fact]
    public void Without_a_federated_domain_it_does_not_apply() =>
        Assert.Equal(LockoutStatus.NotApplicable, Run(new TenantBuilder().Add("domains", """{"id":"contoso.com","authenticationType":"Managed","isVerified":true}""")).Status);

    private static string Certificate(int from, int to) => TestCertificates.Base64(Now.AddDays(from), Now.AddDays(to));

    private static TenantBuilder Tenant(string certificate, string? next = null, string? result = null) => new TenantBuilder()
        .Add("domains", Domain)
        .Add("federationConfigurations", $$$"""{"parent":"contoso.com","value":{"id":"f1","signingCertificate":"{{{certificate}}}","nextSigningCertificate":{{{(next is null ? "null" : $"\"{next}\"")}}},"signingCertificateUpdateStatus":{{{(result is null ? "null" : $$"""{"certificateUpdateResult":"{{result}}","lastRunDateTime":"2026-11-21T22:00:00Z"}""")}}}}}""");

    private static LockoutFinding Run(TenantBuilder tenant) => Assert.Single(Rules.Run(new FederationCertificateEnds(), tenant));
}
