using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0110: administrators share a point of failure.</summary>
public class Sr0110Tests
{
    private static readonly string Global = BuiltInRoles.GlobalAdministrator.TemplateId;

    [Fact]
    public void People_who_share_nothing_pass() => Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Two("contoso.onmicrosoft.com", "contoso.com"))).Status);

    [Fact]
    public void One_domain_of_their_own_is_shared()
    {
        LockoutFinding finding = Assert.Single(Run(Two("contoso.com", "contoso.com")));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium, "contoso.com"), (finding.Status, finding.Severity, finding.Target.Id));
    }

    /// <summary>The misreading: the initial domain is a shared domain like any other. It is the one that is recommended.</summary>
    [Fact]
    public void The_initial_domain_is_none() => Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Two("contoso.onmicrosoft.com", "contoso.onmicrosoft.com"))).Status);

    [Theory]
    [InlineData("fed.com", "fed.com")]
    [InlineData("fed.com", "fed2.com")]
    public void Federation_refers_to_the_other_rule(string one, string two)
    {
        LockoutFinding finding = Assert.Single(Run(Two(one, two)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Low), (finding.Status, finding.Severity));
        Assert.Contains("SR0105", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>The misreading: two ways of writing a number are two numbers.</summary>
    [Fact]
    public void A_number_registered_twice_is_shared_however_it_is_written()
    {
        LockoutFinding finding = Assert.Single(Run(Two("contoso.onmicrosoft.com", "contoso.com")
            .User("u3", "Mary").Assign("u3", Global).Method("u3", "password")
            .Method("u1", "phone", "\"phoneNumber\":\"+1 4255550103\"")
            .Method("u2", "phone", "\"phoneNumber\":\"+1 (425) 555-0103\"")));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium, "Phone"), (finding.Status, finding.Severity, finding.Target.Kind));
        Assert.Contains("Ada", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("Grace", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>A report is mailed around, and a telephone number in it is nobody's business: everywhere else only its end shows.</summary>
    [Fact]
    public void The_number_itself_is_nowhere_in_the_finding()
    {
        LockoutFinding finding = Assert.Single(Run(WithPhones("+1 4255550103", "+1 4255550103")
            .User("m1", "Margaret", "\"mobilePhone\":\"+1 425 555 0103\"")
            .Add("managers", """{"parent":"u1","value":{"id":"m1","displayName":"Margaret"}}""")));

        Assert.Equal("Phone ending in 03", finding.Target.Name);
        Assert.Contains("have registered the same phone ending in 03", finding.Reason, StringComparison.Ordinal);
        string[] all = [finding.Target.Id, finding.Target.Name, finding.Reason, .. finding.Evidence.SelectMany(e => new[] { e.Subject.Id, e.Subject.Name, $"{e.Value}" })];
        Assert.All(all, text => Assert.DoesNotContain("555", text, StringComparison.Ordinal));
    }

    /// <summary>Two numbers that end alike are two findings, and a suppression of one does not hide the other.</summary>
    [Fact]
    public void Two_numbers_that_end_alike_are_told_apart()
    {
        IReadOnlyList<LockoutFinding> findings = Run(WithPhones("+1 4255550103", "+1 4255550103")
            .User("u3", "Mary").Assign("u3", Global).Method("u3", "phone", "\"phoneNumber\":\"+44 7700900903\"")
            .User("u4", "Dorothy").Assign("u4", Global).Method("u4", "phone", "\"phoneNumber\":\"+44 7700900903\""));

        Assert.Equal(["Phone ending in 03 of Ada", "Phone ending in 03 of Dorothy"], findings.Select(f => f.Target.Name).Order(StringComparer.Ordinal));
        Assert.Distinct(findings.Select(f => f.Target.Id));
    }

    [Fact]
    public void A_number_of_everybody_is_high() =>
        Assert.Equal(LockoutSeverity.High, Assert.Single(Run(WithPhones("+1 4255550103", "+1 4255550103"))).Severity);

    [Fact]
    public void The_phone_of_a_manager_is_named()
    {
        LockoutFinding finding = Assert.Single(Run(WithPhones("+1 4255550103", "+1 4255550103")
            .User("m1", "Margaret", "\"mobilePhone\":\"+1 425 555 0103\"")
            .Add("managers", """{"parent":"u1","value":{"id":"m1","displayName":"Margaret"}}""")));

        Assert.Contains("which is the phone of Margaret", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_their_own_pass() => Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(WithPhones("+1 4255550103", "+1 4255550104"))).Status);

    [Fact]
    public void One_person_with_the_number_twice_shares_nothing() =>
        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Two("contoso.onmicrosoft.com", "contoso.com")
            .Method("u1", "phone", "\"phoneNumber\":\"+1 4255550103\",\"phoneType\":\"mobile\"")
            .Method("u1", "phone", "\"phoneNumber\":\"+1 4255550103\",\"phoneType\":\"office\""))).Status);

    [Fact]
    public void A_masked_number_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Assert.Single(Run(WithPhones("+1 XXXXXXXX03", "+1 XXXXXXXX03"))).Status);

    [Fact]
    public void Somebody_who_may_activate_the_role_counts() =>
        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Two("contoso.com", "contoso.com").User("u3", "Mary").Eligible("u3", Global).Method("u3", "password"))).Status);

    [Fact]
    public void A_disabled_account_does_not_count() =>
        Assert.Equal(LockoutStatus.Fail, Assert.Single(Run(Two("contoso.com", "contoso.com").User("u3", "Mary", enabled: false).Assign("u3", Global))).Status);

    [Fact]
    public void A_single_global_administrator_is_the_business_of_another_rule() =>
        Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Run(Domains().User("u1", "Ada", domain: "contoso.com").Assign("u1", Global).Method("u1", "password"))).Status);

    [Theory]
    [InlineData("users")]
    [InlineData("domains")]
    [InlineData("methods")]
    [InlineData("roleAssignments")]
    [InlineData("roleEligibilities")]
    [InlineData("groupEligibilities")]
    public void What_was_not_seen_is_unknown(string section)
    {
        IReadOnlyList<LockoutFinding> findings = Run(Two("contoso.onmicrosoft.com", "contoso.com").Status(section, SectionStatus.Forbidden));

        Assert.Contains(Assert.Single(findings).Missing, m => m.Subject == section);
        Assert.Equal(LockoutStatus.Unknown, findings[0].Status);
    }

    private static TenantBuilder Domains() => new TenantBuilder().Add(
        "domains",
        """{"id":"contoso.onmicrosoft.com","authenticationType":"Managed","isInitial":true,"isVerified":true}""",
        """{"id":"contoso.com","authenticationType":"Managed","isInitial":false,"isVerified":true}""",
        """{"id":"fed.com","authenticationType":"Federated","isInitial":false,"isVerified":true}""",
        """{"id":"fed2.com","authenticationType":"Federated","isInitial":false,"isVerified":true}""");

    private static TenantBuilder Two(string one, string two) => Domains()
        .User("u1", "Ada", domain: one).Assign("u1", Global).Method("u1", "password")
        .User("u2", "Grace", domain: two).Assign("u2", Global).Method("u2", "password");

    private static TenantBuilder WithPhones(string one, string two) => Two("contoso.onmicrosoft.com", "contoso.com")
        .Method("u1", "phone", $"\"phoneNumber\":\"{one}\"")
        .Method("u2", "phone", $"\"phoneNumber\":\"{two}\"");

    private static IReadOnlyList<LockoutFinding> Run(TenantBuilder tenant) => Rules.Run(new SharedPointOfFailure(), tenant);
}
