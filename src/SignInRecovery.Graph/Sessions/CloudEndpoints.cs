using SignInRecovery.Gateway;
using SignInRecovery.Tenants;

namespace SignInRecovery.Graph.Sessions;

/// <summary>Where a session goes: one Microsoft Graph and one sign-in service, both https.</summary>
/// <param name="Graph">The root of Microsoft Graph, without a version, ending in a slash.</param>
/// <param name="Authority">The root of the sign-in service, ending in a slash.</param>
/// <param name="IsCustom">Whether somebody named one of them, so that Microsoft's list of clouds does not know it.</param>
internal sealed record CloudEndpoints(Uri Graph, Uri Authority, bool IsCustom)
{
    /// <summary>The endpoints of a request.</summary>
    /// <exception cref="DirectoryException">One of them is not https (<see cref="DirectoryErrorCodes.EndpointNotSecure"/>).</exception>
    public static CloudEndpoints Of(SessionRequest request)
    {
        var (graph, authority) = Of(request.Cloud);
        return new CloudEndpoints(
            Secure(request.GraphEndpoint ?? graph),
            Secure(request.AuthorityHost ?? authority),
            request.GraphEndpoint is not null || request.AuthorityHost is not null);
    }

    /// <summary>The scope that stands for all permissions that were consented to.</summary>
    public string DefaultScope => Scope(".default");

    /// <summary>A permission as a scope of this Microsoft Graph.</summary>
    public string Scope(string permission) => $"{Graph.GetLeftPart(UriPartial.Authority)}/{permission}";

    /// <summary>Whether the address is one of Microsoft's own.</summary>
    public bool IsMicrosoftGraph => Enum.GetValues<TenantCloud>().Any(c => new Uri(Of(c).Graph).Authority == Graph.Authority);

    // Graph documentation, concepts/deployments.md (facts/recovery.md, A6).
    private static (string Graph, string Authority) Of(TenantCloud cloud) => cloud switch
    {
        TenantCloud.USGov => ("https://graph.microsoft.us", "https://login.microsoftonline.us"),
        TenantCloud.USGovDoD => ("https://dod-graph.microsoft.us", "https://login.microsoftonline.us"),
        TenantCloud.China => ("https://microsoftgraph.chinacloudapi.cn", "https://login.chinacloudapi.cn"),
        _ => ("https://graph.microsoft.com", "https://login.microsoftonline.com"),
    };

    private static Uri Secure(string address) =>
        Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
            && uri.Scheme == Uri.UriSchemeHttps
            && uri is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0, AbsolutePath: "/" }
            ? uri
            : throw new DirectoryException(
                DirectoryErrorCodes.EndpointNotSecure,
                $"The address '{address}' is not the root of an https server, so no sign-in was tried and no token was sent.");
}
