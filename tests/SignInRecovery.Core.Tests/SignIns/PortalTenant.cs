using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.SignIns;

/// <summary>Small tenants for tests on the admin portals: people with methods, and policies.</summary>
internal static class PortalTenant
{
    public const string Mfa = """{"operator":"OR","builtInControls":["mfa"]}""";
    public const string Block = """{"operator":"OR","builtInControls":["block"]}""";
    public const string ManagedDevice = """{"operator":"OR","builtInControls":["compliantDevice"]}""";
    public const string Resistant = """{"operator":"OR","builtInControls":[],"authenticationStrength":{"id":"00000000-0000-0000-0000-000000000004"}}""";
    public const string ReportOnly = "enabledForReportingButNotEnforced";
    public const string Nordics = "dddddddd-0000-4000-8000-00000000000d";

    /// <summary>Ada, a Global Administrator with a passkey; every method is allowed.</summary>
    public static TenantBuilder WithKey() => MethodsTenant.Tenant().Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key));

    /// <summary>Ada, a Global Administrator with a telephone.</summary>
    public static TenantBuilder WithPhone() => MethodsTenant.Tenant().Administrator(Ada, "Ada", GlobalAdministrator, ("phone", MobilePhone));

    /// <summary>Ada, a Global Administrator with a password alone.</summary>
    public static TenantBuilder WithPassword() => MethodsTenant.Tenant().Administrator(Ada, "Ada", GlobalAdministrator);

    /// <summary>A policy for everybody that leaves a country free.</summary>
    public static TenantBuilder BlockAbroad(this TenantBuilder tenant) => tenant
        .Add("namedLocations", $$"""{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"{{Nordics}}","displayName":"Nordics","countriesAndRegions":["NO","SE"],"countryLookupMethod":"clientIpAddress","includeUnknownCountriesAndRegions":false}""")
        .Policy(name: "Abroad", grant: Block, conditions: AtPlaces(["All"], Nordics));

    /// <summary>The condition of locations, by ids and words.</summary>
    public static string AtPlaces(string[] include, params string[] exclude) => $$$"""{"locations":{"includeLocations":[{{{Quoted(include)}}}],"excludeLocations":[{{{Quoted(exclude)}}}]}}""";

    /// <summary>The condition of platforms, as Graph prints them.</summary>
    public static string OnPlatforms(string[] include, params string[] exclude) => $$$"""{"platforms":{"includePlatforms":[{{{Quoted(include)}}}],"excludePlatforms":[{{{Quoted(exclude)}}}]}}""";

    private static string Quoted(string[] words) => string.Join(',', words.Select(w => $"\"{w}\""));
}
