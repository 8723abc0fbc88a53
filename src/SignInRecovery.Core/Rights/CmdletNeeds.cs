using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.Rights;

/// <summary>Which sections the cmdlets decide on. docs/permissions.md and Get-SignInRecoverySession -CheckPermission read it.</summary>
public static class CmdletNeeds
{
    private static readonly string[] Everything = [.. SectionCatalog.All.Where(s => s.Path.Length > 0).Select(s => s.Name)];

    // Who is who, and who holds which role: the base of every question about people.
    private static readonly string[] People =
    [
        "users", "groups", "memberships", "deletedUsers", "roleDefinitions", "roleAssignments", "roleEligibilities", "roleAssignmentSchedules",
        "groupEligibilities", "methods", "registrationDetails", "servicePrincipals",
    ];

    private static readonly string[] SignIns =
    [
        "policies", "namedLocations", "authenticationStrengths", "authenticationMethodsPolicy", "securityDefaults", "crossTenantAccess", "termsOfUse",
        "domains", "federationConfigurations", "onPremisesSynchronization", "featureRollouts", "perUserMfa", "riskyUsers", "devices",
    ];

    private static readonly string[] Recovery =
    [
        "organization", "domains", "onPremisesSynchronization", "authorizationPolicy", "administrativeUnits", "administrativeUnitMembers",
        "roleManagementPolicies", "groupOwners", "riskyUsers",
    ];

    private static readonly (string Cmdlet, Func<IReadOnlyList<string>> Sections)[] Declared =
    [
        ("Get-RecoveryPath", () => [.. People, .. SignIns, .. Recovery]),
        ("Get-SignInOutcome", () => [.. People, .. SignIns]),
        ("Get-TenantSnapshot", () => Everything),
        ("Test-LockoutRisk", () => [.. RuleCatalog.All.SelectMany(r => r.Sections).Distinct(StringComparer.Ordinal)]),
    ];

    /// <summary>The cmdlets that read a tenant, with the sections that each decides on, in alphabetical order.</summary>
    public static IReadOnlyList<CmdletNeed> All { get; } =
    [
        .. Declared
            .OrderBy(d => d.Cmdlet, StringComparer.Ordinal)
            .Select(d => new CmdletNeed(d.Cmdlet, [.. SectionCatalog.All.Where(s => s.Path.Length > 0 && d.Sections().Contains(s.Name, StringComparer.Ordinal))])),
    ];

    /// <summary>The rules of Test-LockoutRisk that are Unknown, in part or as a whole, when a section cannot be read.</summary>
    /// <param name="section">The section's name.</param>
    public static IReadOnlyList<string> RulesOn(string section) =>
        [.. RuleCatalog.All.Where(r => r.Sections.Contains(section, StringComparer.Ordinal)).Select(r => r.Id)];
}
