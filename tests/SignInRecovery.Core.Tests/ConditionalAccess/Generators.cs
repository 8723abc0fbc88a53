using CsCheck;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Policies and sign-ins of a small tenant, drawn at random: few values of each kind, so that they often meet.</summary>
internal static class Generators
{
    public static readonly string[] UserEntries = ["All", "None", "GuestsOrExternalUsers", "ada", "ben", "zoe", "somebody by name"];
    public static readonly string[] GroupEntries = ["g1", "g2", "9a000000-0000-4000-8000-000000000009"];
    public static readonly string[] RoleEntries = [PolicyTenant.GlobalAdministrator, PolicyTenant.UserAdministrator];
    public static readonly string[] ApplicationEntries = ["All", "None", "Office365", "MicrosoftAdminPortals", Ask.SharePoint, Ask.Exchange, "797f4846-ba00-4fd7-ba43-dac1f8f63013", "a name"];
    public static readonly string[] LocationEntries = ["All", "AllTrusted", "hq", "nordics", "gps", "3d46dbda-8382-466a-856d-eb00cbc6b910", "9a000000-0000-4000-8000-000000000009"];

    private static readonly string[] Filters =
    [
        "device.isCompliant -eq True", "device.trustType -ne \"ServerAD\"", "device.extensionAttribute1 -ne \"SAW\"",
        "device.isCompliant -ne True -or device.trustType -eq \"Workplace\"", "device.model -what",
    ];

    private static readonly string?[] Actions = [null, null, null, null, null, null, null, "urn:user:registersecurityinfo", "urn:user:registerdevice"];

    private static readonly DeviceInfo[] Devices =
    [
        DeviceInfo.Unregistered,
        new() { DeviceId = "d1", IsCompliant = true, TrustType = "AzureAD" },
        new() { DeviceId = "d2", IsCompliant = false, TrustType = "ServerAD" },
        new() { DeviceId = "d3", IsCompliant = false, TrustType = "Workplace" },
    ];

    private static readonly GrantControls?[] Grants =
    [
        null,
        new() { Operator = GrantControlOperator.Or, BuiltInControls = [BuiltInControl.Block] },
        new() { Operator = GrantControlOperator.Or, BuiltInControls = [BuiltInControl.Mfa] },
        new() { Operator = GrantControlOperator.Or, BuiltInControls = [BuiltInControl.Mfa, BuiltInControl.CompliantDevice] },
        new() { Operator = GrantControlOperator.And, BuiltInControls = [BuiltInControl.Mfa, BuiltInControl.CompliantDevice] },
        new() { Operator = GrantControlOperator.Or, TermsOfUse = ["t1"] },
        new() { Operator = GrantControlOperator.Or, BuiltInControls = [BuiltInControl.Unrecognized], UnrecognizedControls = ["new"] },
    ];

    private static readonly Gen<bool> Maybe = Gen.Frequency((2, Gen.Const(false)), (1, Gen.Const(true)));

    /// <summary>Ada administers, Ben is in a group, Zoe is a guest.</summary>
    public static Tenant Tenant { get; } = PolicyTenant.Tenant()
        .User("zoe", "Zoe", "\"creationType\":\"Invitation\",\"userType\":\"Guest\"")
        .Group("g1", "One", null, "ada")
        .Group("g2", "Two", null, "ben", "zoe")
        .Add(
            "namedLocations",
            """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"hq","isTrusted":true,"ipRanges":[{"cidrAddress":"198.51.100.0/24"},{"cidrAddress":"2001:db8::/32"}]}""",
            """{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"nordics","countriesAndRegions":["NO","SE"],"countryLookupMethod":"clientIpAddress","includeUnknownCountriesAndRegions":true}""",
            """{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"gps","countriesAndRegions":["NO"],"countryLookupMethod":"authenticatorAppGps","includeUnknownCountriesAndRegions":false}""")
        .Build();

    public static Gen<ConditionalAccessPolicy> Policy { get; } =
        from users in Gen.Select(Some(UserEntries), Some(UserEntries), Some(GroupEntries), Some(GroupEntries), Some(RoleEntries), Some(RoleEntries))
        from applications in Gen.Select(Some(ApplicationEntries), Some(ApplicationEntries))
        from action in Gen.OneOf(Actions)
        from clients in Some([ClientAppType.All, ClientAppType.Browser, ClientAppType.Other, ClientAppType.ExchangeActiveSync, ClientAppType.Unrecognized])
        from platforms in Gen.Select(Maybe, Some(Enum.GetValues<DevicePlatform>()), Some(Enum.GetValues<DevicePlatform>()))
        from locations in Gen.Select(Maybe, Some(LocationEntries), Some(LocationEntries))
        from filter in Gen.Select(Maybe, Gen.OneOf(FilterMode.Include, FilterMode.Exclude), Gen.OneOf(Filters))
        from risks in Gen.Select(Maybe, Some(Enum.GetValues<RiskLevel>()), Maybe, Some(Enum.GetValues<RiskLevel>()))
        from flows in Gen.Select(Maybe, Gen.OneOf(Enum.GetValues<AuthenticationTransferMethods>()), Maybe, Gen.OneOf(Enum.GetValues<InsiderRiskLevels>()))
        from rest in Gen.Select(Gen.OneOf(Enum.GetValues<PolicyState>()), Gen.OneOf(Grants), Gen.Int)
        select new ConditionalAccessPolicy
        {
            Id = "p" + rest.Item3,
            State = rest.Item1,
            GrantControls = rest.Item2,
            Conditions = new PolicyConditions
            {
                Users = new UsersCondition
                {
                    IncludeUsers = users.Item1,
                    ExcludeUsers = users.Item2,
                    IncludeGroups = users.Item3,
                    ExcludeGroups = users.Item4,
                    IncludeRoles = users.Item5,
                    ExcludeRoles = users.Item6,
                },
                Applications = action is null
                    ? new ApplicationsCondition { IncludeApplications = applications.Item1, ExcludeApplications = applications.Item2 }
                    : new ApplicationsCondition { IncludeUserActions = [action] },
                ClientAppTypes = clients,
                Platforms = platforms.Item1 ? new PlatformsCondition { IncludePlatforms = platforms.Item2, ExcludePlatforms = platforms.Item3 } : null,
                Locations = locations.Item1 ? new LocationsCondition { IncludeLocations = locations.Item2, ExcludeLocations = locations.Item3 } : null,
                Devices = filter.Item1 ? new DevicesCondition { DeviceFilter = new ConditionFilter { Mode = filter.Item2, Rule = filter.Item3 } } : null,
                SignInRiskLevels = risks.Item1 ? risks.Item2 : [],
                UserRiskLevels = risks.Item3 ? risks.Item4 : [],
                AuthenticationFlows = flows.Item1 ? new AuthenticationFlowsCondition { TransferMethods = flows.Item2 } : null,
                InsiderRiskLevels = flows.Item3 ? flows.Item4 : null,
            },
        };

    /// <summary>A sign-in of which every signal is given.</summary>
    public static Gen<SignInContext> Complete { get; } =
        from who in Gen.OneOf("ada", "ben", "zoe")
        from target in Gen.OneOf<string?>(Ask.SharePoint, Ask.Exchange, "c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "00000003-0000-0000-c000-000000000000", "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", null)
        from action in Gen.OneOf(Enum.GetValues<SignInUserAction>())
        from client in Gen.OneOf(ClientAppType.Browser, ClientAppType.MobileAppsAndDesktopClients, ClientAppType.ExchangeActiveSync, ClientAppType.Other)
        from platform in Gen.OneOf(Enum.GetValues<SignInPlatform>())
        from address in Gen.OneOf("203.0.113.10", "198.51.100.7", "2001:db8::1", "2001:db9::1")
        from country in Gen.OneOf<string?>("US", "NO", "SE", null)
        from gps in Gen.OneOf("US", "NO")
        from network in Gen.Bool
        from device in Gen.OneOf(Devices)
        from risks in Gen.Select(Gen.OneOf(RiskLevel.None, RiskLevel.Low, RiskLevel.High), Gen.OneOf(RiskLevel.None, RiskLevel.Medium, RiskLevel.High))
        from insider in Gen.OneOf(InsiderRiskLevels.None, InsiderRiskLevels.Minor, InsiderRiskLevels.Elevated)
        from flow in Gen.OneOf(AuthenticationTransferMethods.None, AuthenticationTransferMethods.DeviceCodeFlow)
        from dependencies in Gen.Bool
        select new SignInContext
        {
            UserId = who,
            ApplicationId = target,
            UserAction = target is null ? action : null,
            ClientAppType = client,
            Platform = platform,
            IPAddress = address,
            Country = country,
            CountryUnknown = country is null,
            GpsCountry = gps,
            CompliantNetwork = network,
            Device = device,
            SignInRisk = risks.Item1,
            UserRisk = risks.Item2,
            InsiderRisk = insider,
            ServicePrincipalRisk = RiskLevel.None,
            AgentRisk = AgentIdRiskLevels.None,
            AuthenticationFlow = flow,
            OriginalTransferMethod = AuthenticationTransferMethods.None,
            ServiceDependencies = dependencies,
        };

    private static Gen<T[]> Some<T>(T[] values) => Gen.OneOf(values).Array[0, 2];
}
