using System.Globalization;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Which address is asked about, and where.</summary>
public sealed record AccountQuery
{
    private AccountQuery(string address, string domain, string authority, bool isDeep)
    {
        Address = address;
        Domain = domain;
        Authority = authority;
        IsDeep = isDeep;
    }

    /// <summary>The address, as the user wrote it.</summary>
    public string Address { get; }

    /// <summary>The address's domain, in ASCII.</summary>
    public string Domain { get; }

    /// <summary>The sign-in service, without a trailing slash.</summary>
    public string Authority { get; }

    /// <summary>Whether endpoints that Microsoft does not document are asked too.</summary>
    public bool IsDeep { get; }

    /// <summary>The sign-in service of a cloud (Microsoft Graph documentation, national cloud deployments, 2021).</summary>
    /// <param name="cloud">The cloud.</param>
    public static string AuthorityOf(TenantCloud cloud) => cloud switch
    {
        TenantCloud.USGov or TenantCloud.USGovDoD => "https://login.microsoftonline.us",
        TenantCloud.China => "https://login.chinacloudapi.cn",
        _ => "https://login.microsoftonline.com",
    };

    /// <summary>Makes a query of what a user wrote.</summary>
    /// <param name="address">One address, <c>abc@contoso.com</c>.</param>
    /// <param name="authority">The sign-in service.</param>
    /// <param name="isDeep">See <see cref="IsDeep"/>.</param>
    /// <exception cref="SignInRecoveryException">
    /// The text is no address (<c>SignInAddressInvalid</c>), or the service is not reached by https (<c>AuthorityHostInvalid</c>).
    /// </exception>
    public static AccountQuery Of(string address, string authority, bool isDeep)
    {
        ArgumentNullException.ThrowIfNull(address);
        string trimmed = address.Trim();
        int at = trimmed.LastIndexOf('@');
        string domain = at > 0 && trimmed.IndexOf('@') == at ? ToAscii(trimmed[(at + 1)..]) : string.Empty;
        if (domain.Length == 0 || !domain.Contains('.', StringComparison.Ordinal) || Uri.CheckHostName(domain) != UriHostNameType.Dns || trimmed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            throw new SignInRecoveryException(
                "SignInAddressInvalid",
                ErrorKind.InvalidArgument,
                $"'{Printable.Line(trimmed)}' is not an address with which one signs in.",
                "Give one address, such as abc@contoso.com.",
                address);
        }

        if (!Uri.TryCreate(authority, UriKind.Absolute, out Uri? service) || service.Scheme != Uri.UriSchemeHttps)
        {
            throw new SignInRecoveryException(
                "AuthorityHostInvalid",
                ErrorKind.InvalidArgument,
                $"'{Printable.Line(authority ?? string.Empty)}' is not the https address of a sign-in service.",
                "Leave -AuthorityHost out, or give an address that begins with https://.",
                authority);
        }

        return new AccountQuery(trimmed, domain, service.GetLeftPart(UriPartial.Authority), isDeep);
    }

    private static string ToAscii(string domain)
    {
        try
        {
            return new IdnMapping().GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return string.Empty;
        }
    }
}
