using static SignInRecovery.Tenants.Snapshots.Shape;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>The allow-list for the organisation, its licences, its domains and its groups.</summary>
internal static class OrganizationShapes
{
    private static readonly Shape[] ServicePlan = [.. Guids("servicePlanId"), .. Keep("servicePlanName", "provisioningStatus", "appliesTo")];

    private static readonly string[] SynchronizationFeatures =
    [
        "blockCloudObjectTakeoverThroughHardMatchEnabled", "blockSoftMatchEnabled", "bypassDirSyncOverridesEnabled",
        "cloudPasswordPolicyForPasswordSyncedUsersEnabled", "concurrentCredentialUpdateEnabled", "concurrentOrgIdProvisioningEnabled",
        "deviceWritebackEnabled", "directoryExtensionsEnabled", "fopeConflictResolutionEnabled", "groupWriteBackEnabled",
        "passwordSyncEnabled", "passwordWritebackEnabled", "quarantineUponProxyAddressesConflictEnabled", "quarantineUponUpnConflictEnabled",
        "softMatchOnUpnEnabled", "synchronizeUpnForManagedUsersEnabled", "unifiedGroupWritebackEnabled",
        "userForcePasswordChangeOnLogonEnabled", "userWritebackEnabled",
    ];

    /// <summary>The shapes of these sections.</summary>
    public static IEnumerable<(string Section, Shape Shape)> All =>
    [
        ("organization", Line(
            Ids("id"),
            Names("Tenant", "displayName"),
            Keep("tenantType", "createdDateTime", "countryLetterCode", "partnerTenantType", "onPremisesSyncEnabled", "onPremisesLastSyncDateTime", "onPremisesLastPasswordSyncDateTime", "defaultUsageLocation"),
            Object("verifiedDomains", Of(Treatment.Domain, "name"), Keep("isInitial", "isDefault", "type", "capabilities")),
            Of(Treatment.Mail, "technicalNotificationMails", "securityComplianceNotificationMails"),
            Of(Treatment.Phone, "securityComplianceNotificationPhones", "businessPhones"),
            Object("assignedPlans", Guids("servicePlanId"), Keep("service", "capabilityStatus", "assignedDateTime")),
            Drop("city", "country", "marketingNotificationEmails", "postalCode", "preferredLanguage", "state", "street"))),
        ("subscribedSkus", Line(
            Ids("id", "subscriptionIds"),
            Guids("skuId"),
            Keep("skuPartNumber", "capabilityStatus", "appliesTo", "consumedUnits"),
            Object("prepaidUnits", Keep("enabled", "warning", "suspended", "lockedOut")),
            Object("servicePlans", ServicePlan),
            Drop("accountName", "accountId"))),
        ("subscriptions", Line(
            Ids("id", "commerceSubscriptionId", "ownerTenantId"),
            Guids("skuId"),
            Keep("skuPartNumber", "status", "isTrial", "totalLicenses", "createdDateTime", "nextLifecycleDateTime", "ownerType"),
            Object("serviceStatus", ServicePlan),
            Drop("ownerId"))),
        ("domains", Line(
            Of(Treatment.Domain, "id"),
            Keep("authenticationType", "isAdminManaged", "isDefault", "isInitial", "isRoot", "isVerified", "passwordNotificationWindowInDays", "passwordValidityPeriodInDays", "supportedServices"),
            Drop("availabilityStatus", "state"))),
        ("federationConfigurations", Line(
            Of(Treatment.Domain, "parent"),
            Object(
                "value",
                Keep("@odata.type", "preferredAuthenticationProtocol", "promptLoginBehavior", "isSignedAuthenticationRequestRequired", "federatedIdpMfaBehavior"),
                Ids("id"),
                Names("Federation", "displayName"),
                Of(Treatment.Url, "issuerUri", "metadataExchangeUri", "passiveSignInUri", "activeSignInUri", "signOutUri", "passwordResetUri"),
                Of(Treatment.Certificate, "signingCertificate", "nextSigningCertificate"),
                Object("signingCertificateUpdateStatus", Keep("certificateUpdateResult", "lastRunDateTime"))))),
        ("onPremisesSynchronization", Line(
            Ids("id"),
            Object("features", Keep(SynchronizationFeatures)),
            Object("configuration", Object("accidentalDeletionPrevention", Keep("synchronizationPreventionType", "alertThreshold"))))),
        ("groups", Line(
            Ids("id"),
            Names("Group", "displayName"),
            Keep("createdDateTime", "expirationDateTime", "groupTypes", "isAssignableToRole", "isManagementRestricted", "mailEnabled", "membershipRuleProcessingState", "onPremisesLastSyncDateTime", "onPremisesSyncEnabled", "securityEnabled", "transitiveMembers/microsoft.graph.user@odata.count", "visibility"),
            Of(Treatment.Mail, "mail"),
            Of(Treatment.Rule, "membershipRule"),
            Drop("description", "mailNickname"))),
        ("groupOwners", Owned(Keep("@odata.type"), Ids("id"), Names("User", "displayName"), Of(Treatment.Mail, "userPrincipalName"))),
        ("memberships", Owned(Ids("id"))),
        ("administrativeUnits", Line(
            Ids("id"),
            Names("Unit", "displayName"),
            Keep("deletedDateTime", "isMemberManagementRestricted", "membershipRuleProcessingState", "membershipType", "visibility"),
            Of(Treatment.Rule, "membershipRule"),
            Drop("description"))),
        ("administrativeUnitMembers", Owned(Keep("@odata.type"), Ids("id"), Names("User", "displayName"))),
        ("scopedRoleMembers", Line(
            Ids("id", "roleId", "administrativeUnitId"),
            Object("roleMemberInfo", Ids("id"), Names("User", "displayName"), Of(Treatment.Mail, "userPrincipalName")))),
    ];
}
