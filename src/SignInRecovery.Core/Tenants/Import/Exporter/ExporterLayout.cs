namespace SignInRecovery.Tenants.Import;

/// <summary>
/// Where EntraExporter puts what (microsoft/EntraExporter, Get-EEDefaultSchema and Export-Entra, versions of 2021 to 2026):
/// one object lies in <c>&lt;Folder&gt;/&lt;id&gt;/&lt;id&gt;.json</c>, its children in folders beside that file, single settings in files with fixed names.
/// </summary>
internal static class ExporterLayout
{
    /// <summary>Every folder at the top of an export.</summary>
    private static readonly string[] TopFolders =
    [
        "AccessPolicies", "Admin", "AdministrativeUnits", "Applications", "Devices", "Directory", "DirectoryRoles", "Domains", "Groups", "GroupSettings",
        "IAM", "Identity", "IdentityGovernance", "IdentityProviders", "OnPremisesPublishingProfiles", "Organization", "PIM", "Policies", "Reports",
        "RoleManagement", "ServicePrincipals", "SubscribedSkus", "Users",
    ];

    /// <summary>Folders of objects whose lines are the objects themselves.</summary>
    public static IReadOnlyList<(string Folder, string Section)> Plain { get; } =
    [
        ("Domains", "domains"),
        ("SubscribedSkus", "subscribedSkus"),
        ("Users", "users"),
        ("Groups", "groups"),
        ("AdministrativeUnits", "administrativeUnits"),
        ("ServicePrincipals", "servicePrincipals"),
        ("RoleManagement/Directory/RoleDefinitions", "roleDefinitions"),
        ("RoleManagement/Directory/RoleAssignments", "roleAssignments"),
        ("RoleManagement/Directory/RoleAssignmentScheduleInstances", "roleAssignmentSchedules"),
        ("Policies/IdentitySecurityDefaultsEnforcementPolicy", "securityDefaults"),
        ("Policies/AuthorizationPolicy", "authorizationPolicy"),
        ("Policies/FeatureRolloutPolicies", "featureRollouts"),
        ("Identity/Conditional/AuthenticationContexts", "authenticationContexts"),
        ("IdentityGovernance/AccessReviews", "accessReviews"),
        ("IdentityGovernance/TermsOfUse/Agreements", "termsOfUse"),
    ];

    /// <summary>Files with a fixed name.</summary>
    public static IReadOnlyList<(string File, string Section)> Single { get; } =
    [
        ("Organization/Organization.json", "organization"),
        ("Organization/CertificateBasedAuthConfiguration.json", "certificateAuthorities"),
        ("Directory/OnPremisesSynchronization.json", "onPremisesSynchronization"),
    ];

    /// <summary>Folders below a user with the methods of one type, from versions before 2023, and that type.</summary>
    public static IReadOnlyList<(string Folder, string ODataType)> Methods { get; } =
    [
        ("FIDO2Methods", "#microsoft.graph.fido2AuthenticationMethod"),
        ("MicrosoftAuthenticatorMethods", "#microsoft.graph.microsoftAuthenticatorAuthenticationMethod"),
        ("WindowsHelloForBusinessMethods", "#microsoft.graph.windowsHelloForBusinessAuthenticationMethod"),
        ("TemporaryAccessPassMethods", "#microsoft.graph.temporaryAccessPassAuthenticationMethod"),
        ("PhoneMethods", "#microsoft.graph.phoneAuthenticationMethod"),
        ("EmailMethods", "#microsoft.graph.emailAuthenticationMethod"),
        ("PasswordMethods", "#microsoft.graph.passwordAuthenticationMethod"),
        ("SoftwareOathMethods", "#microsoft.graph.softwareOathAuthenticationMethod"),
    ];

    /// <summary>What makes a folder an export, as words, or null when it is none.</summary>
    public static string? Evidence(string folder)
    {
        var tree = new ExporterFolder(folder, string.Empty, report: null);
        if (tree.File("Organization/Organization.json") is not null)
        {
            return "it holds Organization/Organization.json";
        }

        if (tree.Folder("Identity/Conditional/AccessPolicies") is not null)
        {
            return "it holds Identity/Conditional/AccessPolicies";
        }

        // A folder named Groups proves nothing by itself; objects in folders of their own id do.
        foreach (string top in TopFolders)
        {
            if (tree.Folder(top) is { } child && child.Objects().Any())
            {
                return $"it holds objects as {top}/<id>/<id>.json";
            }
        }

        return null;
    }
}
