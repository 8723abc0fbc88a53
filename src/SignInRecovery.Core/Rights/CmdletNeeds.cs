using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.Rights;

/// <summary>Which sections the cmdlets decide on, and what they write. docs/permissions.md and Get-SignInRecoverySession -CheckPermission read it.</summary>
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
        "roleManagementPolicies", "groupOwners", "riskyUsers", "delegatedAdminRelationships",
    ];

    // Who is an emergency account: evidence from roles, policies, keys, domains, groups, licences and sign-ins.
    private static readonly string[] Recognition = [.. People, .. SignIns, "signInActivity"];

    private static readonly string[] Readiness = [.. Recognition, "authorizationPolicy", "administrativeUnits", "administrativeUnitMembers", "groupOwners", "accessReviews", "lifecycleWorkflows"];

    // What is read before anything is written; the proof at the end decides on what readiness does.
    private static readonly string[] Provisioning = ["organization", "subscribedSkus", "administrativeUnits", "roleManagementPolicies"];

    private static readonly WriteDeclaration[] EmergencyAccounts =
    [
        new("AdministrativeUnit.ReadWrite.All", "put the group into a unit", "Privileged Role Administrator", "with -AdministrativeUnit"),
        new("Group.ReadWrite.All", "create the exclusion group", "Privileged Role Administrator", "in a tenant with Microsoft Entra ID P1"),
        new("GroupMember.ReadWrite.All", "add the accounts to the group", "Privileged Role Administrator", "in a tenant with Microsoft Entra ID P1"),
        new("Policy.ReadWrite.ConditionalAccess", "exclude from the policies", "Conditional Access Administrator", "without -SkipPolicyExclusion"),
        new("RoleAssignmentSchedule.ReadWrite.Directory", "assign the role by PIM", "Privileged Role Administrator", "in a tenant with Privileged Identity Management"),
        new("RoleManagement.ReadWrite.Directory", "assign roles, protect the group", "Privileged Role Administrator"),
        new("User.ReadWrite.All", "create the accounts", "User Administrator"),
        new("User-PasswordProfile.ReadWrite.All", "give an account whose password nobody knows another", "User Administrator", "with -PasswordHandling Return or Split, in a later run"),
        new("User.RevokeSessions.All", "end their sessions", "User Administrator"),
        new("UserAuthMethod-TAP.ReadWrite.All", "issue Temporary Access Passes", "Privileged Authentication Administrator", "with -TemporaryAccessPass"),
    ];

    private static readonly (string Cmdlet, Func<IReadOnlyList<string>> Sections)[] Declared =
    [
        ("Get-BreakGlassAccount", () => Recognition),
        ("Get-RecoveryPath", () => [.. People, .. SignIns, .. Recovery]),
        ("Get-SignInOutcome", () => [.. People, .. SignIns]),
        ("Get-TenantSnapshot", () => Everything),
        ("New-BreakGlassAccount", () => [.. Readiness, .. Provisioning]),
        ("Test-BreakGlassAccount", () => Readiness),
        ("Test-LockoutRisk", () => [.. RuleCatalog.All.SelectMany(r => r.Sections).Distinct(StringComparer.Ordinal)]),
    ];

    /// <summary>The cmdlets that read a tenant, with the sections that each decides on, in alphabetical order.</summary>
    public static IReadOnlyList<CmdletNeed> All { get; } =
    [
        .. Declared
            .OrderBy(d => d.Cmdlet, StringComparer.Ordinal)
            .Select(d => new CmdletNeed(
                d.Cmdlet,
                [.. SectionCatalog.All.Where(s => s.Path.Length > 0 && d.Sections().Contains(s.Name, StringComparer.Ordinal))],
                d.Cmdlet == "New-BreakGlassAccount" ? EmergencyAccounts : [])),
    ];

    /// <summary>The rules of Test-LockoutRisk that are Unknown, in part or as a whole, when a section cannot be read.</summary>
    /// <param name="section">The section's name.</param>
    public static IReadOnlyList<string> RulesOn(string section) =>
        [.. RuleCatalog.All.Where(r => r.Sections.Contains(section, StringComparer.Ordinal)).Select(r => r.Id)];
}
