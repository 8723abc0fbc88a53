using System.Text.Json.Nodes;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;
using Xunit;

namespace SignInRecovery.Tests.Objects;

/// <summary>
/// Real policies of public repositories, where the folder that holds them stands beside the project. Without it, the
/// cases committed here are the whole test.
/// </summary>
public class CollectedPoliciesTests
{
    private static readonly string[] Committed =
    [
        """{"displayName":"100 - Admin protection","state":"enabledForReportingButNotEnforced","sessionControls":null,"conditions":{"signInRiskLevels":[],"clientAppTypes":["browser","mobileAppsAndDesktopClients"],"platforms":null,"locations":null,"deviceStates":null,"applications":{"includeApplications":["All"],"excludeApplications":[],"includeUserActions":[]},"users":{"includeUsers":[],"includeGroups":["<AdministratorGroup>"],"excludeGroups":["<EmergencyAccessAccountsGroup>"],"includeRoles":[]}},"grantControls":{"operator":"OR","builtInControls":["mfa"],"customAuthenticationFactors":[],"termsOfUse":[]}}""",
        """{"displayName":"Block legacy","state":"disabled","createdDateTime":"/Date(1618315427741)/","conditions":{"clientAppTypes":["exchangeActiveSync","other"],"users":{"includeUsers":["All"],"excludeUsers":["GuestsOrExternalUsers"]},"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"OR","builtInControls":["block"]}}""",
        """{"displayName":"Unknown platforms","conditions":{"platforms":{"includePlatforms":["all"],"excludePlatforms":["android","iOS","windows","macOS","linux","windowsPhone"]},"users":{"includeUsers":["All"]},"clientAppTypes":["all"]},"grantControls":{"operator":"OR","builtInControls":["block"]},"state":"enabled"}""",
        """{"displayName":"Locations as a list","conditions":{"locations":[],"users":{"includeUsers":["All"]}},"grantControls":{"builtInControls":["block"],"operator":"OR"},"state":"enabled"}""",
        """{"displayName":"Flows as a list","conditions":{"authenticationFlows":{"transferMethods":["deviceCodeFlow"]},"users":{"includeUsers":["All"]}},"grantControls":{"operator":"OR","builtInControls":["block"]},"state":"enabled"}""",
        """{"displayName":"Blank objects","conditions":{"devices":{"deviceFilter":{"mode":null,"rule":null},"includeDevices":null},"users":{"includeUsers":["All"],"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":null,"externalTenants":{"membershipKind":null}}},"clientAppTypes":["All"]},"grantControls":{"authenticationStrength":{"id":null,"policyType":null,"requirementsSatisfied":null,"createdDateTime":null},"operator":"AND","builtInControls":["mfa","compliantDevice"]},"sessionControls":{"signInFrequency":{"isEnabled":null,"value":null,"type":null}},"state":"enabled"}""",
        """{"displayName":"Strength","conditions":{"users":{"includeRoles":["62e90394-69f5-4237-9190-012177145e10"]},"applications":{"includeApplications":["MicrosoftAdminPortals"]}},"grantControls":{"operator":"OR","builtInControls":[],"authenticationStrength@odata.context":"x","authenticationStrength":{"id":"00000000-0000-0000-0000-000000000004","createdDateTime":"/Date(1638345600000)/","allowedCombinations":["windowsHelloForBusiness","fido2","x509CertificateMultiFactor"],"combinationConfigurations@odata.context":"x","combinationConfigurations":[],"policyType":"builtIn","requirementsSatisfied":"mfa"}},"state":"enabled"}""",
        """{"displayName":"Device filter","conditions":{"devices":{"includeDeviceStates":[],"excludeDeviceStates":[],"deviceFilter":{"mode":"exclude","rule":"device.isCompliant -eq True -or device.trustType -eq \"ServerAD\""}},"users":{"includeUsers":["All"]}},"grantControls":{"operator":"OR","builtInControls":["block"]},"state":"enabled"}""",
        """{"displayName":"Session","conditions":{"users":{"includeUsers":["All"]},"clientAppTypes":["browser"]},"grantControls":null,"sessionControls":{"applicationEnforcedRestrictions":null,"cloudAppSecurity":{"cloudAppSecurityType":"blockDownloads","isEnabled":true},"signInFrequency":{"value":null,"type":null,"authenticationType":"primaryAndSecondaryAuthentication","frequencyInterval":"everyTime","isEnabled":true},"persistentBrowser":{"mode":"never","isEnabled":true},"blockSensitiveActions":null},"state":"enabled"}""",
        """{"displayName":"Workload","conditions":{"clientApplications":{"includeServicePrincipals":["ServicePrincipalsInMyTenant"],"excludeServicePrincipals":[],"servicePrincipalFilter":null},"servicePrincipalRiskLevels":["high","medium","low"],"users":{"includeUsers":["None"]},"applications":{"includeApplications":["All"]},"times":null},"grantControls":{"operator":"OR","builtInControls":["block"]},"state":"enabled"}""",
        """{"displayName":"Guests","conditions":{"users":{"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"internalGuest,b2bCollaborationGuest,b2bCollaborationMember,b2bDirectConnectUser,otherExternalUser,serviceProvider","externalTenants":{"@odata.type":"#microsoft.graph.conditionalAccessAllExternalTenants","membershipKind":"all"}}}},"grantControls":{"operator":"OR","builtInControls":["mfa"],"termsOfUse":["ToU"]},"state":"enabled"}""",
        """{"@odata.type":"#microsoft.graph.conditionalAccessPolicy","displayName":"Export with types","state@odata.type":"#x","state":"enabled","conditions":{"@odata.type":"x","userRiskLevels@odata.type":"x","userRiskLevels":["high"],"users":{"@odata.type":"x","includeUsers":["All"]}},"#microsoft.graph.restore":{"title":"microsoft.graph.restore","target":"x"},"grantControls":{"operator":"AND","builtInControls":["mfa","passwordChange"]}}""",
    ];

    [Fact]
    public void Committed_policies_are_read_and_know_every_value()
    {
        var policies = Committed.Select(Read).ToArray();

        Assert.All(policies, policy => Assert.Empty(policy.UnrecognizedValues));
        Assert.All(policies, policy => Assert.NotEqual(PolicyState.Unrecognized, policy.State));
        Assert.All(policies, policy => Assert.False(policy.GrantControls is null && policy.SessionControls is null));
        Assert.Equal(1618315427741, policies[1].CreatedDateTime!.Value.ToUnixTimeMilliseconds());
        Assert.Null(policies[3].Conditions.Locations);
        Assert.Null(policies[5].GrantControls!.AuthenticationStrength);
    }

    [Fact]
    public void Collected_policies_are_read_and_only_invented_values_are_unknown()
    {
        var collected = Collected().Select(Read).ToArray();

        Assert.All(collected.SelectMany(policy => policy.UnrecognizedValues), value => Assert.Contains(
            value,
            new UnrecognizedValue[]
            {
                new("grantControls.builtInControls", "compliantNetwork", false),
                new("grantControls.builtInControls", "MfaAndChangePassword", false),
            }));
        Assert.All(collected, policy => Assert.False(policy.GrantControls is null && policy.SessionControls is null));
    }

    private static ConditionalAccessPolicy Read(string policy)
    {
        // Templates have no id; a policy of a tenant always has.
        var line = JsonNode.Parse(policy)!.AsObject();
        line["id"] ??= "00000000-0000-4000-8000-000000000000";
        return Lines.Read(SectionReaders.Policies, line.ToJsonString());
    }

    /// <summary>The policies of <c>../shared/data/ca-policies</c>, seen from the project's root or a worktree beside it.</summary>
    private static IEnumerable<string> Collected()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", "ca-policies", "policies.jsonl");
            if (File.Exists(file))
            {
                return File.ReadLines(file).Select(line => JsonNode.Parse(line)!["policy"]!.ToJsonString());
            }
        }

        return [];
    }
}
