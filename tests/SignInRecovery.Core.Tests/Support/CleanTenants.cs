using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tests.Support;

/// <summary>
/// The clean tenant on which a rule must turn Unknown when a section goes: Fabrikam. The rules on federation look at other
/// sections only when a domain is federated, and SR0109 only when a group has a role that restores access: for them Fabrikam
/// with such a domain or group, of which all is right.
/// </summary>
internal static class CleanTenants
{
    public static SnapshotSource For(string ruleId) => ruleId switch
    {
        "SR0109" => RoleByGroup(),
        _ when ruleId.StartsWith("SR05", StringComparison.Ordinal) => Federated(),
        _ => Samples.Open("Fabrikam"),
    };

    private static SourceWith RoleByGroup()
    {
        const string Group = "0d3fb6a4-5e0b-4d59-9d3c-2f0f6c1b7a11";
        SnapshotSource fabrikam = Samples.Open("Fabrikam");
        return new SourceWith(fabrikam, new Dictionary<string, string[]>
        {
            ["groups"] = [.. SourceWith.LinesOf(fabrikam, "groups"), $$"""{"id":"{{Group}}","displayName":"Role - Recovery","securityEnabled":true,"groupTypes":[],"isAssignableToRole":true}"""],
            ["groupOwners"] = [.. SourceWith.LinesOf(fabrikam, "groupOwners"), $$$"""{"parent":"{{{Group}}}","value":{"@odata.type":"#microsoft.graph.user","id":"4a5c2ac3-8883-4d71-a3d7-af0dbde3fb6e","displayName":"Operations Cedar"}}"""],
            ["roleAssignments"] = [.. SourceWith.LinesOf(fabrikam, "roleAssignments"), $$"""{"id":"by-group","principalId":"{{Group}}","roleDefinitionId":"7be44c8a-adaf-4e2a-84d6-ab2649e08a13","directoryScopeId":"/"}"""],
        });
    }

    private static SourceWith Federated()
    {
        SnapshotSource fabrikam = Samples.Open("Fabrikam");
        DateTimeOffset captured = fabrikam.Manifest.CapturedAt!.Value;
        string certificate = TestCertificates.Base64(captured.AddMonths(-1), captured.AddYears(1));
        return new SourceWith(fabrikam, new Dictionary<string, string[]>
        {
            ["domains"] =
            [
                .. SourceWith.LinesOf(fabrikam, "domains"),
                """{"id":"fabrikam-retail.com","authenticationType":"Federated","isDefault":false,"isInitial":false,"isRoot":true,"isVerified":true}""",
            ],
            ["federationConfigurations"] =
            [
                $$$$"""{"parent":"fabrikam-retail.com","value":{"id":"f1","displayName":"Retail","issuerUri":"http://fabrikam-retail.com/adfs/services/trust/","signingCertificate":"{{{{certificate}}}}","nextSigningCertificate":null,"federatedIdpMfaBehavior":"acceptIfMfaDoneByFederatedIdp","signingCertificateUpdateStatus":{"certificateUpdateResult":"success","lastRunDateTime":"2026-11-14T22:00:00Z"}}}""",
            ],
            ["onPremisesSynchronization"] = ["""{"id":"44b1888e-fa2b-4a29-9b8e-1e9f87f63e14","features":{"passwordSyncEnabled":true}}"""],
        });
    }
}
