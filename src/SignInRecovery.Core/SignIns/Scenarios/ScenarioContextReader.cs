using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>Reads the circumstances of a scenario's sign-in.</summary>
internal static class ScenarioContextReader
{
    private static readonly string[] Members =
    [
        "userId", "servicePrincipalId", "applicationId", "userAction", "authenticationContext", "clientAppType", "devicePlatform",
        "ipAddress", "country", "countryUnknown", "gpsCountry", "compliantNetwork", "deviceInfo", "signInRiskLevel", "userRiskLevel",
        "insiderRiskLevel", "servicePrincipalRiskLevel", "authenticationFlow", "originalTransferMethod", "sessionSatisfied",
        "unavailableControls", "clientApplicationId", "clientKind", "requestedScopes", "baselineScopesEnforcement", "serviceDependencies",
    ];

    private static readonly string[] DeviceMembers =
    [
        "deviceId", "displayName", "enrollmentProfileName", "isCompliant", "isManaged", "manufacturer", "mdmAppId", "model",
        "operatingSystem", "operatingSystemVersion", "ownership", "deviceOwnership", "physicalIds", "profileType", "systemLabels", "trustType",
    ];

    /// <summary>Reads the circumstances.</summary>
    public static SignInContext Read(ScenarioNode node)
    {
        node.AllowOnly(Members);
        bool isUser = node.Find("userId") is not null;
        if (isUser == node.Find("servicePrincipalId") is not null)
        {
            throw node.Fault("Either userId or servicePrincipalId is needed.");
        }

        string[] targets = [.. ((string[])["applicationId", "userAction", "authenticationContext"]).Where(n => node.Find(n) is not null)];
        if (targets.Length > 1)
        {
            throw node.Fault($"Only one of {string.Join(", ", targets)} can be asked for at once.");
        }

        return new SignInContext
        {
            UserId = node.Find("userId")?.Text(),
            ServicePrincipalId = node.Find("servicePrincipalId")?.Text(),
            ApplicationId = node.Find("applicationId")?.Text(),
            UserAction = node.Find("userAction")?.Enum<SignInUserAction>(),
            AuthenticationContext = node.Find("authenticationContext")?.Text(),
            ClientAppType = node.Find("clientAppType")?.Enum<ClientAppType>(),
            Platform = node.Find("devicePlatform")?.Enum<SignInPlatform>(),
            IPAddress = node.Find("ipAddress") is ScenarioNode address ? Address(address) : null,
            Country = node.Find("country") is ScenarioNode country ? Country(country) : null,
            CountryUnknown = node.Find("countryUnknown")?.Flag(),
            GpsCountry = node.Find("gpsCountry") is ScenarioNode gpsCountry ? Country(gpsCountry) : null,
            CompliantNetwork = node.Find("compliantNetwork")?.Flag(),
            Device = node.Find("deviceInfo") is ScenarioNode device ? Device(device) : null,
            SignInRisk = node.Find("signInRiskLevel")?.Enum<RiskLevel>(),
            UserRisk = node.Find("userRiskLevel")?.Enum<RiskLevel>(),
            InsiderRisk = node.Find("insiderRiskLevel")?.Enum<InsiderRiskLevels>(),
            ServicePrincipalRisk = node.Find("servicePrincipalRiskLevel")?.Enum<RiskLevel>(),
            AuthenticationFlow = node.Find("authenticationFlow") is ScenarioNode flow ? Flow(flow) : null,
            OriginalTransferMethod = node.Find("originalTransferMethod") is ScenarioNode original ? Flow(original) : null,
            SessionSatisfied = Controls(node.Find("sessionSatisfied")),
            UnavailableControls = Controls(node.Find("unavailableControls")),
            ClientApplicationId = node.Find("clientApplicationId")?.Text(),
            ClientKind = node.Find("clientKind")?.Enum<ClientKind>(),
            RequestedScopes = node.Find("requestedScopes")?.Texts() ?? [],
            BaselineScopes = node.Find("baselineScopesEnforcement") is ScenarioNode scopes ? Scopes(scopes) : null,
            ServiceDependencies = node.Find("serviceDependencies")?.Flag(),
        };
    }

    private static string Address(ScenarioNode node) => AddressRange.TryReadAddress(node.Text(), out _, out _)
        ? node.Text()
        : throw node.Fault($"'{node.Text()}' is no IPv4 or IPv6 address.");

    // A name of a country would lie in no location, and every policy for countries would seem not to apply.
    private static string Country(ScenarioNode node) => node.Text() is { Length: 2 } code && code.All(char.IsAsciiLetter)
        ? code
        : throw node.Fault($"'{node.Text()}' is no country code of two letters.");

    private static DeviceInfo Device(ScenarioNode node)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, ScenarioNode value) in node.Members())
        {
            if (name.StartsWith("extensionAttribute", StringComparison.OrdinalIgnoreCase))
            {
                if (value.Element.ValueKind != System.Text.Json.JsonValueKind.Null)
                {
                    attributes[name] = value.Text();
                }
            }
            else if (!DeviceMembers.Contains(name, StringComparer.Ordinal) && !name.StartsWith('@'))
            {
                throw value.Fault($"A device has no property '{name}'.");
            }
        }

        return new DeviceInfo
        {
            DeviceId = node.Find("deviceId")?.Text(),
            DisplayName = node.Find("displayName")?.Text(),
            DeviceOwnership = (node.Find("ownership") ?? node.Find("deviceOwnership"))?.Text(),
            IsCompliant = node.Find("isCompliant")?.Flag(),
            IsManaged = node.Find("isManaged")?.Flag(),
            TrustType = node.Find("trustType")?.Text(),
            ProfileType = node.Find("profileType")?.Text(),
            Manufacturer = node.Find("manufacturer")?.Text(),
            Model = node.Find("model")?.Text(),
            OperatingSystem = node.Find("operatingSystem")?.Text(),
            OperatingSystemVersion = node.Find("operatingSystemVersion")?.Text(),
            EnrollmentProfileName = node.Find("enrollmentProfileName")?.Text(),
            MdmAppId = node.Find("mdmAppId")?.Text(),
            PhysicalIds = node.Find("physicalIds")?.Texts() ?? [],
            SystemLabels = node.Find("systemLabels")?.Texts() ?? [],
            ExtensionAttributes = attributes,
        };
    }

    // Graph wraps the flow of a What If in an object with transferMethod.
    private static AuthenticationTransferMethods Flow(ScenarioNode node) =>
        (node.Element.ValueKind == System.Text.Json.JsonValueKind.Object ? node.Get("transferMethod") : node).Enum<AuthenticationTransferMethods>();

    private static IReadOnlyList<GrantControl> Controls(ScenarioNode? node) => node is not ScenarioNode list ? [] :
    [
        .. list.Items().Select(item => GrantControl.TryParse(item.Text(), out GrantControl? control)
            ? control
            : throw item.Fault($"'{item.Text()}' names no grant control; strengths and terms of use carry their id behind a colon.")),
    ];

    private static BaselineScopes Scopes(ScenarioNode node)
    {
        string text = node.Text();
        return text switch
        {
            "legacy" => BaselineScopes.Legacy,
            "enforced" => BaselineScopes.Enforced,
            _ when text.StartsWith("custom:", StringComparison.Ordinal) && text.Length > "custom:".Length => BaselineScopes.Custom(text["custom:".Length..].Trim()),
            _ => throw node.Fault($"'{text}' is none of legacy, enforced, and custom: with an app id."),
        };
    }
}
