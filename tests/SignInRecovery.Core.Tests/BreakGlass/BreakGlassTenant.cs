using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.BreakGlass;

/// <summary>A small tenant in which emergency accounts are to be found: two domains, a passkey policy, policies by need.</summary>
internal static class BreakGlassTenant
{
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    public const string Model = "2c13cbcb-bdd4-4a87-8b90-f1d66e628093";

    public static TenantBuilder New() => new TenantBuilder()
        .Set(
            "domains",
            """{"id":"contoso.onmicrosoft.com","isInitial":true,"isDefault":false,"authenticationType":"Managed"}""",
            """{"id":"contoso.com","isInitial":false,"isDefault":true,"authenticationType":"Managed"}""")
        .Set("securityDefaults", """{"id":"00000000-0000-0000-0000-000000000005","isEnabled":false}""")
        .Set("authorizationPolicy", """{"id":"authorizationPolicy","allowedToUseSSPR":false}""")
        .MethodsPolicy(TenantBuilder.Allowed("Fido2"));

    /// <summary>An account as an emergency account should be: cloud-only, licence-free, with a permanent role and two keys.</summary>
    public static TenantBuilder Emergency(this TenantBuilder tenant, string id, string name, string more = "") => tenant
        .User(id, name, "\"assignedLicenses\":[],\"passwordPolicies\":\"DisablePasswordExpiration\",\"isManagementRestricted\":null" + (more.Length == 0 ? more : "," + more))
        .Assign(id, GlobalAdministrator)
        .Method(id, "password")
        .Key(id, Model)
        .Key(id, "76770d63-6907-437e-9de5-eb1aaa54ea8f");

    public static TenantBuilder Key(this TenantBuilder tenant, string id, string model, string type = "deviceBound") =>
        tenant.Method(id, "fido2", $"\"displayName\":\"key\",\"aaGuid\":\"{model}\",\"model\":\"Key\",\"passkeyType\":\"{type}\"");

    public static TenantBuilder Policy(
        this TenantBuilder tenant,
        string name,
        string grant = "block",
        string users = "\"includeUsers\":[\"All\"]",
        string state = "enabled",
        string conditions = "") => tenant.Add(
            "policies",
            $$$"""{"id":"{{{name}}}","displayName":"{{{name}}}","state":"{{{state}}}","conditions":{"users":{{{{users}}}},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]{{{conditions}}}},"grantControls":{{{Grant(grant)}}}}""");

    public static TenantBuilder Activity(this TenantBuilder tenant, string id, int? daysAgo, int? software = null) => tenant.Add(
        "signInActivity",
        $$$"""{"id":"{{{id}}}","signInActivity":{"lastSignInDateTime":{{{Time(daysAgo)}}},"lastSuccessfulSignInDateTime":{{{Time(daysAgo)}}},"lastNonInteractiveSignInDateTime":{{{Time(software)}}}}}""");

    private static string Time(int? daysAgo) => daysAgo is int days ? $"\"{TenantBuilder.Now.AddDays(-days):yyyy-MM-ddTHH:mm:ssZ}\"" : "null";

    private static string Grant(string grant) => grant.StartsWith("strength:", StringComparison.Ordinal)
        ? $$$"""{"operator":"OR","builtInControls":[],"authenticationStrength":{"id":"s","displayName":"Strength","allowedCombinations":["{{{grant[9..].Replace(";", "\",\"")}}}"],"combinationConfigurations":[]}}"""
        : $$$"""{"operator":"OR","builtInControls":["{{{grant}}}"]}""";
}
