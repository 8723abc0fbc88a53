using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Session controls; facts/conditional-access.md 1.8.</summary>
public class SessionControlTests
{
    [Theory]
    [InlineData("signInFrequency", """{"signInFrequency":{"isEnabled":true,"type":"hours","value":4,"frequencyInterval":"timeBased"}}""")]
    [InlineData("persistentBrowser", """{"persistentBrowser":{"isEnabled":true,"mode":"never"}}""")]
    [InlineData("applicationEnforcedRestrictions", """{"applicationEnforcedRestrictions":{"isEnabled":true}}""")]
    [InlineData("cloudAppSecurity", """{"cloudAppSecurity":{"isEnabled":true,"cloudAppSecurityType":"monitorOnly"}}""")]
    [InlineData("continuousAccessEvaluation", """{"continuousAccessEvaluation":{"mode":"disabled"}}""")]
    [InlineData("disableResilienceDefaults", """{"disableResilienceDefaults":true}""")]
    [InlineData("secureSignInSession", """{"secureSignInSession":{"isEnabled":true}}""")]
    [InlineData("globalSecureAccessFilteringProfile", """{"globalSecureAccessFilteringProfile":{"isEnabled":true,"profileId":"p"}}""")]
    [InlineData("", """{"signInFrequency":{"isEnabled":false,"type":"hours","value":4}}""")]
    [InlineData("", """{"signInFrequency":{"isEnabled":null}}""")]
    [InlineData("", """{"persistentBrowser":{"isEnabled":false,"mode":"never"},"disableResilienceDefaults":false}""")]
    public void Each_control_is_named(string name, string session) // [sess]; 1.14 blank objects
    {
        PolicyDecision decision = PolicyTenant.Tenant().Policy(grant: null, more: $$"""{"sessionControls":{{session}}}""").Decide();

        Assert.Equal(name.Length == 0 ? [] : [name], decision.Session.Names);
        Assert.Equal(PolicyOutcome.Allow, decision.Outcome);
        Assert.Single(decision.Applying);
        Assert.Empty(decision.Requirements);
    }

    [Theory]
    [InlineData("""{"isEnabled":true,"type":"days","value":1}""", """{"isEnabled":true,"type":"hours","value":4}""", 4.0, false)]
    [InlineData("""{"isEnabled":true,"type":"days","value":7}""", """{"isEnabled":true,"type":"days","value":3}""", 72.0, false)]
    [InlineData("""{"isEnabled":true,"type":"hours","value":4}""", """{"isEnabled":true,"frequencyInterval":"everyTime"}""", 0.0, true)]
    public void The_shortest_frequency_is_taken_which_is_not_documented(string first, string second, double hours, bool isEveryTime)
    {
        PolicyDecision decision = Two($$"""{"signInFrequency":{{first}}}""", $$"""{"signInFrequency":{{second}}}""").Decide();

        Assert.Equal(hours, decision.Session.SignInFrequencyHours);
        Assert.Equal(isEveryTime, decision.Session.IsEveryTime);
        Assert.Contains(decision.Assumptions, a => a.Subject == "sessionControls");
    }

    [Fact]
    public void Never_is_taken_over_always_which_is_not_documented()
    {
        PolicyDecision decision = Two("""{"persistentBrowser":{"isEnabled":true,"mode":"always"}}""", """{"persistentBrowser":{"isEnabled":true,"mode":"never"}}""").Decide();

        Assert.Equal(PersistentBrowserMode.Never, decision.Session.PersistentBrowser);
        Assert.True(decision.Session.IsMerged);
    }

    [Fact]
    public void Policies_that_agree_rest_on_no_assumption() => Assert.DoesNotContain(
        Two("""{"persistentBrowser":{"isEnabled":true,"mode":"never"}}""", """{"persistentBrowser":{"isEnabled":true,"mode":"never"}}""").Decide().Assumptions,
        a => a.Subject == "sessionControls");

    private static TenantBuilder Two(string first, string second) => PolicyTenant.Tenant()
        .Policy("P1", grant: null, more: $$"""{"sessionControls":{{first}}}""")
        .Policy("P2", grant: null, more: $$"""{"sessionControls":{{second}}}""");
}
