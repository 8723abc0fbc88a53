using System.Text.Json;
using SignInRecovery.Gateway;

namespace SignInRecovery.Recovery;

/// <summary>Reads the answers of the public endpoints. What is not there, or not of the form, is null.</summary>
internal static class AccountAnswers
{
    /// <summary>What the OpenID configuration of a domain says of its tenant.</summary>
    public sealed record Configuration(string? TenantId, string? Region, string? RegionPart, string? CloudInstance);

    /// <summary>What the user realm says of a domain.</summary>
    public sealed record Realm(DomainNamespace Namespace, string? Provider, bool? IsUnmanaged);

    /// <summary>What the sign-in page would be told of an address.</summary>
    public sealed record CredentialType(int? IfExists, bool IsThrottled, int? DomainType, string? FederationRedirect);

    /// <summary>Reads an OpenID configuration.</summary>
    public static Configuration? ReadConfiguration(PublicAnswer answer)
    {
        using JsonDocument? document = Parse(answer);
        if (document is null || (Text(document, "token_endpoint") ?? Text(document, "issuer")) is not string address)
        {
            return null;
        }

        string? id = address.Split('/').FirstOrDefault(part => Guid.TryParse(part, out _));
        return id is null
            ? null
            : new Configuration(id, Text(document, "tenant_region_scope"), Text(document, "tenant_region_sub_scope"), Text(document, "cloud_instance_name"));
    }

    /// <summary>The sign-in service's code in an error answer, such as AADSTS90002.</summary>
    public static string? ReadErrorCode(PublicAnswer answer)
    {
        using JsonDocument? document = Parse(answer);
        string? text = document is null ? null : Text(document, "error_description");
        int start = text?.IndexOf("AADSTS", StringComparison.Ordinal) ?? -1;
        return start < 0 ? null : new string([.. text![start..].TakeWhile(char.IsAsciiLetterOrDigit)]);
    }

    /// <summary>Reads a user realm (api-version 1.0 and 2.0, and GetUserRealm.srf).</summary>
    public static Realm? ReadRealm(PublicAnswer answer)
    {
        using JsonDocument? document = Parse(answer);
        if (document is null)
        {
            return null;
        }

        DomainNamespace found = (Text(document, "NameSpaceType") ?? Text(document, "account_type")) switch
        {
            string text when text.Equals("Managed", StringComparison.OrdinalIgnoreCase) => DomainNamespace.Managed,
            string text when text.Equals("Federated", StringComparison.OrdinalIgnoreCase) => DomainNamespace.Federated,
            _ => DomainNamespace.Unknown,
        };
        string? address = Text(document, "AuthURL") ?? Text(document, "federation_active_auth_url");
        string? host = Uri.TryCreate(address, UriKind.Absolute, out Uri? server) ? server.Host : null;
        string? brand = Text(document, "FederationBrandName");
        return new Realm(found, found == DomainNamespace.Federated ? host ?? brand : null, Flag(document, "IsViral"));
    }

    /// <summary>Reads what the sign-in page would be told.</summary>
    public static CredentialType? ReadCredentialType(PublicAnswer answer)
    {
        using JsonDocument? document = Parse(answer);
        if (document is null)
        {
            return null;
        }

        return new CredentialType(
            Number(document.RootElement, "IfExistsResult"),
            Number(document.RootElement, "ThrottleStatus") == 1,
            Child(document.RootElement, "EstsProperties") is JsonElement properties ? Number(properties, "DomainType") : null,
            Child(document.RootElement, "Credentials") is JsonElement credentials && Child(credentials, "FederationRedirectUrl") is { ValueKind: JsonValueKind.String } url ? url.GetString() : null);
    }

    private static JsonDocument? Parse(PublicAnswer answer)
    {
        try
        {
            var document = JsonDocument.Parse(answer.Body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Child(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement child) ? child : null;

    private static string? Text(JsonDocument document, string name) =>
        Child(document.RootElement, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    private static int? Number(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int value) ? value : null;

    private static bool? Flag(JsonDocument document, string name) => Child(document.RootElement, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out bool value) => value,
        _ => null,
    };
}
