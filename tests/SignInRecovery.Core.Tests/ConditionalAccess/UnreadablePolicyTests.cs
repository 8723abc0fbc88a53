using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>What cannot be read makes every outcome that it could change Unknown, and never Allow.</summary>
public class UnreadablePolicyTests
{
    [Fact]
    public void Policies_that_were_not_read_leave_only_a_block_certain()
    {
        PolicyDecision nothing = PolicyTenant.Tenant().Status("policies", SectionStatus.Forbidden).Decide();
        Assert.Equal(PolicyOutcome.Unknown, nothing.Outcome);
        Assert.Equal("policies", Assert.Single(nothing.Missing).Subject);

        PolicyDecision demanding = PolicyTenant.Tenant().Policy(grant: Ask.Mfa).Status("policies", SectionStatus.Partial).Decide();
        Assert.Equal(PolicyOutcome.Unknown, demanding.Outcome);
        Assert.Equal(PolicyOutcome.Block, PolicyTenant.Tenant().Policy().Status("policies", SectionStatus.Partial).Decide().Outcome);
    }

    [Fact]
    public void A_line_that_cannot_be_read_counts_as_a_policy_that_was_not()
    {
        PolicyDecision decision = PolicyTenant.Tenant().Add("policies", """{"id":"broken","state":"enabled","conditions":{"users":17}}""").Decide();

        Assert.Equal(PolicyOutcome.Unknown, decision.Outcome);
        Assert.NotEmpty(decision.Missing);
    }

    [Fact]
    public void Policies_given_instead_of_the_tenants_are_complete_by_themselves() => Assert.Equal(
        PolicyOutcome.Allow,
        PolicyTenant.Tenant().Status("policies", SectionStatus.Forbidden).Decide(options: new PolicySetOptions { Policies = [] }).Outcome);

    [Theory]
    [InlineData("an invented control", null, """{"operator":"OR","builtInControls":["compliantNetwork"]}""", PolicyOutcome.Unknown)]
    [InlineData("an invented control beside another", null, """{"operator":"OR","builtInControls":["mfa","MfaAndChangePassword"]}""", PolicyOutcome.Unknown)]
    [InlineData("an invented control beside a block", null, """{"operator":"OR","builtInControls":["block","compliantNetwork"]}""", PolicyOutcome.Block)]
    [InlineData("an unknown operator with one control", null, """{"operator":"XOR","builtInControls":["mfa"]}""", PolicyOutcome.Requires)]
    [InlineData("an unknown operator with two controls", null, """{"operator":"XOR","builtInControls":["mfa","compliantDevice"]}""", PolicyOutcome.Unknown)]
    [InlineData("an unknown member of the controls", null, """{"operator":"OR","builtInControls":[],"riskRemediationPlus":{"isEnabled":true}}""", PolicyOutcome.Unknown)]
    [InlineData("an unknown condition", """{"phaseOfTheMoon":["full"]}""", null, PolicyOutcome.Unknown)]
    [InlineData("an unknown condition that is blank", """{"phaseOfTheMoon":[]}""", null, PolicyOutcome.Block)]
    [InlineData("times of a beta export", """{"times":{"includedRanges":["x"]}}""", null, PolicyOutcome.Unknown)]
    [InlineData("an unknown member of the users", """{"users":{"includeUsers":["ben"],"includeUserPrefixes":["a"]}}""", null, PolicyOutcome.Unknown)]
    [InlineData("an unknown member of the users, and excluded for sure", """{"users":{"includeUsers":["All"],"excludeUsers":["ada"],"includeUserPrefixes":["a"]}}""", null, PolicyOutcome.Allow)]
    [InlineData("an unknown member of the resources", """{"applications":{"includeApplications":["All"],"includeApplicationPrefixes":["a"]}}""", null, PolicyOutcome.Unknown)]
    [InlineData("an unknown member of the locations", """{"locations":{"includeLocations":["All"],"includeRegions":["eu"]}}""", null, PolicyOutcome.Unknown)]
    [InlineData("an unknown member of the devices", """{"devices":{"deviceAge":{"days":3}}}""", null, PolicyOutcome.Unknown)]
    [InlineData("an agent context", """{"agentContext":{"includeAgentContexts":["x"]}}""", null, PolicyOutcome.Unknown)]
    public void What_this_version_does_not_know(string what, string? conditions, string? grant, PolicyOutcome outcome)
    {
        PolicyDecision decision = PolicyTenant.Tenant().Policy(conditions: conditions, grant: grant ?? """{"operator":"OR","builtInControls":["block"]}""").Decide();

        Assert.True(outcome == decision.Outcome, $"{what}: {decision.Outcome}");
        Assert.Equal(outcome == PolicyOutcome.Unknown, decision.Missing.Count > 0);
    }

    /// <summary>Policies as other tools write them: what Graph always writes is missing, or stands in another place.</summary>
    [Theory]
    [InlineData("no users", """{"conditions":{"applications":{"includeApplications":["All"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("users that are null", """{"conditions":{"users":{"includeUsers":null,"includeRoles":null},"applications":{"includeApplications":["All"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("users among the conditions", """{"conditions":{"includeUsers":["All"],"includeApplications":["All"]},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("no resources", """{"conditions":{"users":{"includeUsers":["All"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("no conditions", """{"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("no controls", """{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}}}""")]
    [InlineData("controls under another name", """{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grantControls":null,"controls":["block"]}""")]
    [InlineData("controls in snake case", """{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grant_controls":{"builtInControls":["mfa"]}}""")]
    [InlineData("a strength as a reference", """{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"OR","builtInControls":[],"authenticationStrength@odata.bind":"https://graph.example/policies/00000000-0000-0000-0000-000000000004"}}""")]
    [InlineData("locations beside the conditions", """{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"locations":{"includeLocations":["AllTrusted"]},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("a user's id in braces", """{"conditions":{"users":{"includeUsers":["{11111111-aaaa-4bbb-8ccc-000000000001}"]},"applications":{"includeApplications":["All"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("a group's id without hyphens", """{"conditions":{"users":{"includeGroups":["33333333aaaa4bbb8ccc000000000001"]},"applications":{"includeApplications":["All"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("an application's id between blanks", """{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":[" 00000003-0000-0ff1-ce00-000000000000"]}},"grantControls":{"builtInControls":["block"]}}""")]
    public void A_policy_that_does_not_say_all_that_Graph_says_is_no_policy_for_nobody(string what, string policy)
    {
        PolicyDecision decision = Whole(policy);

        Assert.True(decision.Outcome == PolicyOutcome.Unknown, $"{what}: {decision.Outcome}");
        Assert.NotEmpty(decision.Missing);
        Assert.All(decision.Missing, missing => Assert.DoesNotContain(": .", missing.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("empty lists of users", """{"conditions":{"users":{"includeUsers":[],"includeGroups":[]},"applications":{"includeApplications":["All"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("empty lists of resources", """{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":[]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("workload identities and no users", """{"conditions":{"users":null,"clientApplications":{"includeServicePrincipals":["ServicePrincipalsInMyTenant"]},"applications":{"includeApplications":["All"]}},"grantControls":{"builtInControls":["block"]}}""")]
    [InlineData("session controls alone", """{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"sessionControls":{"persistentBrowser":{"isEnabled":true,"mode":"never"}}}""")]
    [InlineData("controls that are null", """{"conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grantControls":null,"sessionControls":null}""")]
    public void What_is_there_and_empty_says_that_there_is_none(string what, string policy)
    {
        PolicyDecision decision = Whole(policy);

        Assert.True(decision.Outcome == PolicyOutcome.Allow, $"{what}: {decision.Outcome}");
    }

    private static PolicyDecision Whole(string policy) =>
        PolicyTenant.Tenant().Add("policies", """{"id":"99999999-aaaa-4bbb-8ccc-000000000001","displayName":"P","state":"enabled",""" + policy.TrimStart()[1..]).Decide();

    [Theory]
    [InlineData("unknownFutureValue", PolicyOutcome.Unknown)]
    [InlineData("", PolicyOutcome.Unknown)]
    public void A_state_that_this_version_does_not_know_may_be_enforced(string state, PolicyOutcome outcome)
    {
        PolicyDecision decision = PolicyTenant.Tenant().Policy(state: state).Decide();

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(PolicyEnforcement.Unknown, decision.Verdicts[0].Enforcement);
        Assert.NotEmpty(decision.Missing);
    }

    [Fact]
    public void An_unknown_session_control_changes_no_outcome() => Assert.Equal(
        PolicyOutcome.Requires,
        PolicyTenant.Tenant().Policy(grant: Ask.Mfa, more: """{"sessionControls":{"somethingNew":{"isEnabled":true}}}""").Decide().Outcome);

    [Theory]
    [InlineData("2026-09-01T00:00:00Z", "2026-12-01T00:00:00Z", "Microsoft-managed: Block legacy authentication", PolicyOutcome.Unknown)]
    [InlineData("2026-11-20T00:00:00Z", "2026-12-01T00:00:00Z", "Microsoft-managed: Block legacy authentication", PolicyOutcome.Allow)]
    [InlineData("2026-11-20T00:00:00Z", "2027-01-05T00:00:00Z", "Microsoft-managed: Block legacy authentication", PolicyOutcome.Unknown)]
    [InlineData("2026-09-01T00:00:00Z", null, "Microsoft-managed: Block legacy authentication", PolicyOutcome.Allow)]
    [InlineData("2026-09-01T00:00:00Z", "2026-12-01T00:00:00Z", "Block legacy authentication", PolicyOutcome.Allow)]
    public void Microsoft_switches_its_policies_on_after_45_days(string created, string? asOf, string name, PolicyOutcome outcome) // [managed]
    {
        TenantBuilder tenant = PolicyTenant.Tenant().Policy(name, state: "enabledForReportingButNotEnforced", more: $$"""{"createdDateTime":"{{created}}"}""");
        var options = new PolicySetOptions { AsOf = asOf is null ? null : DateTimeOffset.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(outcome, tenant.Decide(options: options).Outcome);
        Assert.Equal(PolicyOutcome.Block, tenant.Decide(options: options with { EnforceReportOnly = true }).Outcome);
    }
}
