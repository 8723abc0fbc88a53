using System.Text.Json;
using System.Text.RegularExpressions;
using SignInRecovery.Tenants.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>Nothing of a tenant's own gets out. What must not get out is gathered here by the names of Graph's properties, not by the code under test.</summary>
public sealed partial class PseudonymLeakTests : IDisposable
{
    /// <summary>Properties whose text is the tenant's own, wherever they stand.</summary>
    private static readonly HashSet<string> Own =
    [
        "displayName", "userDisplayName", "appDisplayName", "name", "by", "givenName", "surname", "department", "jobTitle", "description", "note",
        "mailNickname", "accountName", "city", "street", "postalCode", "onPremisesImmutableId", "signingCertificate", "nextSigningCertificate",
        "issuerUri", "metadataExchangeUri", "passiveSignInUri", "activeSignInUri", "signOutUri", "@odata.etag", "cidrAddress",
    ];

    private static readonly HashSet<string> Mails =
        ["userPrincipalName", "mail", "otherMails", "issuerAssignedId", "technicalNotificationMails", "securityComplianceNotificationMails"];

    private static readonly HashSet<string> Phones = ["mobilePhone", "businessPhones", "phoneNumber", "securityComplianceNotificationPhones"];

    /// <summary>GUIDs of these properties are Microsoft's, the same in every tenant.</summary>
    private static readonly HashSet<string> MicrosoftsGuids =
        ["templateId", "skuId", "servicePlanId", "disabledPlans", "aaGuid", "aaGuids", "allowedAAGUIDs", "roleDefinitionId", "guestUserRoleId", "membershipRule", "includeRoles", "excludeRoles"];

    /// <summary>Words of these tenants' names that Microsoft uses too, in roles, licences and role actions.</summary>
    private static readonly HashSet<string> EverydayWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "account", "accounts", "admin", "administrator", "emergency", "graph", "group", "iPhone 16", "mail", "management", "office",
        "onmicrosoft", "onmicrosoft.com", "operations", "policy", "sync", "tenant", "user",
    };

    private readonly ScratchFolder _scratch = new();

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void Nothing_of_the_tenant_gets_out(string sample)
    {
        var secrets = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string section, string line) in PseudonymFixture.LinesOf(sample))
        {
            using var document = JsonDocument.Parse(line);
            foreach ((string path, JsonElement value) in PseudonymFixture.Leaves(document.RootElement))
            {
                if (value.ValueKind == JsonValueKind.String)
                {
                    Gather(section, path.Split('.')[^1], value.GetString()!, secrets);
                }
            }
        }

        secrets.RemoveWhere(IsMicrosofts);
        string written = PseudonymFixture.Written(sample, _scratch, "out");

        Assert.InRange(secrets.Count, 150, 5_000);
        Assert.Equal([], secrets.Where(s => Occurs(s, written)));
    }

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void No_address_or_number_is_left_but_tokens(string sample)
    {
        string written = PseudonymFixture.Written(sample, _scratch, "out");

        Assert.Equal([], MailPattern().Matches(written).Select(m => m.Value).Where(m => !TokenMail().IsMatch(m)));
        Assert.Equal([], PhonePattern().Matches(written).Select(m => m.Value).Where(p => !p.StartsWith("\"+0", StringComparison.Ordinal)));
    }

    public void Dispose() => _scratch.Dispose();

    private static void Gather(string section, string property, string value, SortedSet<string> secrets)
    {
        if (Own.Contains(property) || (section == "namedLocations" && property == "cidrAddress"))
        {
            _ = secrets.Add(value);
        }

        if (property == "cidrAddress")
        {
            _ = secrets.Add(value.Split('/')[0]);
        }

        if (Mails.Contains(property))
        {
            _ = secrets.Add(value);
            string[] parts = value.Split('@', '_', '#');
            secrets.UnionWith(parts.Where(p => p.Length > 2 && p != "EXT"));
            secrets.UnionWith(parts.SelectMany(p => p.Split('.')).Where(p => p.Length > 3));
        }

        if (section == "domains" && property == "id")
        {
            _ = secrets.Add(value);
            secrets.UnionWith(value.Split('.').Where(p => p.Length > 3));
        }

        if (Phones.Contains(property))
        {
            _ = secrets.Add(value);
            _ = secrets.Add(string.Concat(value.Where(char.IsAsciiDigit)));
            _ = secrets.Add(string.Concat(value.Where(char.IsAsciiDigit))[^7..]);
        }

        if (!MicrosoftsGuids.Contains(property))
        {
            // The id of a licence is the tenant's id and the product's.
            foreach (Match match in GuidPattern().Matches(value).Take(section == "subscribedSkus" ? 1 : 10))
            {
                _ = secrets.Add(match.Value);
                _ = secrets.Add(match.Value.Replace("-", string.Empty, StringComparison.Ordinal));
            }
        }

        // Ids of assignments are made of other ids in base64.
        if (property == "id" && value.Length > 36 && section is "roleAssignments" or "roleAssignmentSchedules" or "roleEligibilities" or "scopedRoleMembers")
        {
            _ = secrets.Add(value);
        }
    }

    /// <summary>What is Microsoft's own and stays: built-in roles, strengths, applications and endings.</summary>
    private static bool IsMicrosofts(string text) =>
        WellKnownIds.IsName(text) || (Guid.TryParse(text, out Guid guid) && WellKnownIds.IsGuid(guid.ToString("D")))
        || EverydayWords.Contains(text);

    private static bool Occurs(string secret, string written)
    {
        // Words such as "Sales" must not be found within other words; anything longer must not be found at all.
        int at = -1;
        while ((at = written.IndexOf(secret, at + 1, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            bool isWhole = (at == 0 || !char.IsAsciiLetterOrDigit(written[at - 1]))
                && (at + secret.Length == written.Length || !char.IsAsciiLetterOrDigit(written[at + secret.Length]));
            if (isWhole || secret.Length > 8)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}")]
    private static partial Regex GuidPattern();

    [GeneratedRegex(@"[\w.#+-]+@[\w-]+\.[\w.-]+")]
    private static partial Regex MailPattern();

    [GeneratedRegex(@"^([0-9a-f]{32})?u[0-9a-f]{12}(_d[0-9a-f]{8}(\.[\w]+)+#EXT#)?@d[0-9a-f]{8}(\.(com|uk|co|onmicrosoft|example|[a-z]{2,3}|d[0-9a-f]{8}))*$")]
    private static partial Regex TokenMail();

    [GeneratedRegex(@"""\+[0-9][0-9 ]{5,}")]
    private static partial Regex PhonePattern();
}
