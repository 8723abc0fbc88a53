using System.Text.Json;
using SignInRecovery.Facts;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Reads declared emergency accounts from a configuration file in the shape that Maester and the Zero Trust Assessment share:
/// <c>GlobalSettings.EmergencyAccessAccounts</c>, an array of objects with <c>Type</c> (User or Group) and <c>Id</c> or
/// <c>UserPrincipalName</c>. An entry may also be a text alone, an id or a sign-in name. Everything else in the file is theirs
/// and is passed over.
/// </summary>
public static class DeclarationFile
{
    private const long MaximumBytes = 4 * 1024 * 1024;

    private static readonly UserFile Kind = new(
        "ConfigurationFile",
        "configuration file",
        "declares no emergency accounts that can be read",
        "Write { \"GlobalSettings\": { \"EmergencyAccessAccounts\": [ { \"Type\": \"User\", \"Id\": \"<object id>\" } ] } }, or name the accounts with -Declared.");

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The declarations, in the order of the file; at least one.</returns>
    /// <exception cref="SignInRecoveryException">The file is missing, unreadable, or of another shape.</exception>
    public static IReadOnlyList<DeclaredAccount> Read(string path) => Kind.Read(path, stream =>
    {
        if (stream.Length > MaximumBytes)
        {
            throw Kind.Invalid(path, "It is larger than a configuration file can be.");
        }

        using JsonDocument document = JsonDocument.Parse(stream, Options);
        return Accounts(document.RootElement, path);
    });

    private static List<DeclaredAccount> Accounts(JsonElement root, string path)
    {
        if (!TryGet(root, "GlobalSettings", out JsonElement settings)
            || !TryGet(settings, "EmergencyAccessAccounts", out JsonElement accounts)
            || accounts.ValueKind != JsonValueKind.Array)
        {
            throw Kind.Invalid(path, "It has no array GlobalSettings.EmergencyAccessAccounts.");
        }

        var declared = new List<DeclaredAccount>();
        foreach (JsonElement entry in accounts.EnumerateArray())
        {
            int number = declared.Count + 1;
            if (entry.ValueKind == JsonValueKind.String && entry.GetString() is string text && !string.IsNullOrWhiteSpace(text))
            {
                declared.Add(new DeclaredAccount(text.Trim(), null, $"in {Path.GetFileName(path)}"));
                continue;
            }

            string? type = Text(entry, "Type");
            string? identity = Text(entry, "Id") ?? Text(entry, "UserPrincipalName");
            if (identity is null)
            {
                throw Kind.Invalid(path, $"Entry {number} of EmergencyAccessAccounts has neither an Id nor a UserPrincipalName.");
            }

            if (!Enum.TryParse(type ?? nameof(DeclaredAccountType.User), ignoreCase: true, out DeclaredAccountType kind) || !Enum.IsDefined(kind))
            {
                throw Kind.Invalid(path, $"Entry {number} of EmergencyAccessAccounts has the Type '{type}'; User and Group are known.");
            }

            declared.Add(new DeclaredAccount(identity.Trim(), kind, $"in {Path.GetFileName(path)}"));
        }

        return declared.Count > 0 ? declared : throw Kind.Invalid(path, "Its array GlobalSettings.EmergencyAccessAccounts is empty.");
    }

    private static string? Text(JsonElement element, string name) =>
        TryGet(element, name, out JsonElement value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()
            : null;

    private static bool TryGet(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                value = property.Value;
                return true;
            }
        }

        return false;
    }
}
