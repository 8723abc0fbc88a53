using static SignInRecovery.Tenants.Snapshots.Shape;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>The allow-list for Conditional Access and for the tenant-wide policies.</summary>
internal static class PolicyShapes
{
    private static readonly Shape[] Filter = [.. Keep("mode"), .. Of(Treatment.Rule, "rule")];

    private static readonly Shape[] Strength =
    [
        .. Ids("id"),
        .. Keep("@odata.type", "createdDateTime", "modifiedDateTime", "policyType", "requirementsSatisfied", "allowedCombinations"),
        .. Names("Strength", "displayName"),
        .. Object(
            "combinationConfigurations",
            Keep("@odata.type", "appliesToCombinations"),
            Ids("id"),
            Guids("allowedAAGUIDs"),
            Of(Treatment.Text, "allowedIssuerSkis", "allowedPolicyOIDs")),
        .. Drop("description"),
    ];

    private static readonly Shape[] Guests =
    [
        .. Keep("@odata.type", "guestOrExternalUserTypes"),
        .. Object("externalTenants", Keep("@odata.type", "membershipKind"), Ids("members")),
    ];

    private static readonly Shape[] Conditions =
    [
        .. Keep("@odata.type", "userRiskLevels", "signInRiskLevels", "clientAppTypes", "servicePrincipalRiskLevels", "insiderRiskLevels", "agentIdRiskLevels"),
        .. Object(
            "users",
            Keep("@odata.type"),
            Ids("includeUsers", "excludeUsers", "includeGroups", "excludeGroups", "includeRoles", "excludeRoles"),
            Object("includeGuestsOrExternalUsers", Guests),
            Object("excludeGuestsOrExternalUsers", Guests)),
        .. Object(
            "applications",
            Keep("@odata.type", "includeUserActions"),
            Ids("includeApplications", "excludeApplications", "includeAuthenticationContextClassReferences"),
            Object("applicationFilter", Filter),
            Object("globalSecureAccess", Keep("includeTrafficProfiles")),
            Object("networkAccess", Keep("includeTrafficProfiles"))),
        .. Object(
            "clientApplications",
            Ids("includeServicePrincipals", "excludeServicePrincipals", "includeAgentIdServicePrincipals", "excludeAgentIdServicePrincipals"),
            Object("servicePrincipalFilter", Filter),
            Object("agentIdServicePrincipalFilter", Filter)),
        .. Object("agents", Ids("includeAgentUsers", "excludeAgentUsers"), Object("agentFilter", Filter)),
        .. Object("agentContext", Keep("includeAgentContexts")),
        .. Object("platforms", Keep("@odata.type", "includePlatforms", "excludePlatforms")),
        .. Object("locations", Keep("@odata.type"), Ids("includeLocations", "excludeLocations")),
        .. Object(
            "devices",
            Keep("@odata.type", "includeDeviceStates", "excludeDeviceStates"),
            Ids("includeDevices", "excludeDevices"),
            Object("deviceFilter", Filter)),
        .. Object("authenticationFlows", Keep("@odata.type", "transferMethods")),
        .. Drop("times", "deviceStates"),
    ];

    private static readonly Shape[] SessionControls =
    [
        .. Keep("@odata.type", "disableResilienceDefaults"),
        .. Object("applicationEnforcedRestrictions", Keep("@odata.type", "isEnabled")),
        .. Object("cloudAppSecurity", Keep("@odata.type", "isEnabled", "cloudAppSecurityType")),
        .. Object("continuousAccessEvaluation", Keep("@odata.type", "mode")),
        .. Object("persistentBrowser", Keep("@odata.type", "isEnabled", "mode")),
        .. Object("secureSignInSession", Keep("@odata.type", "isEnabled")),
        .. Object("signInFrequency", Keep("@odata.type", "isEnabled", "value", "type", "authenticationType", "frequencyInterval")),
        .. Object("globalSecureAccessFilteringProfile", Keep("@odata.type", "isEnabled"), Ids("profileId", "policyId")),
        .. Object("networkAccessSecurity", Keep("@odata.type", "isEnabled"), Ids("profileId", "policyId")),
    ];

    private static readonly Shape ConditionalAccessPolicy = Line(
        Keep("@odata.type", "state", "createdDateTime", "modifiedDateTime", "deletedDateTime"),
        Ids("id"),
        Guids("templateId"),
        Names("Policy", "displayName"),
        Object("conditions", Conditions),
        Object(
            "grantControls",
            Keep("@odata.type", "operator", "builtInControls"),
            Ids("termsOfUse", "customAuthenticationFactors"),
            Object("authenticationStrength", Strength)),
        Object("sessionControls", SessionControls),
        Drop("description"));

    private static readonly Shape[] Target =
    [
        .. Keep("targetType", "isRegistrationRequired", "authenticationMode", "isUsableForSignIn", "targetedAuthenticationMethod"),
        .. Ids("id", "allowedPasskeyProfiles"),
    ];

    private static readonly Shape[] Feature = [.. Keep("state"), .. Object("includeTarget", Target), .. Object("excludeTarget", Target)];

    private static readonly Shape[] KeyRestrictions = [.. Keep("isEnforced", "enforcementType"), .. Guids("aaGuids")];

    private static readonly Shape[] MethodConfiguration =
    [
        .. Keep("@odata.type", "id", "state", "isAttestationEnforced", "isSelfServiceRegistrationAllowed", "defaultLength", "defaultLifetimeInMinutes", "minimumLifetimeInMinutes", "maximumLifetimeInMinutes", "isUsableOnce", "isSoftwareOathEnabled", "isOfficePhoneAllowed", "allowExternalIdToUseEmailOtp"),
        .. Object("includeTargets", Target),
        .. Object("excludeTargets", Target),
        .. Names("External method", "displayName"),
        .. Ids("appId", "defaultPasskeyProfile"),
        .. Object("keyRestrictions", KeyRestrictions),
        .. Object("passkeyProfiles", Ids("id"), Names("Passkey profile", "name"), Keep("passkeyTypes", "attestationEnforcement"), Object("keyRestrictions", KeyRestrictions)),
        .. Object("certificateUserBindings", Keep("x509CertificateField", "userProperty", "priority", "trustAffinityLevel")),
        .. Object(
            "authenticationModeConfiguration",
            Keep("x509CertificateAuthenticationDefaultMode", "x509CertificateDefaultRequiredAffinityLevel"),
            Object(
                "rules",
                Keep("@odata.type", "x509CertificateRuleType", "x509CertificateAuthenticationMode", "x509CertificateRequiredAffinityLevel"),
                Of(Treatment.Text, "identifier", "issuerSubjectIdentifier", "policyOidIdentifier"))),
        .. Object("featureSettings", Object("displayAppInformationRequiredState", Feature), Object("displayLocationInformationRequiredState", Feature), Object("companionAppAllowedState", Feature), Object("numberMatchingRequiredState", Feature)),
    ];

    private static readonly Shape[] CrossTenantTargets =
        [.. Keep("accessType"), .. Object("targets", Ids("target"), Keep("targetType"))];

    private static readonly Shape[] CrossTenantScope =
        [.. Object("usersAndGroups", CrossTenantTargets), .. Object("applications", CrossTenantTargets)];

    /// <summary>The shapes of these sections.</summary>
    public static IEnumerable<(string Section, Shape Shape)> All =>
    [
        ("policies", ConditionalAccessPolicy),
        ("deletedPolicies", ConditionalAccessPolicy),
        ("namedLocations", Line(
            Keep("@odata.type", "createdDateTime", "modifiedDateTime", "isTrusted", "countriesAndRegions", "includeUnknownCountriesAndRegions", "countryLookupMethod", "compliantNetworkType"),
            Ids("id"),
            Names("Location", "displayName"),
            Object("ipRanges", Keep("@odata.type"), Of(Treatment.Address, "cidrAddress"), Of(Treatment.AddressBound, "lowerAddress", "upperAddress")))),
        ("mfaTrustedIps", Line(Of(Treatment.Address, "cidrAddress"))),
        ("authenticationStrengths", Line(Strength)),
        ("authenticationContexts", Line(Ids("id"), Names("Context", "displayName"), Keep("isAvailable"), Drop("description"))),
        ("termsOfUse", Line(
            Ids("id"),
            Names("Agreement", "displayName"),
            Keep("isViewingBeforeAcceptanceRequired", "isPerDeviceAcceptanceRequired", "userReacceptRequiredFrequency"),
            Object("termsExpiration", Keep("startDateTime", "frequency")))),
        ("authenticationMethodsPolicy", Line(
            Ids("id"),
            Keep("lastModifiedDateTime", "policyVersion", "reconfirmationInDays", "policyMigrationState"),
            Object("registrationEnforcement", Object(
                "authenticationMethodsRegistrationCampaign",
                Keep("snoozeDurationInDays", "enforceRegistrationAfterAllowedSnoozes", "state"),
                Object("includeTargets", Target),
                Object("excludeTargets", Target))),
            Object("reportSuspiciousActivitySettings", Keep("state"), Object("includeTarget", Target), Drop("voiceReportingCode")),
            Object("systemCredentialPreferences", Keep("state"), Object("includeTargets", Target), Object("excludeTargets", Target)),
            Object("authenticationMethodConfigurations", MethodConfiguration),
            Drop("displayName", "description"))),
        ("authorizationPolicy", Line(
            Ids("id", "guestUserRoleId"),
            Keep("allowInvitesFrom", "allowedToSignUpEmailBasedSubscriptions", "allowedToUseSSPR", "allowEmailVerifiedUsersToJoinOrganization", "allowUserConsentForRiskyApps", "blockMsolPowerShell"),
            Object("defaultUserRolePermissions", Keep("allowedToCreateApps", "allowedToCreateSecurityGroups", "allowedToCreateTenants", "allowedToReadBitlockerKeysForOwnedDevice", "allowedToReadOtherUsers"), Drop("permissionGrantPoliciesAssigned")),
            Drop("displayName", "description"))),
        ("securityDefaults", Line(Ids("id"), Keep("isEnabled"), Drop("displayName", "description"))),
        ("crossTenantAccess", Line(
            Keep("@odata.type", "isServiceDefault", "isServiceProvider", "isInMultiTenantOrganization"),
            Ids("tenantId"),
            Object("inboundTrust", Keep("isMfaAccepted", "isCompliantDeviceAccepted", "isHybridAzureADJoinedDeviceAccepted")),
            Object("b2bCollaborationInbound", CrossTenantScope),
            Object("b2bCollaborationOutbound", CrossTenantScope),
            Object("b2bDirectConnectInbound", CrossTenantScope),
            Object("b2bDirectConnectOutbound", CrossTenantScope),
            Object("automaticUserConsentSettings", Keep("inboundAllowed", "outboundAllowed")))),
        ("tokenValidationPolicy", Line(
            Ids("id"),
            Keep("deletedDateTime"),
            Object("validatingDomains", Keep("@odata.type", "rootDomains"), Of(Treatment.Domain, "domainNames")))),
        ("certificateAuthorities", Line(
            Ids("id"),
            Object(
                "certificateAuthorities",
                Keep("isRootAuthority"),
                Of(Treatment.Certificate, "certificate"),
                Of(Treatment.Url, "certificateRevocationListUrl", "deltaCertificateRevocationListUrl"),
                Of(Treatment.Text, "issuer", "issuerSki")))),
        ("featureRollouts", Line(
            Ids("id"),
            Names("Rollout", "displayName"),
            Keep("feature", "isAppliedToOrganization", "isEnabled"),
            IdOrObject("appliesTo", Keep("@odata.type"), Ids("id")),
            Drop("description"))),
    ];
}
