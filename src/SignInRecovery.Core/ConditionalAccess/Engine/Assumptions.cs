namespace SignInRecovery.ConditionalAccess;

/// <summary>The assumptions of an evaluation in words.</summary>
internal static class Assumptions
{
    private static readonly (AssumedSignals Signal, PolicyAssumption Assumption)[] All =
    [
        (AssumedSignals.ClientApp, new("clientAppType", "The client app is a browser.")),
        (AssumedSignals.Platform, new("devicePlatform", "The device platform is none of those that policies can name.")),
        (AssumedSignals.Address, new("ipAddress", "The address is outside every named location.")),
        (AssumedSignals.Country, new("country", "The address belongs to no country of a named location.")),
        (AssumedSignals.GpsCountry, new("gpsCountry", "The position that Microsoft Authenticator reports is in the country of the address.")),
        (AssumedSignals.CompliantNetwork, new("compliantNetwork", "The sign-in does not come through the compliant network.")),
        (AssumedSignals.Device, new("deviceInfo", "The device is not registered.")),
        (AssumedSignals.SignInRisk, new("signInRiskLevel", "The sign-in risk is none.")),
        (AssumedSignals.UserRisk, new("userRiskLevel", "The user risk is none.")),
        (AssumedSignals.InsiderRisk, new("insiderRiskLevel", "The insider risk is none.")),
        (AssumedSignals.ServicePrincipalRisk, new("servicePrincipalRiskLevel", "The service principal risk is none.")),
        (AssumedSignals.AgentRisk, new("agentIdRiskLevel", "The risk of the agent identity is none.")),
        (AssumedSignals.Flow, new("authenticationFlow", "The session used no device code flow and no authentication transfer.")),
        (AssumedSignals.MfaTrustedIps, new("mfaTrustedIps", "The legacy MFA service settings have no trusted IPs; Microsoft Graph does not show them.")),
        (AssumedSignals.BaselineScopes, new("baselineScopes", "The tenant enforces policies on requests for baseline scopes, as is the default since June 2026.")),
        (AssumedSignals.ApplicationGroups, new("applicationGroups", "The application belongs to none of the application groups that policies name; Microsoft prints no app ids of their members.")),
        (AssumedSignals.ServiceDependencies, new("serviceDependencies", "The policies of services on which the application depends are not asked about, as in What If.")),
        (AssumedSignals.DirectConnect, new("b2bDirectConnect", "The user is not eligible for B2B direct connect, as is the default.")),
        (AssumedSignals.SessionMerge, new("sessionControls", "Where policies set a session differently, the shortest sign-in frequency and 'never persistent' win; how Microsoft Entra merges them is not documented.")),
    ];

    /// <summary>The assumptions behind flags.</summary>
    public static IReadOnlyList<PolicyAssumption> Of(AssumedSignals signals) =>
        signals == AssumedSignals.None ? [] : [.. All.Where(a => signals.HasFlag(a.Signal)).Select(a => a.Assumption)];
}
