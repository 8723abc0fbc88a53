using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0603: no technical contact outside the tenant.</summary>
public class Sr0603Tests
{
    private const string Phone = "\"+1 425 555 0100\"";

    [Fact]
    public void An_outside_address_and_a_phone_pass() =>
        Assert.Equal(LockoutStatus.Pass, Run(Organization("\"contoso@example.com\"", Phone)).Status);

    [Theory]
    [InlineData("\"it@contoso.com\"", Phone, LockoutSeverity.Medium)]
    [InlineData("\"it@contoso.com\"", "", LockoutSeverity.High)]
    [InlineData("", "", LockoutSeverity.High)]
    [InlineData("", Phone, LockoutSeverity.Medium)]
    [InlineData("\"contoso@example.com\"", "", LockoutSeverity.Low)]
    public void What_is_missing_decides_the_severity(string mails, string phones, LockoutSeverity severity)
    {
        LockoutFinding finding = Run(Organization(mails, phones));

        Assert.Equal((LockoutStatus.Fail, severity), (finding.Status, finding.Severity));
    }

    /// <summary>The misreading: an address below an own domain, or in another case, is outside.</summary>
    [Theory]
    [InlineData("it@mail.contoso.com")]
    [InlineData("IT@CONTOSO.COM")]
    [InlineData("it@contoso.onmicrosoft.com")]
    public void An_address_within_the_tenant_is_inside(string mail) =>
        Assert.Equal(LockoutStatus.Fail, Run(Organization($"\"{mail}\"", Phone)).Status);

    [Fact]
    public void A_domain_that_only_ends_alike_is_outside() =>
        Assert.Equal(LockoutStatus.Pass, Run(Organization("\"it@notcontoso.com\"", Phone)).Status);

    [Fact]
    public void One_outside_address_among_others_is_enough() =>
        Assert.Equal(LockoutStatus.Pass, Run(Organization("\"it@contoso.com\",\"contoso@example.com\"", Phone)).Status);

    [Theory]
    [InlineData("technicalNotificationMails")]
    [InlineData("businessPhones")]
    [InlineData("verifiedDomains")]
    public void A_property_that_was_not_seen_is_unknown(string property)
    {
        LockoutFinding finding = Run(Organization("\"contoso@example.com\"", Phone).Replace($"\"{property}\"", "\"other\"", StringComparison.Ordinal));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains(property, Assert.Single(finding.Missing).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_organisation_that_was_not_seen_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Assert.Single(Rules.Run(new TechnicalContactInside(), new TenantBuilder().Status("organization", SectionStatus.Forbidden))).Status);

    private static string Organization(string mails, string phones) =>
        $$"""{"id":"t","technicalNotificationMails":[{{mails}}],"businessPhones":[{{phones}}],"verifiedDomains":[{"name":"contoso.com"},{"name":"contoso.onmicrosoft.com"}]}""";

    private static LockoutFinding Run(string organization) =>
        Assert.Single(Rules.Run(new TechnicalContactInside(), new TenantBuilder().Add("organization", organization)));
}
