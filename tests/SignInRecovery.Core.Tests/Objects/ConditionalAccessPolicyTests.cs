using System.Text.Json;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Objects;

public class ConditionalAccessPolicyTests
{
    [Fact]
    public void Policy_with_everything_is_read_whole()
    {
        var policy = Lines.AssertAllFilled(Read("""
            {"id":"2ed22b20-0000-4000-8000-000000000001","templateId":"c7503427-338e-4c5e-902d-abe252abfb43","displayName":"Everything","description":"All there is","createdDateTime":"2026-01-01T00:00:00Z","modifiedDateTime":"2026-02-01T00:00:00.1234567Z","deletedDateTime":"2026-03-01T00:00:00Z","state":"enabled",
            "conditions":{"clientAppTypes":["browser","mobileAppsAndDesktopClients","exchangeActiveSync","easSupported","other"],"userRiskLevels":["high"],"signInRiskLevels":["medium","high"],"servicePrincipalRiskLevels":["low"],"insiderRiskLevels":"moderate,elevated","agentIdRiskLevels":"high",
            "users":{"includeUsers":["All"],"excludeUsers":["u1"],"includeGroups":["g1"],"excludeGroups":["g2"],"includeRoles":["62e90394-69f5-4237-9190-012177145e10"],"excludeRoles":["d29b2b05-8046-44ba-8758-1e26182fcf32"],"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"internalGuest,b2bCollaborationGuest,serviceProvider","externalTenants":{"@odata.type":"#microsoft.graph.conditionalAccessEnumeratedExternalTenants","membershipKind":"enumerated","members":["t1"]}},"excludeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"serviceProvider","externalTenants":{"membershipKind":"all","members":["t2"]}}},
            "applications":{"includeApplications":["All"],"excludeApplications":["a1"],"includeUserActions":["urn:user:registersecurityinfo"],"includeAuthenticationContextClassReferences":["c1"],"applicationFilter":{"mode":"include","rule":"CustomSecurityAttribute.E_P -contains \"x\""},"globalSecureAccess":{"includeTrafficProfiles":["m365"]},"networkAccess":{"includeTrafficProfiles":"internet"}},
            "clientApplications":{"includeServicePrincipals":["ServicePrincipalsInMyTenant"],"excludeServicePrincipals":["s1"],"servicePrincipalFilter":{"mode":"exclude","rule":"r"},"includeAgentIdServicePrincipals":["All"],"excludeAgentIdServicePrincipals":["s2"],"agentIdServicePrincipalFilter":{"mode":"include","rule":"r"}},
            "agents":{"includeAgentUsers":["All"],"excludeAgentUsers":["u9"],"agentFilter":{"mode":"include","rule":"r"}},"agentContext":{"includeAgentContexts":["agentUserSessionsInitiatedFromEndpoints"]},
            "platforms":{"includePlatforms":["all"],"excludePlatforms":["android","iOS","windows","windowsPhone","macOS","linux"]},"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted"]},
            "devices":{"deviceFilter":{"mode":"exclude","rule":"device.isCompliant -eq True"},"includeDeviceStates":["All"],"excludeDeviceStates":["Compliant"],"includeDevices":["All"],"excludeDevices":["Compliant"]},
            "authenticationFlows":{"transferMethods":"deviceCodeFlow,authenticationTransfer"}},
            "grantControls":{"operator":"OR","builtInControls":["block","mfa","compliantDevice","domainJoinedDevice","approvedApplication","compliantApplication","passwordChange","riskRemediation"],"customAuthenticationFactors":["f1"],"termsOfUse":["t1"],"authenticationStrength":{"id":"00000000-0000-0000-0000-000000000004","displayName":"Phishing-resistant MFA","description":"x","createdDateTime":"2021-12-01T08:00:00Z","modifiedDateTime":"2021-12-01T08:00:00Z","policyType":"builtIn","requirementsSatisfied":"mfa","allowedCombinations":["windowsHelloForBusiness","fido2","x509CertificateMultiFactor"],"combinationConfigurations":[]}},
            "sessionControls":{"disableResilienceDefaults":true,"applicationEnforcedRestrictions":{"isEnabled":true},"cloudAppSecurity":{"isEnabled":true,"cloudAppSecurityType":"monitorOnly"},"continuousAccessEvaluation":{"mode":"strictLocation"},"persistentBrowser":{"isEnabled":true,"mode":"never"},"secureSignInSession":{"isEnabled":true},"signInFrequency":{"isEnabled":true,"value":4,"type":"hours","authenticationType":"primaryAndSecondaryAuthentication","frequencyInterval":"timeBased"},"globalSecureAccessFilteringProfile":{"isEnabled":true,"profileId":"p1"},"networkAccessSecurity":{"isEnabled":true,"policyId":"p2"}}}
            """),
            nameof(ConditionalAccessPolicy.UnrecognizedValues),
            nameof(ConditionalAccessPolicy.Gaps),
            nameof(GrantControls.UnrecognizedControls),
            nameof(AuthenticationStrengthPolicy.CombinationConfigurations),
            nameof(NetworkProfileControl.PolicyId),
            nameof(NetworkProfileControl.ProfileId));

        Assert.Empty(policy.UnrecognizedValues);
        Assert.Empty(policy.Gaps);
        Assert.Equal(PolicyState.Enabled, policy.State);
        Assert.Equal(5, policy.Conditions.ClientAppTypes.Distinct().Count());
        Assert.Equal([RiskLevel.Medium, RiskLevel.High], policy.Conditions.SignInRiskLevels);
        Assert.Equal(InsiderRiskLevels.Moderate | InsiderRiskLevels.Elevated, policy.Conditions.InsiderRiskLevels);
        Assert.Equal(AgentIdRiskLevels.High, policy.Conditions.AgentIdRiskLevels);
        Assert.Equal(
            GuestOrExternalUserTypes.InternalGuest | GuestOrExternalUserTypes.B2bCollaborationGuest | GuestOrExternalUserTypes.ServiceProvider,
            policy.Conditions.Users.IncludeGuestsOrExternalUsers!.GuestOrExternalUserTypes);
        Assert.Equal(ExternalTenantsMembershipKind.Enumerated, policy.Conditions.Users.IncludeGuestsOrExternalUsers.ExternalTenants!.MembershipKind);
        Assert.Equal(6, policy.Conditions.Platforms!.ExcludePlatforms.Distinct().Count());
        Assert.Equal(["internet"], policy.Conditions.Applications.NetworkAccess!.IncludeTrafficProfiles);
        Assert.Equal(FilterMode.Exclude, policy.Conditions.Devices!.DeviceFilter!.Mode);
        Assert.Equal(GrantControlOperator.Or, policy.GrantControls!.Operator);
        Assert.Equal(8, policy.GrantControls.BuiltInControls.Distinct().Count());
        Assert.Equal(AuthenticationMethodModes.Fido2, policy.GrantControls.AuthenticationStrength!.AllowedCombinations![1]);
        Assert.Equal((4, SignInFrequencyType.Hours), (policy.SessionControls!.SignInFrequency!.Value, policy.SessionControls.SignInFrequency.Type));
        Assert.Equal("p1", policy.SessionControls.GlobalSecureAccessFilteringProfile!.ProfileId);
        Assert.Equal("p2", policy.SessionControls.NetworkAccessSecurity!.PolicyId);
        Assert.Equal("2ed22b20-0000-4000-8000-000000000001", Lines.Read(SectionReaders.DeletedPolicies, """{"id":"2ed22b20-0000-4000-8000-000000000001"}""").Id);
    }

    [Theory]
    [InlineData("""{"id":"p"}""")]
    [InlineData("""{"id":"p","conditions":null,"grantControls":null,"sessionControls":null}""")]
    [InlineData("""{"id":"p","conditions":{"users":null,"applications":null,"clientAppTypes":null,"platforms":null,"locations":[],"devices":null,"userRiskLevels":null,"clientApplications":null,"authenticationFlows":null,"times":null,"deviceStates":null}}""")]
    [InlineData("""{"id":"p","conditions":{"users":{"includeUsers":null,"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":null,"externalTenants":{"membershipKind":null}}},"applications":{"applicationFilter":{"mode":null,"rule":null},"globalSecureAccess":null},"devices":{"deviceFilter":{"mode":null,"rule":null},"includeDevices":null},"platforms":{"includePlatforms":null,"excludePlatforms":[]},"locations":{"includeLocations":null,"excludeLocations":null},"clientApplications":{"includeServicePrincipals":null,"servicePrincipalFilter":{"mode":null,"rule":null}},"authenticationFlows":{"transferMethods":""},"deviceStates":{"includeStates":null}},"grantControls":{"operator":null,"builtInControls":null,"termsOfUse":[],"authenticationStrength":{"id":null,"allowedCombinations":null},"authenticationStrength@odata.context":"x"},"sessionControls":{"signInFrequency":{"isEnabled":null,"value":null},"cloudAppSecurity":{"cloudAppSecurityType":null},"disableResilienceDefaults":null}}""")]
    public void Blank_objects_and_missing_ones_are_not_configured(string line)
    {
        var policy = Read(line);

        Assert.Empty(policy.UnrecognizedValues);
        Assert.Empty(policy.Conditions.Users.IncludeUsers);
        Assert.Empty(policy.Conditions.Users.ExcludeRoles);
        Assert.Null(policy.Conditions.Users.IncludeGuestsOrExternalUsers);
        Assert.Empty(policy.Conditions.Applications.IncludeApplications);
        Assert.Null(policy.Conditions.Applications.ApplicationFilter);
        Assert.Empty(policy.Conditions.ClientAppTypes);
        Assert.Empty(policy.Conditions.UserRiskLevels);
        Assert.Null(policy.Conditions.Platforms);
        Assert.Null(policy.Conditions.Locations);
        Assert.Null(policy.Conditions.Devices);
        Assert.Null(policy.Conditions.ClientApplications);
        Assert.Null(policy.Conditions.AuthenticationFlows);
        Assert.Null(policy.Conditions.InsiderRiskLevels);
        Assert.Null(policy.GrantControls);
        Assert.Null(policy.SessionControls);
        Assert.Equal(PolicyState.Unrecognized, policy.State);
    }

    [Fact]
    public void Blank_strength_beside_a_control_is_not_configured()
    {
        var policy = Read("""{"id":"p","grantControls":{"operator":"OR","builtInControls":["mfa"],"authenticationStrength":{"id":null,"displayName":null,"description":""}}}""");

        Assert.Equal([BuiltInControl.Mfa], policy.GrantControls!.BuiltInControls);
        Assert.Null(policy.GrantControls.AuthenticationStrength);
    }

    [Fact]
    public void Switch_that_is_off_is_configured()
    {
        var policy = Read("""{"id":"p","sessionControls":{"persistentBrowser":{"isEnabled":false,"mode":null},"disableResilienceDefaults":false}}""");

        Assert.False(policy.SessionControls!.PersistentBrowser!.IsEnabled);
        Assert.False(policy.SessionControls.DisableResilienceDefaults);
    }

    [Fact]
    public void Unknown_values_and_members_are_kept_with_their_place()
    {
        var policy = Read("""
            {"id":"p","newAtTheTop":"x","state":"almostEnabled","conditions":{"clientAppTypes":["All","telex"],"platforms":{"includePlatforms":["windows","unknownFutureValue"]},"times":{"all":true},"insiderRiskLevels":"moderate,absurd","users":{"includeShoeSizes":[44],"includeUsers":["All"]},"authenticationFlows":{"transferMethods":["deviceCodeFlow","teleport"]}},"grantControls":{"operator":"XOR","builtInControls":["mfa","compliantNetwork","MfaAndChangePassword"]},"sessionControls":{"blockSensitiveActions":{"isEnabled":true}}}
            """);

        Assert.Equal(
            [
                new("state", "almostEnabled", false),
                new("conditions.clientAppTypes", "telex", false),
                new("conditions.platforms.includePlatforms", "unknownFutureValue", false),
                new("conditions.times", """{"all":true}""", true),
                new("conditions.insiderRiskLevels", "absurd", false),
                new("conditions.users.includeShoeSizes", "[44]", true),
                new("conditions.authenticationFlows.transferMethods", "teleport", false),
                new("grantControls.operator", "XOR", false),
                new("grantControls.builtInControls", "compliantNetwork", false),
                new("grantControls.builtInControls", "MfaAndChangePassword", false),
                new("sessionControls.blockSensitiveActions", """{"isEnabled":true}""", true),
            ],
            policy.UnrecognizedValues);
        Assert.Equal(["compliantNetwork", "MfaAndChangePassword"], policy.GrantControls!.UnrecognizedControls);
        Assert.Equal([BuiltInControl.Mfa, BuiltInControl.Unrecognized, BuiltInControl.Unrecognized], policy.GrantControls.BuiltInControls);
        Assert.Equal([ClientAppType.All, ClientAppType.Unrecognized], policy.Conditions.ClientAppTypes);
        Assert.Equal(InsiderRiskLevels.Moderate | InsiderRiskLevels.Unrecognized, policy.Conditions.InsiderRiskLevels);
    }

    [Fact]
    public void Policy_in_Pascal_case_reads_the_same()
    {
        var camel = Read("""{"id":"p","state":"enabled","conditions":{"users":{"includeUsers":["All"],"excludeGroups":["g"]},"clientAppTypes":["all"],"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"AND","builtInControls":["mfa"],"authenticationStrength":{"id":"s"}}}""");
        var pascal = Read("""{"Id":"p","State":"Enabled","Conditions":{"Users":{"IncludeUsers":["All"],"ExcludeGroups":["g"]},"ClientAppTypes":["All"],"Applications":{"IncludeApplications":["All"]}},"GrantControls":{"Operator":"and","BuiltInControls":["MFA"],"AuthenticationStrength":{"Id":"s"},"AuthenticationStrength@odata.context":"x"}}""");

        Assert.Equal(
            JsonSerializer.Serialize(camel, TenantJsonContext.Default.ConditionalAccessPolicy),
            JsonSerializer.Serialize(pascal, TenantJsonContext.Default.ConditionalAccessPolicy));
        Assert.Empty(pascal.UnrecognizedValues);
    }

    [Theory]
    [InlineData("""{"id":"p","conditions":{"locations":["All"]}}""")]
    [InlineData("""{"id":"p","conditions":{"users":{"excludeUsers":[null]}}}""")]
    [InlineData("""{"id":"p","conditions":{"users":{"excludeUsers":[{"id":"u"}]}}}""")]
    [InlineData("""{"id":"p","conditions":"all"}""")]
    [InlineData("""{"id":"p","grantControls":["mfa"]}""")]
    [InlineData("""{"id":"p","grantControls":{"builtInControls":[1]}}""")]
    [InlineData("""{"id":"p","grantControls":{"authenticationStrength":{"displayName":"a strength without an id"}}}""")]
    [InlineData("""{"id":"p","sessionControls":{"signInFrequency":{"value":"4"}}}""")]
    [InlineData("""{"displayName":"no id"}""")]
    public void Policy_that_cannot_be_read_whole_is_malformed(string line) =>
        Assert.ThrowsAny<JsonException>(() => Read(line));

    [Fact]
    public void Enumerated_tenants_without_members_are_configured()
    {
        var users = Read("""{"id":"p","conditions":{"users":{"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"b2bCollaborationGuest","externalTenants":{"membershipKind":"enumerated","members":[]}}}}}""").Conditions.Users;

        Assert.Equal(ExternalTenantsMembershipKind.Enumerated, users.IncludeGuestsOrExternalUsers!.ExternalTenants!.MembershipKind);
        Assert.Empty(users.IncludeGuestsOrExternalUsers.ExternalTenants.Members);
    }

    private static ConditionalAccessPolicy Read(string line) => Lines.Read(SectionReaders.Policies, line.ReplaceLineEndings(""));
}
