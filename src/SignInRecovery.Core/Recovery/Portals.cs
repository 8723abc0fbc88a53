using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>The portals of each cloud (Microsoft Graph documentation, national clouds).</summary>
internal static class Portals
{
    /// <summary>Where Microsoft Entra is administered.</summary>
    /// <param name="cloud">The cloud.</param>
    public static string Entra(TenantCloud cloud) => cloud switch
    {
        TenantCloud.Global => "Microsoft Entra admin center (entra.microsoft.com)",
        TenantCloud.China => "Azure portal (portal.azure.cn) > Microsoft Entra ID",
        _ => "Azure portal (portal.azure.us) > Microsoft Entra ID",
    };

    /// <summary>The sign-in page.</summary>
    /// <param name="cloud">The cloud.</param>
    public static string SignIn(TenantCloud cloud) => cloud switch
    {
        TenantCloud.Global => "https://login.microsoftonline.com",
        TenantCloud.China => "https://login.chinacloudapi.cn",
        _ => "https://login.microsoftonline.us",
    };

    /// <summary>The end of a Connect-MgGraph command for the cloud; empty for the public one.</summary>
    /// <param name="cloud">The cloud.</param>
    public static string GraphEnvironment(TenantCloud cloud) => cloud == TenantCloud.Global ? string.Empty : " -Environment " + cloud;
}
