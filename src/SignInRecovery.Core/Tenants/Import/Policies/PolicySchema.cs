namespace SignInRecovery.Tenants.Import;

/// <summary>
/// The Conditional Access objects of Microsoft Graph, v1.0 and beta, as their resource pages document them
/// (conditionalAccessPolicy, conditionalAccessConditionSet and their parts; see facts on Conditional Access, 1.2 to 1.8 and 1.14).
/// </summary>
internal static class PolicySchema
{
    private static readonly string[] RiskLevels = ["low", "medium", "high", "hidden", "none"];
    private static readonly string[] Platforms = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux", "all"];
    private static readonly string[] DeviceStates = ["All", "Compliant", "DomainJoined"];
    private static readonly string[] TrafficProfiles = ["none", "internet", "private", "m365", "all"];

    private static readonly ObjectRule ExternalUsers = Decisive(
        ("guestOrExternalUserTypes", new FlagsRule(
            ["none", "internalGuest", "b2bCollaborationGuest", "b2bCollaborationMember", "b2bDirectConnectUser", "otherExternalUser", "serviceProvider"],
            decisive: true)),
        ("externalTenants", new ObjectRule(
            Properties(("membershipKind", new EnumRule(["all", "enumerated"], decisive: true)), ("members", new IdListRule([], "a tenant"))),
            decisive: true,
            nullWhenBlank: true)
        { KeepsODataType = true }));

    private static readonly ObjectRule Users = new(
        Properties(
            ("includeUsers", new IdListRule(["All", "None", "GuestsOrExternalUsers", "AllAgentIdUsers"], "a user")),
            ("excludeUsers", new IdListRule(["All", "None", "GuestsOrExternalUsers", "AllAgentIdUsers"], "a user")),
            ("includeGroups", new IdListRule([], "a group")),
            ("excludeGroups", new IdListRule([], "a group")),
            ("includeRoles", new IdListRule([], "a role")),
            ("excludeRoles", new IdListRule([], "a role")),
            ("includeGuestsOrExternalUsers", ExternalUsers),
            ("excludeGuestsOrExternalUsers", ExternalUsers)),
        decisive: true,
        nullWhenBlank: true);

    private static readonly ObjectRule TrafficProfile = new(
        Properties(("includeTrafficProfiles", new FlagsRule(TrafficProfiles, decisive: false))), decisive: true, nullWhenBlank: true);

    private static readonly ObjectRule Applications = Decisive(
        ("includeApplications", new IdListRule(["All", "None", "Office365", "MicrosoftAdminPortals", "AllAgentIdResources"], "an application")),
        ("excludeApplications", new IdListRule(["All", "None", "Office365", "MicrosoftAdminPortals", "AllAgentIdResources"], "an application")),
        ("includeUserActions", new IdListRule(["urn:user:registersecurityinfo", "urn:user:registerdevice"], "a user action")),
        ("includeAuthenticationContextClassReferences", new IdListRule([.. Enumerable.Range(1, 99).Select(number => $"c{number}")], "an authentication context")),
        ("applicationFilter", new FilterRule()),
        ("globalSecureAccess", TrafficProfile),
        ("networkAccess", TrafficProfile));

    private static readonly ObjectRule ClientApplications = Decisive(
        ("includeServicePrincipals", new IdListRule(["All", "None", "ServicePrincipalsInMyTenant"], "a service principal")),
        ("excludeServicePrincipals", new IdListRule(["All", "None", "ServicePrincipalsInMyTenant"], "a service principal")),
        ("servicePrincipalFilter", new FilterRule()),
        ("includeAgentIdServicePrincipals", new IdListRule(["All", "None"], "an agent identity")),
        ("excludeAgentIdServicePrincipals", new IdListRule(["All", "None"], "an agent identity")),
        ("agentIdServicePrincipalFilter", new FilterRule()));

    private static readonly ObjectRule Conditions = new(
        Properties(
            ("users", Users),
            ("clientApplications", ClientApplications),
            ("applications", Applications),
            ("clientAppTypes", new EnumListRule(["all", "browser", "mobileAppsAndDesktopClients", "exchangeActiveSync", "easSupported", "easUnsupported", "other"], decisive: true)),
            ("platforms", Decisive(("includePlatforms", new EnumListRule(Platforms, decisive: true)), ("excludePlatforms", new EnumListRule(Platforms, decisive: true)))),
            ("locations", Decisive(
                ("includeLocations", new IdListRule(["All", "AllTrusted"], "a named location")),
                ("excludeLocations", new IdListRule(["All", "AllTrusted"], "a named location")))),
            ("devices", Decisive(
                ("includeDevices", new IdListRule(DeviceStates, "a device state")),
                ("excludeDevices", new IdListRule(DeviceStates, "a device state")),
                ("includeDeviceStates", new IdListRule(DeviceStates, "a device state")),
                ("excludeDeviceStates", new IdListRule(DeviceStates, "a device state")),
                ("deviceFilter", new FilterRule()))),
            ("deviceStates", Decisive(
                ("includeStates", new IdListRule(DeviceStates, "a device state")),
                ("excludeStates", new IdListRule(DeviceStates, "a device state")))),
            ("userRiskLevels", new EnumListRule(RiskLevels, decisive: true)),
            ("signInRiskLevels", new EnumListRule(RiskLevels, decisive: true)),
            ("servicePrincipalRiskLevels", new EnumListRule(RiskLevels, decisive: true)),
            ("insiderRiskLevels", new FlagsRule(["minor", "moderate", "elevated"], decisive: true)),
            ("agentIdRiskLevels", new FlagsRule(["low", "medium", "high"], decisive: true)),
            ("authenticationFlows", Decisive(("transferMethods", new FlagsRule(["none", "deviceCodeFlow", "authenticationTransfer"], decisive: true)))),
            ("agents", Decisive(
                ("includeAgentUsers", new IdListRule(["All", "None", "AllAgentIdUsers"], "an agent user")),
                ("excludeAgentUsers", new IdListRule(["All", "None", "AllAgentIdUsers"], "an agent user")))),
            ("times", new FreeRule(decisive: true)),
            ("clients", new FreeRule(decisive: true))),
        decisive: true,
        nullWhenBlank: false);

    private static readonly ObjectRule GrantControls = Decisive(
        ("operator", new EnumRule(["AND", "OR"], decisive: true)),
        ("builtInControls", new EnumListRule(
            ["block", "mfa", "compliantDevice", "domainJoinedDevice", "approvedApplication", "compliantApplication", "passwordChange", "riskRemediation"],
            decisive: true)),
        ("customAuthenticationFactors", new IdListRule([], "a custom control", idsAreGuids: false)),
        ("termsOfUse", new IdListRule([], "terms of use")),
        ("authenticationStrength", new StrengthReferenceRule()));

    private static readonly ObjectRule SessionControls = new(
        Properties(
            ("applicationEnforcedRestrictions", Session()),
            ("cloudAppSecurity", Session(("cloudAppSecurityType", new EnumRule(["mcasConfigured", "monitorOnly", "blockDownloads"], decisive: false)))),
            ("signInFrequency", Session(
                ("value", new IntegerRule()),
                ("type", new EnumRule(["days", "hours"], decisive: false)),
                ("authenticationType", new EnumRule(["primaryAndSecondaryAuthentication", "secondaryAuthentication"], decisive: false)),
                ("frequencyInterval", new EnumRule(["timeBased", "everyTime"], decisive: false)))),
            ("persistentBrowser", Session(("mode", new EnumRule(["always", "never"], decisive: false)))),
            ("continuousAccessEvaluation", Session(("mode", new EnumRule(["strictEnforcement", "disabled", "strictLocation"], decisive: false)))),
            ("disableResilienceDefaults", new BooleanRule()),
            ("secureSignInSession", Session()),
            ("globalSecureAccessFilteringProfile", Session(("profileId", new TextRule()))),
            ("networkAccessSecurity", Session(("policyId", new TextRule()))),
            ("blockSensitiveActions", Session())),
        decisive: true,
        nullWhenBlank: true);

    /// <summary>conditionalAccessPolicy.</summary>
    public static ObjectRule Policy { get; } = new(
        Properties(
            ("id", new TextRule()),
            ("templateId", new TextRule()),
            ("displayName", new TextRule()),
            ("description", new TextRule()),
            ("createdDateTime", new DateRule()),
            ("modifiedDateTime", new DateRule()),
            ("deletedDateTime", new DateRule()),
            ("state", new EnumRule(["enabled", "disabled", "enabledForReportingButNotEnforced"], decisive: true)),
            ("partialEnablementStrategy", new FreeRule()),
            ("conditions", Conditions),
            ("grantControls", GrantControls),
            ("sessionControls", SessionControls)),
        decisive: true,
        nullWhenBlank: false);

    /// <summary>authenticationStrengthPolicy, inside a policy and by itself. Graph adds combinations and modes, so their texts are kept as they are.</summary>
    public static ObjectRule AuthenticationStrength { get; } = new(
        Properties(
            ("id", new TextRule()),
            ("displayName", new TextRule()),
            ("description", new TextRule()),
            ("policyType", new EnumRule(["builtIn", "custom"], decisive: false)),
            ("requirementsSatisfied", new FlagsRule(["none", "mfa"], decisive: false)),
            ("allowedCombinations", new CombinationsRule()),
            ("combinationConfigurations", new ListRule(new FreeRule())),
            ("createdDateTime", new DateRule()),
            ("modifiedDateTime", new DateRule())),
        decisive: true,
        nullWhenBlank: true);

    private static KeyValuePair<string, ValueRule>[] Properties(params (string Name, ValueRule Rule)[] properties) =>
        [.. properties.Select(property => new KeyValuePair<string, ValueRule>(property.Name, property.Rule))];

    private static ObjectRule Decisive(params (string Name, ValueRule Rule)[] properties) => new(Properties(properties), decisive: true, nullWhenBlank: true);

    private static ObjectRule Session(params (string Name, ValueRule Rule)[] properties) =>
        new(Properties([("isEnabled", new BooleanRule()), .. properties]), decisive: false, nullWhenBlank: true);
}
