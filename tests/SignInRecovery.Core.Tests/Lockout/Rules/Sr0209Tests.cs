using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0209: mandatory MFA that nothing registered meets.</summary>
public class Sr0209Tests
{
    private const string Enforce = "enforceMfaByFederatedIdp";
    private const string Accept = "acceptIfMfaDoneByFederatedIdp";
    private const string Reject = "rejectMfaByFederatedIdp";
    private const string Authenticator = "microsoftAuthenticator";

    [Fact]
    public void What_the_cloud_does_not_ask_for_fails_when_the_server_sends_no_claim()
    {
        LockoutFinding finding = Single(Federated(Enforce).Answer("No").UnderFederation(UserAdministrator, Authenticator));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium, Ada), (finding.Status, finding.Severity, finding.Target.Id));
        Assert.Contains("is not asked for (SR0503)", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e.Section == "attestations" && e.Value!.ToString()!.EndsWith("Looked at the rules.", StringComparison.Ordinal));
        Assert.Equal(3, finding.Evidence.Count(e => e.Section == "milestones"));
    }

    [Fact]
    public void It_is_high_for_a_role_that_restores_access_and_critical_for_everybody_with_the_highest()
    {
        TenantBuilder one = Federated(Enforce).Answer("No").UnderFederation(GlobalAdministrator, Authenticator);

        Assert.Equal(LockoutSeverity.Critical, Single(one).Severity);
        Assert.Equal(LockoutSeverity.High, Single(one.Administrator(Ben, "Ben", GlobalAdministrator, ("fido2", Key))).Severity);
    }

    [Fact]
    public void Nobody_has_looked_is_manual_and_one_finding_for_the_domain()
    {
        LockoutFinding finding = Single(Federated(Enforce).UnderFederation(UserAdministrator, Authenticator));

        Assert.Equal((LockoutStatus.Manual, "contoso.com"), (finding.Status, finding.Target.Id));
        Assert.Contains("FederationSendsMultipleAuthn", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_ages() => Assert.Equal(
        LockoutStatus.Manual,
        Single(Federated(Enforce).Answer("No", date: TenantBuilder.Now - Periods.ManualCheckAge.Length - TimeSpan.FromDays(1)).UnderFederation(UserAdministrator, Authenticator)).Status);

    [Fact]
    public void An_answer_for_another_domain_is_none() => Assert.Equal(
        LockoutStatus.Manual,
        Single(Federated(Enforce).Answer("Yes", target: "fabrikam.com").UnderFederation(UserAdministrator, Authenticator)).Status);

    [Theory]
    [InlineData(Enforce, "Yes", Authenticator)]
    [InlineData(Accept, "No", Authenticator)]
    [InlineData(Reject, "No", Authenticator)]
    [InlineData(Enforce, "No", "fido2")]
    [InlineData(Accept, "Yes", null)]
    public void It_passes_where_the_cloud_asks_the_server_does_or_a_key_is_enough(string behaviour, string answer, string? method) =>
        Assert.Equal(LockoutStatus.Pass, Single(Federated(behaviour).Answer(answer).UnderFederation(UserAdministrator, method)).Status);

    /// <summary>Where nothing is registered in the cloud and the server does nothing, the default setting does not help either.</summary>
    [Fact]
    public void Nothing_registered_and_no_claim_fails() => Assert.Contains(
        "nothing is registered in the cloud",
        Single(Federated(Accept).Answer("No").UnderFederation(UserAdministrator, method: null)).Reason,
        StringComparison.Ordinal);

    /// <summary>The cause is SR0201's, which reports it: no second finding.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_a_second_factor_it_is_left_to_the_rule_on_that(bool isFederated)
    {
        TenantBuilder tenant = isFederated
            ? Federated(Reject).UnderFederation(UserAdministrator, method: null)
            : Tenant().Add("domains", Initial).Administrator(Ada, "Ada", UserAdministrator);

        LockoutFinding all = Single(tenant);
        Assert.Equal(LockoutStatus.NotApplicable, all.Status);
        Assert.Contains("SR0201", all.Reason, StringComparison.Ordinal);

        LockoutFinding some = Single(tenant.Administrator(Ben, "Ben", UserAdministrator, (Authenticator, null)));
        Assert.Equal(LockoutStatus.Pass, some.Status);
        Assert.Contains("but for those whom SR0201 reports: Ada", some.Reason, StringComparison.Ordinal);
    }

    /// <summary>
    /// user-asks, misreading 5 (a tool passes when no policy blocks) and recovery C: an exclusion from every policy exempts
    /// nobody here, and an account that no policy asks is judged by what it has registered.
    /// </summary>
    [Fact]
    public void Policies_and_their_exclusions_have_no_say() => Assert.Equal(
        LockoutStatus.Fail,
        Single(Federated(Enforce).Answer("No").UnderFederation(UserAdministrator, Authenticator)
            .Add("policies", $$$"""{"id":"p1","displayName":"MFA","state":"enabled","conditions":{"users":{"includeUsers":["All"],"excludeUsers":["{{{Ada}}}"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}""")).Status);

    [Fact]
    public void A_setting_that_is_not_set_is_unknown() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(Federated(behaviour: null).Answer("No").UnderFederation(UserAdministrator, Authenticator)).Status);

    [Fact]
    public void Another_cloud_does_not_demand_it() => Assert.Equal(
        LockoutStatus.NotApplicable,
        Assert.Single(Rules.Run(new MandatoryMfaUnmet(), InCloud.Load(Federated(Enforce).Answer("No").UnderFederation(UserAdministrator, Authenticator), TenantCloud.USGov))).Status);

    [Fact]
    public void Before_the_first_phase_it_was_not_demanded() => Assert.Equal(
        LockoutStatus.NotApplicable,
        Assert.Single(Rules.Run(new MandatoryMfaUnmet(), Tenant().Administrator(Ada, "Ada", UserAdministrator, (Authenticator, null)), new DateTimeOffset(2024, 9, 1, 0, 0, 0, TimeSpan.Zero))).Status);

    [Theory]
    [InlineData("methods")]
    [InlineData("roleAssignments")]
    [InlineData("domains")]
    [InlineData("federationConfigurations")]
    public void What_was_not_seen_is_unknown(string section) => Assert.Contains(
        Rules.Run(new MandatoryMfaUnmet(), Federated(Accept).UnderFederation(UserAdministrator, Authenticator).Status(section, SectionStatus.Forbidden)),
        f => f.Status == LockoutStatus.Unknown && f.Missing.Count > 0);

    private const string Initial = """{"id":"contoso.onmicrosoft.com","authenticationType":"Managed","isInitial":true,"isVerified":true}""";

    private static TenantBuilder Federated(string? behaviour) => Tenant()
        .Add("domains", Initial, """{"id":"contoso.com","authenticationType":"Federated","isDefault":true,"isRoot":true,"isVerified":true}""")
        .Add("federationConfigurations", $$$"""{"parent":"contoso.com","value":{"id":"f1","federatedIdpMfaBehavior":{{{(behaviour is null ? "null" : $"\"{behaviour}\"")}}}}}""");

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(new MandatoryMfaUnmet(), tenant));
}

file static class Sr0209Tenant
{
    public static TenantBuilder Answer(this TenantBuilder tenant, string answer, string target = "contoso.com", DateTimeOffset? date = null) => tenant.Add(
        "attestations",
        $$"""{"id":"a1","kind":"ManualCheck","check":"FederationSendsMultipleAuthn","target":"{{target}}","answer":"{{answer}}","date":"{{(date ?? TenantBuilder.Now.AddDays(-10)).UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}}","by":"Cleo","note":"Looked at the rules."}""");

    public static TenantBuilder UnderFederation(this TenantBuilder tenant, string role, string? method)
    {
        _ = tenant.User(MethodsTenant.Ada, "Ada", domain: "contoso.com").Assign(MethodsTenant.Ada, role).Method(MethodsTenant.Ada, "password");
        return method is null ? tenant : tenant.Method(MethodsTenant.Ada, method, method == "fido2" ? MethodsTenant.Key : null);
    }
}
