using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>How policies are put together, and what they demand; facts/conditional-access.md 1.1 and 1.8.</summary>
public class OutcomeTests
{
    private const string PhishingResistant = "00000000-0000-0000-0000-000000000004";
    private const string MfaStrength = "00000000-0000-0000-0000-000000000002";

    private static readonly DeviceInfo Compliant = new() { DeviceId = "d", IsCompliant = true, TrustType = "AzureAD" };
    private static readonly DeviceInfo Hybrid = new() { DeviceId = "d", IsCompliant = false, TrustType = "ServerAD" };

    [Fact]
    public void Nothing_applies_and_the_token_is_issued() // [plan] access tokens are issued by default
    {
        PolicyDecision decision = PolicyTenant.Tenant().Policy(users: """{"includeUsers":["ben"]}""").Decide();

        Assert.Equal(PolicyOutcome.Allow, decision.Outcome);
        Assert.Empty(decision.Controls);
        Assert.Empty(decision.Pending);
        Assert.Empty(decision.Applying);
    }

    [Theory]
    [InlineData("enabled", PolicyOutcome.Block, 1, 0)]
    [InlineData("disabled", PolicyOutcome.Allow, 0, 0)]
    [InlineData("enabledForReportingButNotEnforced", PolicyOutcome.Allow, 0, 1)]
    public void States(string state, PolicyOutcome outcome, int applying, int reportOnly) // [ro][whatif] report-only is evaluated and never enforced
    {
        PolicyDecision decision = PolicyTenant.Tenant().Policy(state: state).Decide();

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(applying, decision.Applying.Count);
        Assert.Equal(reportOnly, decision.ReportOnlyApplying.Count);
    }

    [Fact]
    public void An_applying_block_wins_over_everything() // [pol] phase 2
    {
        PolicyDecision decision = PolicyTenant.Tenant().Policy("P1", grant: Ask.Mfa).Policy("P2").Policy("P3", users: """{"includeUsers":["All"],"excludeUsers":["somebody by name"]}""").Decide();

        Assert.Equal(PolicyOutcome.Block, decision.Outcome);
        Assert.Equal("block", decision.Controls.Text());
        Assert.Equal("block", decision.Pending.Text());
        Assert.Empty(decision.EnforcementOrder);
        Assert.Empty(decision.Missing);
    }

    [Fact]
    public void Every_policy_must_be_satisfied_by_itself() // [pol] one requires MFA, another a compliant device: both
    {
        PolicyDecision decision = PolicyTenant.Tenant().Policy("P1", grant: Ask.Mfa).Policy("P2", grant: Grant("OR", "compliantDevice")).Decide();

        Assert.Equal(PolicyOutcome.Requires, decision.Outcome);
        Assert.Equal("mfa compliantDevice", decision.Controls.Text());
        Assert.Equal(2, decision.Requirements.Count);
    }

    [Fact]
    public void Control_lists_are_never_merged() // 1.1: OR(mfa, compliant) + AND(mfa) from a compliant device still needs MFA
    {
        PolicyDecision decision = PolicyTenant.Tenant().Policy("P1", grant: Grant("OR", "mfa,compliantDevice")).Policy("P2", grant: Grant("AND", "mfa"))
            .Decide(Ask.Ordinary with { Device = Compliant });

        Assert.True(decision.Requirements[0].IsSatisfied);
        Assert.Equal("mfa", decision.Requirements[1].Pending.Text());
        Assert.Equal("mfa", decision.Pending.Text());
        Assert.Equal(PolicyOutcome.Requires, decision.Outcome);
    }

    [Theory]
    [InlineData("[pol] AND: all of them", "AND", "mfa,compliantDevice", null, "mfa compliantDevice")]
    [InlineData("[pol] AND: the device is met", "AND", "mfa,compliantDevice", "compliant", "mfa")]
    [InlineData("[pol] OR: any one", "OR", "mfa,compliantDevice", null, "mfa compliantDevice")]
    [InlineData("[pol] OR: the device is enough", "OR", "mfa,compliantDevice", "compliant", "")]
    [InlineData("[grant] a hybrid joined device", "OR", "domainJoinedDevice", "hybrid", "")]
    [InlineData("[grant] Entra joined is not hybrid joined", "OR", "domainJoinedDevice", "compliant", "domainJoinedDevice")]
    [InlineData("[grant] hybrid joined is not compliant", "OR", "compliantDevice", "hybrid", "compliantDevice")]
    [InlineData("[grant] an unregistered device meets nothing", "AND", "compliantDevice,domainJoinedDevice", "unregistered", "compliantDevice domainJoinedDevice")]
    [InlineData("[ggc] password change goes with mfa", "AND", "mfa,passwordChange", null, "mfa passwordChange")]
    [InlineData("[grant] app controls", "OR", "approvedApplication,compliantApplication", "compliant", "approvedApplication compliantApplication")]
    public void Controls_of_one_policy(string rule, string op, string controls, string? device, string pending)
    {
        PolicyDecision decision = PolicyTenant.Tenant().Policy(grant: Grant(op, controls)).Decide(Ask.Ordinary with
        {
            Device = device switch { "compliant" => Compliant, "hybrid" => Hybrid, "unregistered" => DeviceInfo.Unregistered, _ => null },
        });

        Assert.True(pending == decision.Pending.Text(), rule);
        Assert.Equal(pending.Length == 0 ? PolicyOutcome.Allow : PolicyOutcome.Requires, decision.Outcome);
        Assert.Equal(controls.Replace(',', ' '), decision.Controls.Text());
    }

    [Theory]
    [InlineData("null", GrantControlOperator.And)] // [grant] by default all selected controls are required
    [InlineData("\"OR\"", GrantControlOperator.Or)]
    [InlineData("\"and\"", GrantControlOperator.And)]
    public void A_missing_operator_is_AND(string op, GrantControlOperator expected)
    {
        PolicyDecision decision = PolicyTenant.Tenant().Policy(grant: $$"""{"operator":{{op}},"builtInControls":["mfa","compliantDevice"]}""").Decide(Ask.Ordinary with { Device = Compliant });

        Assert.Equal(expected, Assert.Single(decision.Requirements).Operator);
        Assert.Equal(expected == GrantControlOperator.And ? "mfa" : "", decision.Pending.Text());
    }

    [Fact]
    public void Strengths_terms_of_use_and_custom_controls_count_beside_built_in_ones() // 1.1
    {
        PolicyDecision decision = PolicyTenant.Tenant().Policy(grant: $$$"""{"operator":"AND","builtInControls":["compliantDevice"],"termsOfUse":["t1","t2"],"customAuthenticationFactors":["f1"],"authenticationStrength":{"id":"{{{PhishingResistant}}}"}}""").Decide();

        Assert.Equal($"compliantDevice authenticationStrength:{PhishingResistant} termsOfUse:t1 termsOfUse:t2 customAuthenticationFactor:f1", decision.Controls.Text());
    }

    [Fact]
    public void Prompts_come_in_the_documented_order() // [pol] MFA or strength, compliant, hybrid joined, approved app, protected app, password change, terms of use, custom
    {
        PolicyDecision decision = PolicyTenant.Tenant()
            .Policy("P1", grant: """{"operator":"AND","builtInControls":["passwordChange","compliantApplication","approvedApplication","domainJoinedDevice"],"termsOfUse":["t1"],"customAuthenticationFactors":["f1"]}""")
            .Policy("P2", grant: Grant("AND", "compliantDevice,mfa"))
            .Decide();

        Assert.Equal("mfa compliantDevice domainJoinedDevice approvedApplication compliantApplication passwordChange termsOfUse:t1 customAuthenticationFactor:f1", decision.EnforcementOrder.Text());
    }

    [Theory]
    [InlineData("mfa", "mfa", true)]
    [InlineData("mfa", "authenticationStrength:" + MfaStrength, true)] // [str] mfa is anything in the strength Multifactor authentication
    [InlineData("authenticationStrength:" + MfaStrength, "mfa", true)]
    [InlineData("authenticationStrength:" + MfaStrength, "authenticationStrength:" + PhishingResistant, true)]
    [InlineData("authenticationStrength:" + PhishingResistant, "mfa", false)]
    [InlineData("authenticationStrength:" + PhishingResistant, "authenticationStrength:" + MfaStrength, false)]
    [InlineData("authenticationStrength:c1", "authenticationStrength:c2", true)] // every combination of c2 is one of c1
    [InlineData("authenticationStrength:c2", "authenticationStrength:c1", false)]
    [InlineData("authenticationStrength:c3", "authenticationStrength:c2", false)] // c3 demands a certain key
    [InlineData("mfa", "authenticationStrength:c2", true)]
    [InlineData("compliantDevice", "mfa", false)]
    [InlineData("termsOfUse:t1", "termsOfUse:T1", true)]
    [InlineData("termsOfUse:t1", "termsOfUse:t2", false)]
    public void What_the_session_has_met(string demanded, string satisfied, bool isMet)
    {
        Assert.True(GrantControl.TryParse(demanded, out GrantControl? control));
        Assert.True(GrantControl.TryParse(satisfied, out GrantControl? met));
        string grant = control.Kind switch
        {
            GrantControlKind.AuthenticationStrength => $$$"""{"operator":"OR","builtInControls":[],"authenticationStrength":{"id":"{{{control.Id}}}"}}""",
            GrantControlKind.TermsOfUse => $$"""{"operator":"OR","builtInControls":[],"termsOfUse":["{{control.Id}}"]}""",
            _ => Grant("OR", demanded),
        };
        TenantBuilder tenant = PolicyTenant.Tenant().Add(
            "authenticationStrengths",
            """{"id":"c1","policyType":"custom","requirementsSatisfied":"mfa","allowedCombinations":["fido2","windowsHelloForBusiness","password,sms"]}""",
            """{"id":"c2","policyType":"custom","requirementsSatisfied":"mfa","allowedCombinations":["fido2","windowsHelloForBusiness"]}""",
            """{"id":"c3","policyType":"custom","requirementsSatisfied":"mfa","allowedCombinations":["fido2","windowsHelloForBusiness"],"combinationConfigurations":[{"@odata.type":"#microsoft.graph.fido2CombinationConfiguration","allowedAAGUIDs":["x"],"appliesToCombinations":["fido2"]}]}""");

        PolicyDecision decision = tenant.Policy(grant: grant).Decide(Ask.Ordinary with { SessionSatisfied = [met] });
        Assert.Equal(isMet ? PolicyOutcome.Allow : PolicyOutcome.Requires, decision.Outcome);
    }

    [Theory]
    [InlineData("AND", "mfa,compliantDevice", "compliantDevice", "mfa compliantDevice")]
    [InlineData("OR", "mfa,compliantDevice", "compliantDevice", "mfa")]
    [InlineData("OR", "mfa,compliantDevice", "mfa", "")]
    [InlineData("OR", "compliantDevice", "compliantDevice", "compliantDevice")]
    public void What_nobody_can_meet_now_is_no_way_left(string op, string controls, string unavailable, string pending)
    {
        Assert.True(GrantControl.TryParse(unavailable, out GrantControl? control));
        PolicyDecision decision = PolicyTenant.Tenant().Policy(grant: Grant(op, controls)).Decide(Ask.Ordinary with { Device = Compliant, UnavailableControls = [control] });

        Assert.Equal(pending, decision.Pending.Text());
    }

    [Fact]
    public void A_control_that_the_session_has_met_needs_no_service_any_more() => Assert.Equal(
        PolicyOutcome.Allow,
        PolicyTenant.Tenant().Policy(grant: Ask.Mfa).Decide(Ask.Ordinary with { SessionSatisfied = [GrantControl.Mfa], UnavailableControls = [GrantControl.Mfa] }).Outcome);

    [Theory]
    [InlineData(ClientAppType.Other)]
    [InlineData(ClientAppType.ExchangeActiveSync)]
    public void Legacy_clients_pass_no_device_state(ClientAppType client) => Assert.Equal( // [cond]
        "compliantDevice",
        PolicyTenant.Tenant().Policy(grant: Grant("OR", "compliantDevice")).Decide(Ask.Ordinary with { Device = Compliant, ClientAppType = client }).Pending.Text());

    [Fact]
    public void Device_code_flow_passes_no_device_state() => Assert.Equal( // [grant]
        "compliantDevice domainJoinedDevice",
        PolicyTenant.Tenant().Policy("P1", grant: Grant("OR", "compliantDevice")).Policy("P2", grant: Grant("OR", "domainJoinedDevice"))
            .Decide(Ask.Ordinary with { Device = Hybrid with { IsCompliant = true }, AuthenticationFlow = AuthenticationTransferMethods.DeviceCodeFlow }).Pending.Text());

    [Theory]
    [InlineData(true, null, "")]
    [InlineData(false, null, "compliantDevice")]
    [InlineData(null, true, "")]
    [InlineData(null, null, "compliantDevice")]
    public void The_device_of_an_external_user_counts_where_its_claims_are_trusted(bool? partner, bool? standard, string pending) // [b2b]
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada", "\"creationType\":\"Invitation\",\"userType\":\"Guest\"")
            .Add("crossTenantAccess", Setting(null, standard), Setting(Ask.HomeTenant, partner));
        PolicyDecision decision = tenant.Policy(grant: Grant("OR", "compliantDevice")).Decide(
            Ask.Ordinary with { Device = Compliant },
            options: new PolicySetOptions { ExternalUsers = new Dictionary<string, ExternalUser> { ["ada"] = new(GuestOrExternalUserTypes.B2bCollaborationGuest, Ask.HomeTenant) } });

        Assert.Equal(pending, decision.Pending.Text());

        static string Setting(string? id, bool? trusts) =>
            $$$"""{"tenantId":{{{(id is null ? "null" : $"\"{id}\"")}}},"inboundTrust":{{{(trusts is null ? "null" : $$"""{"isMfaAccepted":true,"isCompliantDeviceAccepted":{{(trusts.Value ? "true" : "false")}},"isHybridAzureADJoinedDeviceAccepted":false}""")}}}}""";
    }

    [Fact]
    public void Trust_that_was_not_seen_leaves_the_outcome_open()
    {
        PolicyDecision decision = new TenantBuilder().User("ada", "Ada", "\"creationType\":\"Invitation\",\"userType\":\"Guest\"")
            .Status("crossTenantAccess", SectionStatus.Forbidden).Policy(grant: Grant("OR", "compliantDevice")).Decide(Ask.Ordinary with { Device = Compliant });

        Assert.Equal(PolicyOutcome.Unknown, decision.Outcome);
        Assert.Equal("crossTenantAccess", Assert.Single(decision.Missing).Subject);
        Assert.Equal(GrantControl.CompliantDevice, Assert.Single(Assert.Single(decision.Requirements).Uncertain).Control);
    }

    [Fact]
    public void Registering_security_information_replaces_the_strengths_of_All_resources_policies() // [strhow] all other grant controls apply as usual
    {
        TenantBuilder tenant = PolicyTenant.Tenant()
            .Policy("All", grant: """{"operator":"AND","builtInControls":["compliantDevice"],"authenticationStrength":{"id":"signin"}}""")
            .Policy("Action", applications: """{"includeUserActions":["urn:user:registersecurityinfo"]}""", grant: """{"operator":"OR","builtInControls":[],"authenticationStrength":{"id":"bootstrap"}}""")
            .Policy("Mfa", grant: Ask.Mfa);

        PolicyDecision registering = tenant.Decide(Ask.Ordinary with { ApplicationId = null, UserAction = SignInUserAction.RegisterSecurityInformation });
        Assert.Equal("compliantDevice authenticationStrength:signin authenticationStrength:bootstrap mfa", registering.Controls.Text());
        Assert.Equal("compliantDevice authenticationStrength:bootstrap mfa", registering.Pending.Text());
        Assert.Equal("compliantDevice authenticationStrength:signin", registering.Requirements[0].Controls.Text());
        Assert.Equal("compliantDevice authenticationStrength:bootstrap", registering.Requirements[0].EffectiveControls.Text());

        Assert.Equal("compliantDevice authenticationStrength:signin mfa", tenant.Decide().Pending.Text());
    }

    [Fact]
    public void Without_a_strength_on_the_action_those_of_All_resources_policies_stay() => Assert.Equal(
        "authenticationStrength:signin mfa",
        PolicyTenant.Tenant()
            .Policy("All", grant: """{"operator":"OR","builtInControls":[],"authenticationStrength":{"id":"signin"}}""")
            .Policy("Action", applications: """{"includeUserActions":["urn:user:registersecurityinfo"]}""", grant: Ask.Mfa)
            .Decide(Ask.Ordinary with { ApplicationId = null, UserAction = SignInUserAction.RegisterSecurityInformation }).Pending.Text());

    [Fact]
    public void The_order_of_policies_does_not_change_the_outcome()
    {
        PolicyDecision one = PolicyTenant.Tenant().Policy("P1", grant: Ask.Mfa).Policy("P2").Decide();
        PolicyDecision other = PolicyTenant.Tenant().Policy("P2").Policy("P1", grant: Ask.Mfa).Decide();

        Assert.Equal(one.Outcome, other.Outcome);
    }

    private static string Grant(string op, string controls) =>
        $$"""{"operator":"{{op}}","builtInControls":["{{string.Join("\",\"", controls.Split(','))}}"]}""";
}
