using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0501: federated domain without password hash sync.</summary>
public class Sr0501Tests
{
    private const string Initial = """{"id":"contoso.onmicrosoft.com","authenticationType":"Managed","isInitial":true,"isDefault":false,"isVerified":true}""";

    [Fact]
    public void A_federated_default_domain_without_hashes_fails_high()
    {
        LockoutFinding finding = Run(Tenant("false", Federated("contoso.com", isDefault: true)).User("u1", "Ada", domain: "contoso.com"));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (finding.Status, finding.Severity));
        Assert.Contains("The domain contoso.com (the default domain) is federated", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("one enabled account under contoso.com", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e.Property == "features.passwordSyncEnabled" && false.Equals(e.Value));
    }

    [Fact]
    public void A_federated_domain_that_is_not_the_default_is_medium_and_says_so()
    {
        LockoutFinding finding = Run(Tenant("false", Federated("contoso.com", isDefault: false)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (finding.Status, finding.Severity));
        Assert.Contains("so the severity is Medium", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_domains_are_one_finding_because_the_setting_is_one() =>
        Assert.Contains("The domains contoso.com (the default domain) and fabrikam.com are federated", Run(Tenant("false", Federated("contoso.com", isDefault: true), Federated("fabrikam.com", isDefault: false))).Reason, StringComparison.Ordinal);

    /// <summary>The misreading: with the hashes in the cloud, sign-in goes on by itself.</summary>
    [Fact]
    public void With_hashes_it_passes_and_says_that_the_switch_is_made_by_hand()
    {
        LockoutFinding finding = Run(Tenant("true", Federated("contoso.com", isDefault: true)));

        Assert.Equal(LockoutStatus.Pass, finding.Status);
        Assert.Contains("does not take over by itself", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>The misreading: a staged rollout converts the domain.</summary>
    [Fact]
    public void A_staged_rollout_does_not_save_it()
    {
        LockoutFinding finding = Run(Tenant("false", Federated("contoso.com", isDefault: true))
            .Add("featureRollouts", """{"id":"r1","displayName":"Password hash sync","feature":"passwordHashSync","isEnabled":true,"isAppliedToOrganization":false}"""));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains(finding.Evidence, e => e.Section == "featureRollouts" && e.Value!.ToString()!.StartsWith("not counted", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_federated_domain_it_does_not_apply_even_when_the_synchronisation_was_not_read() =>
        Assert.Equal(LockoutStatus.NotApplicable, Run(Tenant("false").Status("onPremisesSynchronization", SectionStatus.Forbidden)).Status);

    [Fact]
    public void A_federated_domain_that_is_not_verified_is_left_out() =>
        Assert.Equal(LockoutStatus.NotApplicable, Run(Tenant("false", """{"id":"new.com","authenticationType":"Federated","isVerified":false}""")).Status);

    [Theory]
    [InlineData("domains")]
    [InlineData("onPremisesSynchronization")]
    public void What_was_not_seen_is_unknown(string section)
    {
        LockoutFinding finding = Run(Tenant("true", Federated("contoso.com", isDefault: true)).Status(section, SectionStatus.NotCollected));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains(finding.Missing, m => m.Subject == section);
    }

    [Fact]
    public void A_feature_that_the_snapshot_does_not_give_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Run(Tenant("null", Federated("contoso.com", isDefault: true))).Status);

    private static string Federated(string name, bool isDefault) =>
        $$"""{"id":"{{name}}","authenticationType":"Federated","isDefault":{{(isDefault ? "true" : "false")}},"isInitial":false,"isRoot":true,"isVerified":true}""";

    private static TenantBuilder Tenant(string passwordSync, params string[] domains) => new TenantBuilder()
        .Add("domains", [Initial, .. domains])
        .Add("onPremisesSynchronization", $$$"""{"id":"t","features":{"passwordSyncEnabled":{{{passwordSync}}}}}""");

    private static LockoutFinding Run(TenantBuilder tenant) => Assert.Single(Rules.Run(new FederatedDomainWithoutPasswordHashes(), tenant));
}
