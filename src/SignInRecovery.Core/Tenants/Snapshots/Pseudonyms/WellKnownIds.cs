using System.Collections.Frozen;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>Ids, words and names that are the same in every tenant, and therefore tell nothing about one.</summary>
internal static class WellKnownIds
{
    /// <summary>Microsoft's own applications and objects that policies and recovery questions name, besides those that show it by their form.</summary>
    private static readonly FrozenSet<string> Guids = new[]
    {
        "797f4846-ba00-4fd7-ba43-dac1f8f63013", // Windows Azure Service Management API
        "c44b4083-3bb0-49c1-b47d-974e53cbdf3c", // Azure portal, Entra and Intune admin centers
        "04b07795-8ddb-461a-bbee-02f9e1bf7b46", // Azure CLI
        "1950a258-227b-4e31-a9cf-717495945fc2", // Azure PowerShell
        "0c1307d4-29d6-4389-a11c-5cbe7f65d7fa", // Azure mobile app
        "14d82eec-204b-4c2f-b7e8-296a70dab67e", // Microsoft Graph Command Line Tools
        "01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9", // Device Registration Service
        "d4ebce55-015a-49b5-a083-c84d1797ae8c", // Microsoft Intune Enrollment
        "67ad5377-2d78-4ac2-a867-6300cda00e85", // stands for Office 365 in What If
        "2832473f-ec63-45fb-976f-5d45a7d4bb91", // Partner Customer Delegated Administration
        "f8cdef31-a31e-4b4a-93e4-5f571e91255a", // the tenant that owns Microsoft's applications
        "3d46dbda-8382-466a-856d-eb00cbc6b910", // All Compliant Network locations
        "28c10230-6103-485e-b985-444c60001490", // the password among a user's methods
        "3179e48a-750b-4051-897c-87b9720928f7", // the mobile phone among a user's methods
        "b6332ec1-7057-4abe-9331-3d72feddfe41", // the alternate mobile phone
        "e37fc753-ff3b-4958-9484-eaa9425c82bc", // the office phone
        "3ddfcfc8-9383-446f-83cc-3ab9be4be18f", // the e-mail address
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that Graph puts where an id could stand.</summary>
    private static readonly FrozenSet<string> Words = new[]
    {
        "/", "All", "None", "AllTrusted", "GuestsOrExternalUsers", "Office365", "MicrosoftAdminPortals", "AllAgentIdResources",
        "AllAgentIdUsers", "ServicePrincipalsInMyTenant", "all_users", "AllUsers", "AllApplications",
        "authorizationPolicy", "authenticationMethodsPolicy", "federatedTokenValidationPolicy",
        "ExternalAzureAD", "MicrosoftAccount", "mail", "phone",
        "WindowsAzureActiveDirectoryIntegratedApp", "WindowsAzureActiveDirectoryOnPremApp", "HideApp",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words between the ids of a path or of a combined id.</summary>
    private static readonly FrozenSet<string> PathWords = new[]
    {
        "v1", "0", "beta", "users", "groups", "directoryObjects", "administrativeUnits", "servicePrincipals", "devices",
        "members", "member", "transitiveMembers", "owners", "owner", "memberOf", "manager", "microsoft", "graph", "user", "group",
        "directory", "directoryRole", "roleManagement", "roleDefinitions", "roleAssignments", "filter", "count", "true", "false",
        "userType", "eq", "ne", "Guest", "mem", "own",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Display names that Microsoft gives.</summary>
    private static readonly FrozenSet<string> Names = BuiltInRoles.All.Select(r => r.Name)
        .Concat(
        [
            "Multifactor authentication", "Passwordless MFA", "Phishing-resistant MFA",
            "Microsoft Graph", "Windows Azure Active Directory", "Windows Azure Service Management API",
            "Office 365 Exchange Online", "Office 365 SharePoint Online",
            "All Compliant Network locations", "Default passkey profile",
            "Authentication Methods Policy", "Authorization Policy", "Security Defaults",
        ])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a GUID means the same in every tenant.</summary>
    /// <param name="guid">The GUID in its usual form with hyphens.</param>
    public static bool IsGuid(string guid) =>
        IsMicrosoftForm(guid) || Guids.Contains(guid) || BuiltInRoles.Find(guid) is not null;

    /// <summary>Whether a word stands where an id could, and means the same in every tenant.</summary>
    public static bool IsWord(string text) => Words.Contains(text) || IsAuthenticationContext(text);

    /// <summary>Whether a word of a path means the same in every tenant.</summary>
    public static bool IsPathWord(string text) => PathWords.Contains(text);

    /// <summary>Whether a display name is one of Microsoft's.</summary>
    public static bool IsName(string name) => Names.Contains(name);

    /// <summary>Ids that Microsoft counts up (built-in strengths, default profiles, security defaults), and the first applications.</summary>
    private static bool IsMicrosoftForm(string guid) =>
        guid.StartsWith("00000000-0000-0000-0000-00000000", StringComparison.Ordinal)
        || (guid.StartsWith("000000", StringComparison.Ordinal)
            && (guid.EndsWith("-c000-000000000000", StringComparison.OrdinalIgnoreCase) || guid.EndsWith("-ce00-000000000000", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Authentication contexts have the ids c1 to c99.</summary>
    private static bool IsAuthenticationContext(string text) =>
        text.Length is 2 or 3 && text[0] is 'c' or 'C' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
