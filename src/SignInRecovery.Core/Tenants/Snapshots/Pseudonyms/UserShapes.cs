using static SignInRecovery.Tenants.Snapshots.Shape;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>The allow-list for users and what belongs to them.</summary>
internal static class UserShapes
{
    /// <summary>The shapes of these sections.</summary>
    public static IEnumerable<(string Section, Shape Shape)> All =>
    [
        ("users", Line(
            Ids("id", "onPremisesImmutableId"),
            Keep("accountEnabled", "createdDateTime", "creationType", "externalUserState", "isManagementRestricted", "lastPasswordChangeDateTime", "onPremisesLastSyncDateTime", "onPremisesSyncEnabled", "passwordPolicies", "usageLocation", "userType"),
            Names("User", "displayName"),
            Of(Treatment.Mail, "userPrincipalName", "mail", "otherMails"),
            Of(Treatment.Phone, "mobilePhone", "businessPhones"),
            Object("assignedLicenses", Guids("skuId", "disabledPlans")),
            Object("identities", Keep("signInType"), Of(Treatment.Domain, "issuer"), Of(Treatment.Mail, "issuerAssignedId")),
            Drop("department", "givenName", "jobTitle", "surname"))),
        ("registrationDetails", Line(
            Ids("id"),
            Of(Treatment.Mail, "userPrincipalName"),
            Names("User", "userDisplayName"),
            Keep("userType", "isAdmin", "isSsprRegistered", "isSsprEnabled", "isSsprCapable", "isMfaRegistered", "isMfaCapable", "isPasswordlessCapable", "methodsRegistered", "isSystemPreferredAuthenticationMethodEnabled", "systemPreferredAuthenticationMethods", "userPreferredMethodForSecondaryAuthentication", "lastUpdatedDateTime"))),
        ("methods", Owned(
            Ids("id", "configurationId"),
            Guids("aaGuid"),
            Keep("@odata.type", "createdDateTime", "lastUsedDateTime", "phoneType", "smsSignInState", "model", "attestationLevel", "passkeyType", "isUsable", "isUsableOnce", "startDateTime", "lifetimeInMinutes", "methodUsabilityReason", "deviceTag", "phoneAppVersion", "keyStrength", "platform"),
            Names("Method", "displayName"),
            Of(Treatment.Phone, "phoneNumber"),
            Of(Treatment.Mail, "emailAddress"),
            Drop("password", "attestationCertificates"))),
        ("signInActivity", Line(
            Ids("id"),
            Object(
                "signInActivity",
                Keep("lastSignInDateTime", "lastNonInteractiveSignInDateTime", "lastSuccessfulSignInDateTime"),
                Drop("lastSignInRequestId", "lastNonInteractiveSignInRequestId", "lastSuccessfulSignInRequestId")))),
        ("perUserMfa", Owned(Keep("perUserMfaState"))),
        ("managers", Owned(Ids("id"), Names("User", "displayName"), Of(Treatment.Mail, "userPrincipalName", "mail"))),
        ("deletedUsers", Line(
            Ids("id"),
            Keep("accountEnabled", "createdDateTime", "deletedDateTime", "onPremisesSyncEnabled", "userType"),
            Names("User", "displayName"),
            Of(Treatment.Mail, "mail", "userPrincipalName"))),
        ("riskyUsers", Line(
            Ids("id"),
            Keep("isDeleted", "isProcessing", "riskDetail", "riskLastUpdatedDateTime", "riskLevel", "riskState"),
            Names("User", "userDisplayName"),
            Of(Treatment.Mail, "userPrincipalName"))),
        ("devices", Owned(
            Ids("id", "deviceId", "mdmAppId"),
            Keep("accountEnabled", "approximateLastSignInDateTime", "deviceOwnership", "isCompliant", "isManaged", "managementType", "manufacturer", "model", "operatingSystem", "operatingSystemVersion", "profileType", "registrationDateTime", "trustType"),
            Names("Device", "displayName"),
            Of(Treatment.Text, "enrollmentProfileName", "physicalIds", "systemLabels"),
            Object("extensionAttributes", Of(Treatment.Text, [.. Enumerable.Range(1, 15).Select(n => $"extensionAttribute{n}")])))),
    ];
}
