using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tests.Lockout.Policies;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Risks, insider risk and authentication flows; facts/conditional-access.md 1.7.</summary>
public class RiskAndFlowConditionTests
{
    [Theory]
    [InlineData("""["high"]""", RiskLevel.High, true)]
    [InlineData("""["medium","high"]""", RiskLevel.Medium, true)]
    [InlineData("""["medium"]""", RiskLevel.High, false)]
    [InlineData("""["low","medium"]""", RiskLevel.None, false)]
    [InlineData("""["none"]""", RiskLevel.None, true)]
    [InlineData("""["High"]""", RiskLevel.High, true)]
    [InlineData("""["high"]""", RiskLevel.Hidden, null)]
    [InlineData("""["high","somethingNew"]""", RiskLevel.Low, null)]
    [InlineData("""["high","somethingNew"]""", RiskLevel.High, true)]
    [InlineData("[]", RiskLevel.High, true)]
    public void Levels_are_a_list_without_escalation(string levels, RiskLevel risk, bool? applies) // [gcs][casim]
    {
        Ask.Holds("sign-in risk", applies, PolicyTenant.Tenant().Policy(conditions: $$"""{"signInRiskLevels":{{levels}}}""").Decide(Ask.Ordinary with { SignInRisk = risk }));
        Ask.Holds("user risk", applies, PolicyTenant.Tenant().Policy(conditions: $$"""{"userRiskLevels":{{levels}}}""").Decide(Ask.Ordinary with { UserRisk = risk }));
    }

    [Theory]
    [InlineData(RiskLevel.High, RiskLevel.High, true)]
    [InlineData(RiskLevel.High, RiskLevel.None, false)]
    [InlineData(RiskLevel.None, RiskLevel.High, false)]
    public void Both_risks_in_one_policy_are_joined_by_AND(RiskLevel signIn, RiskLevel user, bool applies) => Assert.Equal( // [gm]
        applies,
        PolicyTenant.Tenant().Policy(conditions: """{"signInRiskLevels":["high"],"userRiskLevels":["high"]}""").Decide(Ask.Ordinary with { SignInRisk = signIn, UserRisk = user }).Applies());

    [Theory]
    [InlineData("moderate,elevated", InsiderRiskLevels.Elevated, true)]
    [InlineData("moderate, elevated", InsiderRiskLevels.Moderate, true)]
    [InlineData("moderate,elevated", InsiderRiskLevels.Minor, false)]
    [InlineData("moderate", InsiderRiskLevels.None, false)]
    [InlineData("moderate,somethingNew", InsiderRiskLevels.Minor, null)]
    public void Insider_risk_is_one_comma_joined_text(string levels, InsiderRiskLevels risk, bool? applies) => Ask.Holds( // [meta] flags enum
        "insider risk", applies, PolicyTenant.Tenant().Policy(conditions: $$"""{"insiderRiskLevels":"{{levels}}"}""").Decide(Ask.Ordinary with { InsiderRisk = risk }));

    [Theory]
    [InlineData("[flows] device code flow", "deviceCodeFlow", AuthenticationTransferMethods.DeviceCodeFlow, null, true)]
    [InlineData("[flows] authentication transfer", "authenticationTransfer", AuthenticationTransferMethods.AuthenticationTransfer, null, true)]
    [InlineData("[flows] both", "deviceCodeFlow,authenticationTransfer", AuthenticationTransferMethods.AuthenticationTransfer, null, true)]
    [InlineData("[flows] the other flow", "deviceCodeFlow", AuthenticationTransferMethods.AuthenticationTransfer, null, false)]
    [InlineData("[flows] an ordinary sign-in matches neither", "deviceCodeFlow,authenticationTransfer", AuthenticationTransferMethods.None, null, false)]
    [InlineData("[flows] protocol tracking: a session that began with device code", "deviceCodeFlow", AuthenticationTransferMethods.None, AuthenticationTransferMethods.DeviceCodeFlow, true)]
    [InlineData("[flows] protocol tracking: with any other flow", "deviceCodeFlow", AuthenticationTransferMethods.AuthenticationTransfer, AuthenticationTransferMethods.DeviceCodeFlow, true)]
    [InlineData("[flows] protocol tracking: another flow at the beginning", "authenticationTransfer", AuthenticationTransferMethods.None, AuthenticationTransferMethods.DeviceCodeFlow, false)]
    [InlineData("a flow that this version does not know", "somethingNew", AuthenticationTransferMethods.None, null, null)]
    [InlineData("1.14 no flow is not configured", "none", AuthenticationTransferMethods.None, null, true)]
    public void Flows(string rule, string methods, AuthenticationTransferMethods flow, AuthenticationTransferMethods? original, bool? applies) => Ask.Holds(
        rule,
        applies,
        PolicyTenant.Tenant().Policy(conditions: $$$"""{"authenticationFlows":{"transferMethods":"{{{methods}}}"}}""")
            .Decide(Ask.Ordinary with { AuthenticationFlow = flow, OriginalTransferMethod = original }));
}
