using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>What an absent signal stands for in the three modes.</summary>
public class EvaluationModeTests
{
    private static readonly SignInContext Bare = new() { UserId = "ada", ApplicationId = Ask.SharePoint };

    [Theory]
    [InlineData("clientAppType", """{"clientAppTypes":["browser"]}""", true, WhatIfReasons.ClientApps)]
    [InlineData("clientAppType", """{"clientAppTypes":["other"]}""", false, WhatIfReasons.ClientApps)]
    [InlineData("devicePlatform", """{"platforms":{"includePlatforms":["windows"]}}""", false, WhatIfReasons.DevicePlatform)]
    [InlineData("devicePlatform", """{"platforms":{"includePlatforms":["all"],"excludePlatforms":["windows"]}}""", true, WhatIfReasons.DevicePlatform)]
    [InlineData("ipAddress", """{"locations":{"includeLocations":["hq"]}}""", false, WhatIfReasons.Location)]
    [InlineData("ipAddress", """{"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}}""", true, WhatIfReasons.Location)]
    [InlineData("country", """{"locations":{"includeLocations":["nordics"]}}""", false, WhatIfReasons.Location)]
    [InlineData("country", """{"locations":{"includeLocations":["All"],"excludeLocations":["nordics"]}}""", true, WhatIfReasons.Location)]
    [InlineData("compliantNetwork", """{"locations":{"includeLocations":["3d46dbda-8382-466a-856d-eb00cbc6b910"]}}""", false, WhatIfReasons.Location)]
    [InlineData("deviceInfo", """{"devices":{"deviceFilter":{"mode":"exclude","rule":"device.isCompliant -eq True"}}}""", true, WhatIfReasons.Devices)]
    [InlineData("deviceInfo", """{"devices":{"deviceFilter":{"mode":"include","rule":"device.isCompliant -eq True"}}}""", false, WhatIfReasons.Devices)]
    [InlineData("signInRiskLevel", """{"signInRiskLevels":["high"]}""", false, WhatIfReasons.SignInRisk)]
    [InlineData("userRiskLevel", """{"userRiskLevels":["high"]}""", false, WhatIfReasons.UserRisk)]
    [InlineData("insiderRiskLevel", """{"insiderRiskLevels":"elevated"}""", false, WhatIfReasons.InsiderRisk)]
    [InlineData("authenticationFlow", """{"authenticationFlows":{"transferMethods":"deviceCodeFlow"}}""", false, WhatIfReasons.AuthenticationFlow)]
    public void An_absent_signal(string signal, string conditions, bool ordinarily, WhatIfReasons reason)
    {
        PolicySet set = PolicySet.Compile(Tenant().Policy(conditions: conditions).Build());

        PolicyDecision signIn = set.Evaluate(Bare, EvaluationMode.SignIn);
        Assert.Equal(ordinarily, signIn.Applies());
        Assert.Contains(signIn.Assumptions, a => a.Subject == signal);

        PolicyDecision whatIf = set.Evaluate(Bare, EvaluationMode.WhatIf);
        Assert.False(whatIf.Applies());
        Assert.True(whatIf.Verdicts[0].Reason.HasFlag(reason));

        PolicyDecision worstCase = set.Evaluate(Bare, EvaluationMode.WorstCase);
        Assert.Null(worstCase.Applies());
        Assert.Equal(PolicyOutcome.Unknown, worstCase.Outcome);
        Assert.Equal(reason, worstCase.DependsOn);
        Assert.Contains(worstCase.Missing, m => m.Subject == signal && m.Reason.Contains("depends on", StringComparison.Ordinal));
        Assert.DoesNotContain(worstCase.Assumptions, a => a.Subject == signal);
    }

    [Theory]
    [InlineData("""{"clientAppTypes":["all"]}""")]
    [InlineData("""{"platforms":{"includePlatforms":["all"]}}""")]
    [InlineData("""{"locations":{"includeLocations":["All"]}}""")]
    public void A_condition_that_means_everything_needs_no_signal(string conditions)
    {
        foreach (EvaluationMode mode in Enum.GetValues<EvaluationMode>())
        {
            Assert.Equal(PolicyOutcome.Block, Tenant().Policy(conditions: conditions).Decide(Bare, mode).Outcome);
        }
    }

    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData("00000003-0000-0ff1-ce00-000000000000", null, null, false)]
    [InlineData("00000003-0000-0ff1-ce00-000000000000", "US", null, false)]
    [InlineData("00000003-0000-0ff1-ce00-000000000000", "US", RiskLevel.High, true)]
    public void What_If_needs_every_parameter(string? app, string? country, RiskLevel? risk, bool applies) => Assert.Equal( // [whatif] the example with four parameters
        applies,
        Tenant().Policy(
            applications: """{"includeApplications":["Office365"]}""",
            conditions: """{"signInRiskLevels":["high"],"locations":{"includeLocations":["usa"]}}""")
            .Decide(new SignInContext { UserId = "ada", ApplicationId = app, Country = country, SignInRisk = risk }, EvaluationMode.WhatIf).Applies());

    [Fact]
    public void An_open_signal_makes_nothing_unknown_that_it_does_not_decide()
    {
        PolicyDecision decision = Tenant()
            .Policy("Always", grant: Ask.Mfa)
            .Policy("Windows", conditions: """{"platforms":{"includePlatforms":["windows"]}}""", grant: """{"operator":"OR","builtInControls":["compliantDevice"]}""")
            .Decide(Bare, EvaluationMode.WorstCase);

        Assert.Equal(PolicyOutcome.Requires, decision.Outcome);
        Assert.Equal(WhatIfReasons.None, decision.DependsOn);
        Assert.Equal("mfa", decision.Pending.Text());
        Assert.Equal([true, false], decision.Requirements.Select(r => r.IsCertain));
    }

    [Fact]
    public void A_device_that_is_open_may_meet_a_control()
    {
        TenantBuilder tenant = Tenant().Policy(grant: """{"operator":"OR","builtInControls":["mfa","compliantDevice"]}""");

        PolicyDecision decision = tenant.Decide(Bare, EvaluationMode.WorstCase);
        Assert.Equal(PolicyOutcome.Unknown, decision.Outcome);
        Assert.Contains(decision.Missing, m => m.Subject == "deviceInfo");
        Assert.Equal(PolicyOutcome.Requires, tenant.Decide(Bare with { Device = DeviceInfo.Unregistered }, EvaluationMode.WorstCase).Outcome);
        Assert.Equal(PolicyOutcome.Requires, tenant.Decide(Bare).Outcome);
    }

    [Fact]
    public void Somebody_who_is_not_named_is_open_unless_the_policy_is_for_all()
    {
        Assert.True(Tenant().Policy().Decide(Bare with { UserId = null }).Applies());
        Assert.Null(Tenant().Policy(users: """{"includeUsers":["All"],"excludeUsers":["ben"]}""").Decide(Bare with { UserId = null }).Applies());
    }

    private static TenantBuilder Tenant() => PolicyTenant.Tenant().Add(
        "namedLocations",
        """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"hq","isTrusted":true,"ipRanges":[{"cidrAddress":"198.51.100.0/24"}]}""",
        """{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"usa","countriesAndRegions":["US"],"countryLookupMethod":"clientIpAddress","includeUnknownCountriesAndRegions":false}""",
        """{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"nordics","countriesAndRegions":["NO"],"countryLookupMethod":"clientIpAddress","includeUnknownCountriesAndRegions":false}""");
}
