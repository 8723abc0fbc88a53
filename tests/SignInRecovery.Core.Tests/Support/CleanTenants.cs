using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tests.Support;

/// <summary>
/// The clean tenant on which a rule must turn Unknown when a section goes: Fabrikam, and for the rules on federation Fabrikam
/// with a federated domain of which all is right, because what is federated decides whether their other sections matter.
/// </summary>
internal static class CleanTenants
{
    public static SnapshotSource For(string ruleId) => ruleId.StartsWith("SR05", StringComparison.Ordinal) ? Federated() : Samples.Open("Fabrikam");

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
