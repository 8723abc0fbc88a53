using System.Collections.Frozen;

namespace SignInRecovery.Tenants;

/// <summary>
/// Every section of a tenant that this version knows. Permissions are those that return the properties that the questions
/// need, which is sometimes more than the least one that answers (facts of microsoft-graph-devx-content, 2026-08-07, and of
/// the "rbac-for-apis" pages of the Microsoft Graph documentation).
/// </summary>
public static class SectionCatalog
{
    private const string PremiumP1 = "Microsoft Entra ID P1";
    private const string PremiumP2 = "Microsoft Entra ID P2 or Microsoft Entra ID Governance";
    private const string NoPim = "Without Microsoft Entra ID P2 there is no Privileged Identity Management, so there is nothing to read.";

    private static readonly string[] ConditionalAccessReaders = ["Security Reader", "Global Reader", "Conditional Access Administrator", "Security Administrator"];
    private static readonly string[] MethodReaders = ["Global Reader", "Privileged Authentication Administrator", "Authentication Administrator"];
    private static readonly string[] MethodsPolicyReaders = ["Global Reader", "Authentication Policy Administrator"];
    private static readonly string[] ScheduleReaders = ["Global Reader", "Security Reader", "Security Operator", "Security Administrator", "Privileged Role Administrator"];
    private static readonly string[] RoleReaders = ["Directory Readers", "Global Reader", "Privileged Role Administrator"];
    private static readonly string[] ReportReaders = ["Reports Reader", "Security Reader", "Security Administrator", "Global Reader"];
    private static readonly string[] RiskReaders = ["Global Reader", "Security Reader", "Security Operator", "Security Administrator"];
    private static readonly string[] FederationReaders = ["Global Reader", "Security Reader", "Domain Name Administrator", "External Identity Provider Administrator", "Hybrid Identity Administrator", "Security Administrator"];
    private static readonly string[] NoneDocumented = [];

    private static readonly SectionDeclaration[] Declarations =
    [
        Plain("organization", "the organisation's own record", "/organization", "Organization.Read.All", NoneDocumented),
        Plain("subscribedSkus", "the licences", "/subscribedSkus", "LicenseAssignment.Read.All", NoneDocumented),
        Plain("subscriptions", "the subscriptions and their end dates", "/directory/subscriptions", "Organization.Read.All", NoneDocumented),
        Plain("domains", "the domains", "/domains", "Domain.Read.All", NoneDocumented),
        Owned("federationConfigurations", "the federation settings of the domains", "/domains/{id}/federationConfiguration", "Domain-InternalFederation.Read.All", FederationReaders),
        Plain("onPremisesSynchronization", "the settings of directory synchronisation", "/directory/onPremisesSynchronization", "OnPremDirectorySynchronization.Read.All", NoneDocumented) with { ApplicationPermission = string.Empty },

        Plain("users", "the users", "/users", "User.Read.All", NoneDocumented),
        Plain("registrationDetails", "the registration report of authentication methods", "/reports/authenticationMethods/userRegistrationDetails", "AuditLog.Read.All", ReportReaders) with { Licence = PremiumP1 },
        Owned("methods", "the registered authentication methods", "/users/{id}/authentication/methods", "UserAuthenticationMethod.Read.All", MethodReaders),
        Plain("signInActivity", "the users' last sign-ins", "/users?$select=id,signInActivity", "AuditLog.Read.All", ReportReaders) with { Licence = PremiumP1 },
        Owned("perUserMfa", "the per-user MFA states", "/users/{id}/authentication/requirements", "Policy.Read.All", NoneDocumented) with { IsBeta = true },
        Owned("managers", "the users' managers", "/users/{id}/manager", "User.Read.All", NoneDocumented),
        Plain("deletedUsers", "the deleted users that can still be restored", "/directory/deletedItems/microsoft.graph.user", "User.Read.All", NoneDocumented),
        Plain("riskyUsers", "the users at risk", "/identityProtection/riskyUsers", "IdentityRiskyUser.Read.All", RiskReaders) with { Licence = "Microsoft Entra ID P2" },

        Plain("groups", "the groups", "/groups", "Group.Read.All", NoneDocumented),
        Owned("groupOwners", "the owners of the groups", "/groups/{id}/owners", "GroupMember.Read.All", NoneDocumented),
        Owned("memberships", "the users' transitive group memberships", "/users/{id}/transitiveMemberOf", "User.Read.All", NoneDocumented),
        Plain("administrativeUnits", "the administrative units", "/directory/administrativeUnits", "AdministrativeUnit.Read.All", NoneDocumented),
        Owned("administrativeUnitMembers", "the members of the administrative units", "/directory/administrativeUnits/{id}/members", "AdministrativeUnit.Read.All", NoneDocumented),
        Plain("scopedRoleMembers", "the role assignments scoped to administrative units", "/directory/administrativeUnits/{id}/scopedRoleMembers", "RoleManagement.Read.Directory", RoleReaders),

        Plain("roleDefinitions", "the directory roles", "/roleManagement/directory/roleDefinitions", "RoleManagement.Read.Directory", RoleReaders),
        Plain("roleAssignments", "the active role assignments", "/roleManagement/directory/roleAssignments", "RoleManagement.Read.Directory", RoleReaders),
        Plain("roleEligibilities", "the eligible role assignments", "/roleManagement/directory/roleEligibilityScheduleInstances", "RoleEligibilitySchedule.Read.Directory", ScheduleReaders) with { Licence = PremiumP2, EmptyWithoutLicence = NoPim, EmptyWhereNotAvailable = NoPim },
        Plain("roleAssignmentSchedules", "the end dates and activations of role assignments", "/roleManagement/directory/roleAssignmentScheduleInstances", "RoleAssignmentSchedule.Read.Directory", ScheduleReaders) with { Licence = PremiumP2, EmptyWithoutLicence = NoPim, EmptyWhereNotAvailable = NoPim },
        Plain("roleManagementPolicies", "the activation settings of the roles", "/policies/roleManagementPolicyAssignments?$expand=policy($expand=rules)", "RoleManagementPolicy.Read.Directory", ScheduleReaders) with { ApplicationPermission = "RoleManagement.Read.Directory", Licence = PremiumP2, EmptyWithoutLicence = NoPim, EmptyWhereNotAvailable = NoPim },
        Plain("groupEligibilities", "the eligible memberships of groups (PIM for Groups)", "/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances", "PrivilegedEligibilitySchedule.Read.AzureADGroup", ScheduleReaders) with { Licence = PremiumP2, EmptyWithoutLicence = NoPim, EmptyWhereNotAvailable = NoPim },

        Plain("policies", "the Conditional Access policies", "/identity/conditionalAccess/policies", "Policy.Read.All", ConditionalAccessReaders) with { Licence = PremiumP1 },
        Plain("deletedPolicies", "the deleted Conditional Access policies", "/identity/conditionalAccess/deletedItems/policies", "Policy.Read.All", ConditionalAccessReaders) with { Licence = PremiumP1 },
        Plain("namedLocations", "the named locations", "/identity/conditionalAccess/namedLocations", "Policy.Read.All", ConditionalAccessReaders) with { Licence = PremiumP1 },
        Plain("mfaTrustedIps", "the MFA trusted IPs of the legacy MFA service settings", string.Empty, string.Empty, []),
        Plain("authenticationStrengths", "the authentication strengths", "/policies/authenticationStrengthPolicies", "Policy.Read.AuthenticationMethod", NoneDocumented) with { Licence = PremiumP1 },
        Plain("authenticationContexts", "the authentication contexts", "/identity/conditionalAccess/authenticationContextClassReferences", "AuthenticationContext.Read.All", NoneDocumented) with { Licence = PremiumP1 },
        Plain("termsOfUse", "the terms of use", "/identityGovernance/termsOfUse/agreements", "Agreement.Read.All", NoneDocumented) with { ApplicationPermission = string.Empty, Licence = PremiumP1 },

        Plain("authenticationMethodsPolicy", "the authentication methods policy", "/policies/authenticationMethodsPolicy", "Policy.Read.AuthenticationMethod", MethodsPolicyReaders),
        Plain("authorizationPolicy", "the authorization policy", "/policies/authorizationPolicy", "Policy.Read.All", NoneDocumented),
        Plain("securityDefaults", "the state of the security defaults", "/policies/identitySecurityDefaultsEnforcementPolicy", "Policy.Read.All", NoneDocumented),
        Plain("crossTenantAccess", "the cross-tenant access settings", "/policies/crossTenantAccessPolicy", "Policy.Read.All", NoneDocumented),
        Plain("tokenValidationPolicy", "the federated token validation policy", "/policies/federatedTokenValidationPolicy", "Policy.Read.All", ["Security Administrator", "Hybrid Identity Administrator", "External Identity Provider Administrator"]) with { IsBeta = true },
        Plain("certificateAuthorities", "the certificate authorities of certificate-based authentication", "/organization/{id}/certificateBasedAuthConfiguration", "Organization.Read.All", NoneDocumented),
        Plain("featureRollouts", "the staged rollouts", "/policies/featureRolloutPolicies", "Policy.Read.HybridAuthentication", NoneDocumented) with { ApplicationPermission = string.Empty },

        Plain("servicePrincipals", "the enterprise applications", "/servicePrincipals", "Application.Read.All", NoneDocumented),
        Owned("devices", "the users' registered devices", "/users/{id}/registeredDevices", "Device.Read.All", NoneDocumented),
        Plain("delegatedAdminRelationships", "the partner relationships (GDAP)", "/tenantRelationships/delegatedAdminRelationships", "DelegatedAdminRelationship.Read.All", ["Global Administrator"]),
        Plain("accessReviews", "the access reviews", "/identityGovernance/accessReviews/definitions", "AccessReview.Read.All", NoneDocumented) with { Licence = PremiumP2, EmptyWithoutLicence = "Without Microsoft Entra ID P2 or Governance there are no access reviews." },
        Plain("lifecycleWorkflows", "the lifecycle workflows", "/identityGovernance/lifecycleWorkflows/workflows", "LifecycleWorkflows.Read.All", NoneDocumented) with { Licence = "Microsoft Entra ID Governance", EmptyWithoutLicence = "Without Microsoft Entra ID Governance there are no lifecycle workflows.", EmptyWhereNotAvailable = "This cloud has no lifecycle workflows." },
        Plain("signIns", "the sign-in log", "/auditLogs/signIns", "AuditLog.Read.All", ReportReaders) with { Licence = PremiumP1 },
        Plain("attestations", "the answers to manual checks and the drills held", string.Empty, string.Empty, []),
    ];

    private static readonly FrozenDictionary<string, SectionDeclaration> ByName =
        Declarations.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);

    /// <summary>Every section, in the order in which people would read them.</summary>
    public static IReadOnlyList<SectionDeclaration> All => Declarations;

    /// <summary>The declaration of a section.</summary>
    /// <param name="name">The section's name, as in its file's name.</param>
    /// <returns>The declaration, or null when this version does not know the section.</returns>
    public static SectionDeclaration? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The declaration of a section that this version knows.</summary>
    /// <param name="name">The section's name, as in its file's name.</param>
    /// <exception cref="ArgumentException">This version does not know the section.</exception>
    public static SectionDeclaration Get(string name) =>
        Find(name) ?? throw new ArgumentException($"There is no section named '{name}'.", nameof(name));

    private static SectionDeclaration Plain(string name, string title, string path, string permission, IReadOnlyList<string> roles) => new()
    {
        Name = name,
        Title = title,
        Path = path,
        DelegatedPermission = permission,
        ApplicationPermission = permission,
        Roles = roles,
        Query = SectionQueries.Of(name),
    };

    private static SectionDeclaration Owned(string name, string title, string path, string permission, IReadOnlyList<string> roles) =>
        Plain(name, title, path, permission, roles) with { IsOwned = true };
}
