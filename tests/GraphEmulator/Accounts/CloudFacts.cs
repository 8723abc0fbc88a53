namespace SignInRecovery.GraphEmulator.Accounts;

/// <summary>What the OpenID configuration says of a cloud (facts/recovery.md, A6 and H2).</summary>
internal sealed record CloudFacts(string InstanceName, string GraphHost, string OldGraphHost, string RegionScope, string? RegionSubScope)
{
    internal static CloudFacts Of(string cloud) => cloud switch
    {
        "USGov" => new("microsoftonline.us", "graph.microsoft.us", "graph.windows.net", "USGov", "DODCON"),
        "USGovDoD" => new("microsoftonline.us", "dod-graph.microsoft.us", "graph.windows.net", "USGov", "DOD"),
        "China" => new("partner.microsoftonline.cn", "microsoftgraph.chinacloudapi.cn", "graph.chinacloudapi.cn", "CN", null),
        _ => new("microsoftonline.com", "graph.microsoft.com", "graph.windows.net", "NA", null),
    };
}
