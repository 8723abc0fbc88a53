using System.Collections.Frozen;

namespace SignInRecovery.Tenants;

/// <summary>
/// The queries of the sections: pages and counts of the "paging" and "advanced queries" pages of the Microsoft Graph
/// documentation (facts of 2021 to 2025), permissions of microsoft-graph-devx-content, 2026-08-07.
/// </summary>
internal static class SectionQueries
{
    private const int DirectoryPage = 999;

    // A page with sign-in activity holds 500 at most; the sign-in log 1,000.
    private const int ActivityPage = 500;
    private const int LogPage = 1_000;
    private const int RiskPage = 500;

    private static readonly string[] AnyDirectory = ["Directory.Read.All", "Directory.ReadWrite.All"];

    private static readonly FrozenDictionary<string, SectionQuery> ByName = new Dictionary<string, SectionQuery>(StringComparer.Ordinal)
    {
        ["organization"] = new() { Others = [.. AnyDirectory, "Organization.ReadWrite.All"] },
        ["subscribedSkus"] = new() { Others = [.. AnyDirectory, "Organization.Read.All", "Organization.ReadWrite.All"] },
        ["subscriptions"] = new() { Others = [.. AnyDirectory, "Organization.ReadWrite.All"] },
        ["domains"] = new() { Others = ["Directory.Read.All", "Domain.ReadWrite.All"] },
        ["federationConfigurations"] = new() { Others = ["Domain-InternalFederation.ReadWrite.All"] },
        ["onPremisesSynchronization"] = new() { Others = ["OnPremDirectorySynchronization.ReadWrite.All"] },
        ["users"] = new()
        {
            Select =
            [
                "id", "accountEnabled", "assignedLicenses", "businessPhones", "createdDateTime", "creationType", "department", "displayName",
                "externalUserState", "givenName", "identities", "isManagementRestricted", "jobTitle", "lastPasswordChangeDateTime", "mail",
                "mobilePhone", "onPremisesImmutableId", "onPremisesLastSyncDateTime", "onPremisesSyncEnabled", "otherMails", "passwordPolicies",
                "surname", "usageLocation", "userPrincipalName", "userType",
            ],
            PageSize = DirectoryPage,
            IsCounted = true,
            Others = [.. AnyDirectory, "User.ReadWrite.All"],
        },
        ["methods"] = new() { Others = ["UserAuthenticationMethod.ReadWrite.All"] },
        ["signInActivity"] = new() { Select = ["id", "signInActivity"], PageSize = ActivityPage },
        ["perUserMfa"] = new() { Others = ["Policy.ReadWrite.AuthenticationMethod"] },
        ["managers"] = new()
        {
            Select = ["id"],
            Expand = "manager($select=id,displayName,userPrincipalName)",
            PageSize = DirectoryPage,
            Others = [.. AnyDirectory, "User.ReadWrite.All"],
        },
        ["deletedUsers"] = new()
        {
            Select = ["id", "accountEnabled", "createdDateTime", "deletedDateTime", "displayName", "mail", "onPremisesSyncEnabled", "userPrincipalName", "userType"],
            PageSize = DirectoryPage,
            IsCounted = true,
            Others = [.. AnyDirectory, "User.ReadWrite.All", "User.DeleteRestore.All"],
        },
        ["riskyUsers"] = new() { PageSize = RiskPage },
        ["groups"] = new()
        {
            Select =
            [
                "id", "createdDateTime", "description", "displayName", "groupTypes", "isAssignableToRole", "isManagementRestricted", "mail",
                "mailEnabled", "mailNickname", "membershipRule", "membershipRuleProcessingState", "onPremisesLastSyncDateTime",
                "onPremisesSyncEnabled", "securityEnabled", "visibility",
            ],
            PageSize = DirectoryPage,
            IsCounted = true,
            Others = [.. AnyDirectory, "Group.ReadWrite.All", "Group.ManageProtection.All"],
        },
        ["groupOwners"] = new()
        {
            Select = ["id", "displayName"],
            Others = ["Directory.Read.All", "Group.Read.All", "Group.ReadWrite.All", "GroupMember.ReadWrite.All"],
        },
        ["memberships"] = new()
        {
            Select = ["id"],
            PageSize = DirectoryPage,
            IsCounted = true,
            Cast = "microsoft.graph.group",
            Others = [.. AnyDirectory, "Group.Read.All", "GroupMember.Read.All"],
        },
        ["administrativeUnits"] = new()
        {
            Select =
            [
                "id", "deletedDateTime", "description", "displayName", "isMemberManagementRestricted", "membershipRule",
                "membershipRuleProcessingState", "membershipType", "visibility",
            ],
            PageSize = DirectoryPage,
            Others = [.. AnyDirectory, "AdministrativeUnit.ReadWrite.All"],
        },
        ["administrativeUnitMembers"] = new()
        {
            Select = ["id"],
            PageSize = DirectoryPage,
            Others = [.. AnyDirectory, "AdministrativeUnit.ReadWrite.All"],
        },
        ["scopedRoleMembers"] = new() { Others = [.. AnyDirectory, "RoleManagement.ReadWrite.Directory"] },
        ["roleDefinitions"] = new()
        {
            Select = ["id", "templateId", "displayName", "isBuiltIn", "isEnabled", "rolePermissions"],
            Others = [.. AnyDirectory, "RoleManagement.Read.All", "RoleManagement.ReadWrite.Directory"],
        },
        ["registrationDetails"] = new() { PageSize = DirectoryPage },
        ["roleAssignments"] = new() { PageSize = DirectoryPage, Others = [.. AnyDirectory, "RoleManagement.Read.All", "RoleManagement.ReadWrite.Directory"] },
        ["roleEligibilities"] = new() { PageSize = DirectoryPage, Others = ["RoleEligibilitySchedule.ReadWrite.Directory", "RoleManagement.Read.All", "RoleManagement.Read.Directory", "RoleManagement.ReadWrite.Directory"] },
        ["roleAssignmentSchedules"] = new() { PageSize = DirectoryPage, Others = ["RoleAssignmentSchedule.ReadWrite.Directory", "RoleManagement.Read.All", "RoleManagement.Read.Directory", "RoleManagement.ReadWrite.Directory"] },
        ["roleManagementPolicies"] = new()
        {
            Filter = "scopeId eq '/' and scopeType eq 'DirectoryRole'",
            Others = ["RoleManagement.Read.All", "RoleManagement.Read.Directory", "RoleManagement.ReadWrite.Directory", "RoleManagementPolicy.ReadWrite.Directory"],
        },
        ["groupEligibilities"] = new() { Others = ["PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup"] },
        ["authenticationStrengths"] = new() { Others = ["Policy.Read.All", "Policy.ReadWrite.AuthenticationMethod", "Policy.ReadWrite.ConditionalAccess"] },
        ["authenticationContexts"] = new() { Others = ["AuthenticationContext.ReadWrite.All", "Policy.Read.ConditionalAccess", "Policy.ReadWrite.ConditionalAccess"] },
        ["authenticationMethodsPolicy"] = new() { Others = ["Policy.Read.All", "Policy.ReadWrite.AuthenticationMethod"] },
        ["authorizationPolicy"] = new() { Others = ["Policy.ReadWrite.Authorization"] },
        ["securityDefaults"] = new() { Others = ["Policy.ReadWrite.SecurityDefaults"] },
        ["crossTenantAccess"] = new() { Others = ["Policy.ReadWrite.CrossTenantAccess"] },
        ["tokenValidationPolicy"] = new() { Others = ["Policy.ReadWrite.FedTokenValidation"] },
        ["certificateAuthorities"] = new() { Others = ["Organization.ReadWrite.All"] },
        ["featureRollouts"] = new() { Others = ["Directory.ReadWrite.All", "Policy.ReadWrite.HybridAuthentication"] },
        ["servicePrincipals"] = new()
        {
            Select = ["id", "accountEnabled", "appId", "appOwnerOrganizationId", "displayName", "servicePrincipalType"],
            PageSize = DirectoryPage,
            IsCounted = true,
            Others = [.. AnyDirectory, "Application.ReadWrite.All"],
        },
        ["devices"] = new()
        {
            Select =
            [
                "id", "accountEnabled", "approximateLastSignInDateTime", "deviceId", "deviceOwnership", "displayName", "enrollmentProfileName",
                "extensionAttributes", "isCompliant", "isManaged", "manufacturer", "mdmAppId", "model", "operatingSystem",
                "operatingSystemVersion", "physicalIds", "profileType", "registrationDateTime", "systemLabels", "trustType",
            ],
            Others = AnyDirectory,
        },
        ["delegatedAdminRelationships"] = new() { Others = ["DelegatedAdminRelationship.ReadWrite.All"] },
        ["accessReviews"] = new() { Others = ["AccessReview.ReadWrite.All"] },
        ["lifecycleWorkflows"] = new() { Others = ["LifecycleWorkflows.ReadWrite.All", "LifecycleWorkflows-Workflow.Read.All", "LifecycleWorkflows-Workflow.ReadWrite.All"] },
        ["signIns"] = new() { PageSize = LogPage },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The query of a section.</summary>
    public static SectionQuery Of(string section) => ByName.GetValueOrDefault(section, SectionQuery.AsItComes);
}
