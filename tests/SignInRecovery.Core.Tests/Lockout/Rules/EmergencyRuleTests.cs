using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.BreakGlass;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0301 to SR0304: the emergency accounts of a tenant as findings.</summary>
public class EmergencyRuleTests
{
    [Fact]
    public void Two_good_accounts_pass_everything() => Assert.All(
        (LockoutRule[])[new TooFewEmergencyAccounts(), new UnfitEmergencyAccount(), new UntriedEmergencyAccount(), new EmergencyAccountsShareKeyModel()],
        rule => Assert.Equal(LockoutStatus.Pass, Assert.Single(Rules.Run(rule, ReadyTenant.New())).Status));

    [Fact]
    public void Without_any_it_is_high_and_with_one_medium()
    {
        LockoutFinding none = Assert.Single(Rules.Run(new TooFewEmergencyAccounts(), BreakGlassTenant.New().User("a", "Break Glass").User("b", "B").Assign("b", BreakGlassTenant.GlobalAdministrator).Method("b", "password").Activity("b", 0)));
        LockoutFinding one = Assert.Single(Rules.Run(new TooFewEmergencyAccounts(), BreakGlassTenant.New().Emergency("a", "Cedar").Activity("a", 40)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (none.Status, none.Severity));
        Assert.Contains("Break Glass", none.Reason, StringComparison.Ordinal);
        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (one.Status, one.Severity));
        Assert.Contains("Cedar", one.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users", LockoutStatus.Unknown)]
    [InlineData("roleAssignments", LockoutStatus.Unknown)]
    [InlineData("policies", LockoutStatus.Unknown)]
    [InlineData("groupOwners", LockoutStatus.Fail)]
    public void What_could_make_an_account_known_leaves_it_unknown(string section, LockoutStatus status)
    {
        TenantBuilder tenant = BreakGlassTenant.New().User("b", "B", "\"assignedLicenses\":[]").Assign("b", BreakGlassTenant.GlobalAdministrator).Method("b", "password").Policy("Block").Activity("b", 20);

        Assert.Equal(status, Assert.Single(Rules.Run(new TooFewEmergencyAccounts(), tenant.Status(section, SectionStatus.Forbidden))).Status);
    }

    [Fact]
    public void An_account_that_a_block_reaches_is_high()
    {
        LockoutFinding finding = Rules.Run(new UnfitEmergencyAccount(), ReadyTenant.New().Policy("Block all", "block", $"\"includeUsers\":[\"{ReadyTenant.One}\"]")).Single(f => f.Status == LockoutStatus.Fail);

        Assert.Equal((ReadyTenant.One, LockoutSeverity.High), (finding.Target.Id, finding.Severity));
        Assert.Contains("Block all", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>It gets in somewhere: that is not the same as nowhere.</summary>
    [Fact]
    public void An_account_that_a_block_reaches_in_some_countries_is_medium()
    {
        LockoutFinding finding = Rules.Run(new UnfitEmergencyAccount(), ReadyTenant.New()
            .Add("namedLocations", """{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"home","displayName":"Home","countriesAndRegions":["NL"],"includeUnknownCountriesAndRegions":false,"countryLookupMethod":"clientIpAddress"}""")
            .Policy("Abroad", "block", $"\"includeUsers\":[\"{ReadyTenant.One}\"]", conditions: ",\"locations\":{\"includeLocations\":[\"All\"],\"excludeLocations\":[\"home\"]}")).Single(f => f.Status == LockoutStatus.Fail);

        Assert.Equal((ReadyTenant.One, LockoutSeverity.Medium), (finding.Target.Id, finding.Severity));
        Assert.Contains("does not get in from", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_of_which_nobody_saw_whether_they_are_enabled_are_not_counted() => Assert.Equal(
        LockoutStatus.Unknown, Assert.Single(Rules.Run(new TooFewEmergencyAccounts(), ReadyTenant.New().Without("users", "accountEnabled"))).Status);

    [Theory]
    [InlineData("value/aaGuid")]
    [InlineData("value/passkeyType")]
    public void Models_that_nobody_saw_are_not_different_models(string member) => Assert.All(
        Rules.Run(new EmergencyAccountsShareKeyModel(), ReadyTenant.New().Without("methods", member)), f => Assert.Equal(LockoutStatus.Unknown, f.Status));

    [Fact]
    public void Without_accounts_the_others_have_nothing_to_look_at() => Assert.All(
        (LockoutRule[])[new UnfitEmergencyAccount(), new UntriedEmergencyAccount(), new EmergencyAccountsShareKeyModel()],
        rule => Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Rules.Run(rule, BreakGlassTenant.New())).Status));

    [Fact]
    public void One_proof_of_a_try_is_enough_and_none_fails()
    {
        TenantBuilder drilled = ReadyTenant.New().Set("signInActivity").Activity(ReadyTenant.One, 200).Activity(ReadyTenant.Two, 200);
        TenantBuilder untried = ReadyTenant.New().Set("signInActivity").Activity(ReadyTenant.One, 200).Activity(ReadyTenant.Two, 200).Set("attestations");
        TenantBuilder unseen = ReadyTenant.New().Set("attestations").Status("signInActivity", SectionStatus.Forbidden);

        Assert.All(Rules.Run(new UntriedEmergencyAccount(), drilled), f => Assert.Equal(LockoutStatus.Pass, f.Status));
        Assert.All(Rules.Run(new UntriedEmergencyAccount(), untried), f => Assert.Equal(LockoutStatus.Fail, f.Status));
        Assert.All(Rules.Run(new UntriedEmergencyAccount(), unseen), f => Assert.Equal(LockoutStatus.Unknown, f.Status));
    }

    [Fact]
    public void A_shared_model_is_reported_for_both() => Assert.Equal(
        2, Rules.Run(new EmergencyAccountsShareKeyModel(), ReadyTenant.New().Key(ReadyTenant.Two, ReadyTenant.ModelA)).Count(f => f.Status == LockoutStatus.Fail));

    /// <summary>Unknown is never a pass: each section on which the Pass of a rule rests is taken away by itself.</summary>
    [Theory]
    [InlineData("SR0301", "users")]
    [InlineData("SR0301", "roleAssignments")]
    [InlineData("SR0302", "users")]
    [InlineData("SR0302", "roleAssignments")]
    [InlineData("SR0302", "roleAssignmentSchedules")]
    [InlineData("SR0302", "methods")]
    [InlineData("SR0302", "authenticationMethodsPolicy")]
    [InlineData("SR0302", "policies")]
    [InlineData("SR0302", "memberships")]
    [InlineData("SR0303", "users")]
    [InlineData("SR0303", "roleAssignments")]
    [InlineData("SR0304", "users")]
    [InlineData("SR0304", "roleAssignments")]
    [InlineData("SR0304", "methods")]
    [InlineData("SR0304", "authenticationMethodsPolicy")]
    public void Without_a_section_the_pass_is_gone(string id, string section)
    {
        LockoutRule rule = RuleCatalog.All.Single(r => r.Id == id);
        foreach (SectionStatus status in (SectionStatus[])[SectionStatus.Forbidden, SectionStatus.NotCollected])
        {
            Assert.All(Rules.Run(rule, ReadyTenant.New()), f => Assert.Equal(LockoutStatus.Pass, f.Status));
            Assert.All(Rules.Run(rule, ReadyTenant.New().Status(section, status)), f => Assert.Equal(LockoutStatus.Unknown, f.Status));
        }
    }

    /// <summary>What decides and was not seen: whether a policy reaches the account, and which models its keys are of.</summary>
    [Fact]
    public void What_was_not_seen_of_an_account_is_unknown()
    {
        Assert.All(Rules.Run(new UnfitEmergencyAccount(), ReadyTenant.New().Status("policies", SectionStatus.Forbidden)), f => Assert.Equal(LockoutStatus.Unknown, f.Status));
        Assert.All(Rules.Run(new EmergencyAccountsShareKeyModel(), ReadyTenant.New().Status("methods", SectionStatus.Forbidden)), f => Assert.Equal(LockoutStatus.Unknown, f.Status));
    }
}
