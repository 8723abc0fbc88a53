using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0604: needed licence absent or about to lapse.</summary>
public class Sr0604Tests
{
    private const string Policy = """{"id":"p1","displayName":"MFA for all","state":"enabled","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}""";
    private const string RiskPolicy = """{"id":"p2","displayName":"Risk","state":"enabled","conditions":{"userRiskLevels":["high"],"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"OR","builtInControls":["block"]}}""";
    private const string Later = "2027-11-01T00:00:00Z";
    private const string Soon = "2026-12-05T00:00:00Z";

    [Fact]
    public void A_licence_that_lasts_passes()
    {
        LockoutFinding finding = Run(With(new TenantBuilder().Add("policies", Policy), "E3", Later, "AAD_PREMIUM"));

        Assert.Equal(LockoutStatus.Pass, finding.Status);
        Assert.Contains("MFA for all", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_needs_a_licence_does_not_apply() =>
        Assert.Equal(LockoutStatus.NotApplicable, Run(With(new TenantBuilder(), "Basic", Later, "EXCHANGE_S_STANDARD")).Status);

    /// <summary>The misreading: a policy that is switched off or only reports needs a licence to be repaired.</summary>
    [Theory]
    [InlineData("disabled")]
    [InlineData("enabledForReportingButNotEnforced")]
    public void A_policy_that_is_not_switched_on_needs_none(string state) =>
        Assert.Equal(LockoutStatus.NotApplicable, Run(new TenantBuilder().Add("policies", Policy.Replace("\"enabled\"", $"\"{state}\"", StringComparison.Ordinal))).Status);

    [Fact]
    public void A_policy_without_any_licence_fails_high()
    {
        LockoutFinding finding = Run(With(new TenantBuilder().Add("policies", Policy), "Basic", Later, "EXCHANGE_S_STANDARD"));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (finding.Status, finding.Severity));
        Assert.Contains("Microsoft Entra ID P1", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>The misreading: a licence whose plan stands in the list is usable, though suspended or switched off.</summary>
    [Theory]
    [InlineData("Suspended", "Success")]
    [InlineData("Enabled", "Disabled")]
    public void A_licence_that_is_not_usable_does_not_count(string capability, string provisioning) =>
        Assert.Equal(LockoutStatus.Fail, Run(With(new TenantBuilder().Add("policies", Policy), "E3", Later, "AAD_PREMIUM", capability, provisioning)).Status);

    [Fact]
    public void P1_is_not_enough_for_risk()
    {
        LockoutFinding finding = Run(With(new TenantBuilder().Add("policies", RiskPolicy), "E3", Later, "AAD_PREMIUM"));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("P2", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AAD_PREMIUM_P2", LockoutStatus.Pass)]
    [InlineData("Entra_Identity_Governance", LockoutStatus.Pass)]
    [InlineData("AAD_PREMIUM", LockoutStatus.Fail)]
    public void Eligible_assignments_need_p2_or_governance(string plan, LockoutStatus status) =>
        Assert.Equal(status, Run(With(new TenantBuilder().User("u1", "Ada").Eligible("u1", BuiltInRoles.GlobalAdministrator.TemplateId), "E5", Later, plan)).Status);

    [Fact]
    public void The_only_one_that_ends_soon_is_medium_and_says_that_it_may_renew_itself()
    {
        LockoutFinding finding = Run(With(new TenantBuilder().Add("policies", Policy), "E3", Soon, "AAD_PREMIUM"));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (finding.Status, finding.Severity));
        Assert.Contains("on 2026-12-05, in 12 days, unless it renews itself", finding.Reason, StringComparison.Ordinal);
        Assert.Equal("E3", finding.Target.Name);
    }

    [Fact]
    public void Another_one_that_goes_on_makes_it_low()
    {
        LockoutFinding finding = Run(With(With(new TenantBuilder().Add("policies", Policy), "E5", Soon, "AAD_PREMIUM"), "P2", Later, "AAD_PREMIUM_P2"));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Low), (finding.Status, finding.Severity));
        Assert.Contains("P2 (until 2027-11-01) goes on", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_licence_in_grace_is_high()
    {
        LockoutFinding finding = Run(With(new TenantBuilder().Add("policies", Policy), "E3", "2027-02-01T00:00:00Z", "AAD_PREMIUM", "Warning"));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (finding.Status, finding.Severity));
        Assert.Contains("in grace", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>A subscription that nobody sees the end of is no reason to pass.</summary>
    [Fact]
    public void A_licence_without_a_subscription_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Run(With(new TenantBuilder().Add("policies", Policy), "E3", Later, "AAD_PREMIUM").Set("subscriptions")).Status);

    [Fact]
    public void A_licence_whose_plans_were_not_seen_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Run(new TenantBuilder().Add("policies", Policy).Add("subscribedSkus", """{"id":"s1","skuPartNumber":"E3","capabilityStatus":"Enabled"}""")).Status);

    [Theory]
    [InlineData("policies")]
    [InlineData("roleEligibilities")]
    [InlineData("subscribedSkus")]
    [InlineData("subscriptions")]
    public void What_was_not_seen_is_unknown(string section)
    {
        IReadOnlyList<LockoutFinding> findings = Rules.Run(new LicenceLapses(), With(new TenantBuilder().Add("policies", Policy), "E3", Later, "AAD_PREMIUM").Status(section, SectionStatus.Forbidden));

        Assert.Contains(Assert.Single(findings).Missing, m => m.Subject == section);
        Assert.Equal(LockoutStatus.Unknown, findings[0].Status);
    }

    [Fact]
    public void Without_privileged_identity_management_the_eligibilities_are_known_to_be_none() =>
        Assert.Equal(LockoutStatus.Pass, Run(With(new TenantBuilder().Add("policies", Policy), "E3", Later, "AAD_PREMIUM").Status("roleEligibilities", SectionStatus.NotLicensed)).Status);

    private static TenantBuilder With(TenantBuilder tenant, string name, string next, string plan, string capability = "Enabled", string provisioning = "Success") => tenant
        .Add("subscribedSkus", $$"""{"id":"sku-{{name}}","skuId":"{{name}}","skuPartNumber":"{{name}}","capabilityStatus":"{{capability}}","subscriptionIds":["sub-{{name}}"],"servicePlans":[{"servicePlanName":"{{plan}}","provisioningStatus":"{{provisioning}}"}]}""")
        .Add("subscriptions", $$"""{"id":"sub-{{name}}","skuId":"{{name}}","skuPartNumber":"{{name}}","status":"{{capability}}","nextLifecycleDateTime":"{{next}}"}""");

    private static LockoutFinding Run(TenantBuilder tenant) => Assert.Single(Rules.Run(new LicenceLapses(), tenant));
}
