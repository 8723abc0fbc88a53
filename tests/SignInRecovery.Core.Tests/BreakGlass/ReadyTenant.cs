using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.BreakGlass;

/// <summary>Two emergency accounts of which everything is in order, and one everyday administrator; tests spoil one thing each.</summary>
internal static class ReadyTenant
{
    public const string One = "00000000-0000-4000-8000-0000000000e1";
    public const string Two = "00000000-0000-4000-8000-0000000000e2";
    public const string Everyday = "00000000-0000-4000-8000-0000000000d1";
    public const string Group = "00000000-0000-4000-8000-0000000000f1";
    public const string ModelA = "00000000-0000-0000-0000-0000000000a1";
    public const string ModelB = "00000000-0000-0000-0000-0000000000a2";
    public const string ModelC = "00000000-0000-0000-0000-0000000000a3";
    public const string ModelD = "00000000-0000-0000-0000-0000000000a4";
    public const string Excluding = $"\"includeUsers\":[\"All\"],\"excludeGroups\":[\"{Group}\"]";

    private static readonly string[] Questions =
    [
        "NoInactivityAutomation", "SignInsMonitored", "NotTiedToOnePerson", "UsedFromPrivilegedWorkstation", "AuthorisedPeopleReviewed", "TwoNetworkPaths", "PostMortemAfterEachUse",
    ];

    public static TenantBuilder New()
    {
        TenantBuilder tenant = BreakGlassTenant.New().Methods(TenantBuilder.Allowed("Fido2"), TenantBuilder.Allowed("MicrosoftAuthenticator"));
        Account(tenant, One, "Cedar", ModelA, ModelB, "Ada");
        Account(tenant, Two, "Juniper", ModelC, ModelD, "Grace");
        return tenant
            .User(Everyday, "Everyday", "\"assignedLicenses\":[{\"skuId\":\"06ebc4ee-1bb5-47dd-8120-11324bc54e06\"}]", domain: "contoso.com").Assign(Everyday, BreakGlassTenant.GlobalAdministrator)
            .Method(Everyday, "password").Method(Everyday, "microsoftAuthenticator").Activity(Everyday, 0)
            .Group(Group, "Exceptions", "\"isManagementRestricted\":null,\"onPremisesSyncEnabled\":null", One, Two)
            .Policy("Block", "block", Excluding)
            .Policy("Soon", "mfa", Excluding, "enabledForReportingButNotEnforced");
    }

    public static TenantBuilder Methods(this TenantBuilder tenant, params string[] configurations) => tenant.Set(
        "authenticationMethodsPolicy",
        $$$"""{"id":"authenticationMethodsPolicy","policyMigrationState":"migrationComplete","registrationEnforcement":{"authenticationMethodsRegistrationCampaign":{"state":"disabled","includeTargets":[],"excludeTargets":[]}},"authenticationMethodConfigurations":[{{{string.Join(",", configurations)}}}]}""");

    public static string Attested(string user, string check, int daysAgo, string answer = "Yes", string kind = "ManualCheck", string more = "") =>
        $$"""{"id":"{{user}}-{{check}}-{{daysAgo}}","kind":"{{kind}}","check":"{{check}}","target":"{{user}}","answer":"{{answer}}","date":"{{TenantBuilder.Now.AddDays(-daysAgo):yyyy-MM-ddTHH:mm:ssZ}}","by":"Ada"{{more}}}""";

    private static void Account(TenantBuilder tenant, string id, string name, string first, string second, string custodian)
    {
        _ = tenant
            .User(id, name, "\"assignedLicenses\":[],\"passwordPolicies\":\"DisablePasswordExpiration\",\"isManagementRestricted\":null")
            .Assign(id, BreakGlassTenant.GlobalAdministrator)
            .Method(id, "password").Key(id, first).Key(id, second)
            .Activity(id, 40)
            .Add("registrationDetails", $$"""{"id":"{{id}}","isSsprEnabled":false,"methodsRegistered":["passKeyDeviceBound"]}""")
            .Add("attestations", [.. Questions.Select(q => Attested(id, q, 40))])
            .Add("attestations", Attested(id, "CredentialsInSeparateSafes", 40, more: $",\"custodians\":[\"{custodian}\"]"), Attested(id, "EmergencySignIn", 40, kind: "Drill"));
    }
}
