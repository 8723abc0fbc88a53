using System.Text.Json.Nodes;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.BreakGlass;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>
/// The first law, property by property: a rule that passes, or does not apply, because of a fact says Unknown when that fact is
/// taken away; and a rule that fails says Unknown when a fact is taken away that could exonerate. Whole sections are taken away
/// by <see cref="RuleDriftTests"/>.
/// </summary>
public class UnknownIsNeverPassTests
{
    private const string Tomorrow = "unknownFutureValue";
    private const string Global = PolicyTenant.GlobalAdministrator;
    private const string Dead = "00000000-0000-4000-8000-00000000dead";
    private const string Office = "00000000-0000-4000-8000-0000000000f1";
    private const string OwnStrength = "00000000-0000-4000-8000-0000000000f2";
    private const string Own = "grantControls/authenticationStrength/combinationConfigurations";
    private const string Members = "policy/rules/setting/approvalStages";
    private const string Configurations = "authenticationMethodConfigurations";
    private const string Block = """{"operator":"OR","builtInControls":["block"]}""";

    private static readonly string[] Assignment = ["principalId", "roleDefinitionId", "directoryScopeId"];

    private static readonly Case[] Passes =
    [
        .. Absent("SR0101", "users", "accountEnabled"),
        .. Absent("SR0101", "roleAssignments", Assignment),
        .. Absent("SR0101", "authenticationMethodsPolicy", $"{Configurations}/state", $"{Configurations}/includeTargets"),
        .. Absent("SR0101", "policies", t => ForOthers(TwoWithKeys(t)), "conditions", "conditions/users"),
        .. Absent("SR0101", "policies", t => ForOtherResources(TwoWithKeys(t)), "conditions/applications"),
        .. OfTomorrow("SR0101", "authenticationMethodsPolicy", $"{Configurations}/state"),

        .. Absent("SR0102", "users", "accountEnabled"),
        .. Absent("SR0102", "roleAssignments", Assignment),

        .. Absent("SR0103", "roleManagementPolicies", WithoutApproval, "policy", "policy/rules/setting", "policy/rules/setting/isApprovalRequired"),
        .. Absent("SR0103", "roleManagementPolicies", Approved, Members, $"{Members}/primaryApprovers"),
        .. Absent("SR0103", "roleEligibilities", WithoutApproval, Assignment),

        .. Absent("SR0104", "users", "onPremisesSyncEnabled"),
        .. Absent("SR0104", "roleAssignments", Assignment),

        .. Absent("SR0105", "users", "userPrincipalName", "accountEnabled"),
        .. Absent("SR0105", "domains", "authenticationType"),
        .. OfTomorrow("SR0105", "domains", "authenticationType"),

        .. Absent("SR0106", "users", "accountEnabled"),
        .. Absent("SR0106", "roleAssignments", TwoWithKeys, Assignment),

        .. Absent("SR0107", "users", "accountEnabled"),
        .. Absent("SR0107", "administrativeUnits", InOrdinaryUnit, "isMemberManagementRestricted"),
        new("SR0107", "the unit's line", t => t.Set("administrativeUnits"), InOrdinaryUnit),

        .. Absent("SR0108", "users", "userPrincipalName", "userType", "accountEnabled"),
        .. OfTomorrow("SR0108", "users", "userType"),

        .. Absent("SR0109", "roleAssignments", Assignment),
        .. Absent("SR0109", "groupEligibilities", MayBecomeMember, "accessId"),
        .. OfTomorrow("SR0109", "groupEligibilities", "accessId", MayBecomeMember),
        .. Absent("SR0109", "roleAssignments", _ => new TenantBuilder().User("ada", "Ada").Group("g1", "Helpers").Assign("g1", PolicyTenant.UserAdministrator), Assignment),

        .. Absent("SR0110", "users", "userPrincipalName", "accountEnabled"),
        .. Absent("SR0110", "domains", _ => TwoUnder("contoso.onmicrosoft.com"), "isInitial"),
        .. Absent("SR0110", "domains", _ => TwoUnder("contoso.com", "fabrikam.com"), "authenticationType"),
        .. OfTomorrow("SR0110", "domains", "authenticationType", _ => TwoUnder("contoso.com", "fabrikam.com")),
        .. Absent("SR0110", "methods", WithPhones, "value/phoneNumber"),

        .. Absent("SR0111", "roleAssignmentSchedules", "assignmentType", "endDateTime"),
        .. OfTomorrow("SR0111", "roleAssignmentSchedules", "assignmentType"),
        .. Absent("SR0111", "roleAssignments", Assignment),

        .. Of(["SR0201", "SR0202", "SR0203", "SR0204", "SR0209"], id => Absent(id, "roleAssignments", Assignment)),
        .. Of(["SR0201", "SR0202", "SR0203"], id => Absent(id, "authenticationMethodsPolicy", $"{Configurations}/state", $"{Configurations}/includeTargets")),
        .. Of(["SR0201", "SR0202", "SR0203"], id => OfTomorrow(id, "authenticationMethodsPolicy", $"{Configurations}/state")),
        .. Of(["SR0202", "SR0203"], id => OfTomorrow(id, "methods", "value/@odata.type")),
        .. Absent("SR0204", "methods", "value/aaGuid"),
        .. Absent("SR0204", "authenticationMethodsPolicy", $"{Configurations}/passkeyProfiles/passkeyTypes", $"{Configurations}/passkeyProfiles/keyRestrictions/enforcementType"),
        .. OfTomorrow("SR0204", "authenticationMethodsPolicy", $"{Configurations}/passkeyProfiles/keyRestrictions/enforcementType"),

        .. Absent("SR0205", "users", "accountEnabled"),
        .. Absent("SR0205", "roleAssignments", Assignment),
        .. Absent("SR0205", "authenticationMethodsPolicy", $"{Configurations}/state", $"{Configurations}/includeTargets"),
        .. Absent("SR0205", "policies", t => ForOthers(TwoWithKeys(t)), "conditions", "conditions/users"),
        .. Absent("SR0205", "policies", t => ForOtherResources(TwoWithKeys(t)), "conditions/applications"),

        .. Absent("SR0206", "authenticationMethodsPolicy", $"{Configurations}/state", $"{Configurations}/includeTargets"),
        .. OfTomorrow("SR0206", "authenticationMethodsPolicy", $"{Configurations}/state"),
        .. Absent("SR0206", "roleAssignments", Assignment),

        .. Absent("SR0207", "authorizationPolicy", SelfService, "allowedToUseSSPR"),
        .. Absent("SR0207", "organization", SelfService, "onPremisesSyncEnabled"),
        .. Absent("SR0207", "domains", SelfService, "isInitial"),
        .. Absent("SR0207", "users", SelfService, "onPremisesSyncEnabled"),

        .. Absent("SR0208", "authenticationMethodsPolicy", "policyMigrationState"),
        .. OfTomorrow("SR0208", "authenticationMethodsPolicy", "policyMigrationState"),

        .. Absent("SR0209", "users", WithAuthenticator, "userPrincipalName"),
        .. Absent("SR0209", "domains", WithAuthenticator, "authenticationType"),
        .. OfTomorrow("SR0209", "domains", "authenticationType", WithAuthenticator),

        .. Of(["SR0301", "SR0302", "SR0303", "SR0304"], id => Absent(id, "users", "accountEnabled").Concat(Absent(id, "roleAssignments", Assignment))),
        .. Absent("SR0302", "users", t => t.With("domains", "passwordValidityPeriodInDays", 90), "passwordPolicies"),
        .. Absent("SR0302", "roleAssignmentSchedules", "endDateTime", "assignmentType"),
        .. OfTomorrow("SR0302", "roleAssignmentSchedules", "assignmentType"),
        .. Absent("SR0302", "policies", "conditions", "conditions/users"),
        .. OfTomorrow("SR0302", "policies", "state", t => t.Policy(state: "disabled")),
        new("SR0303", "when they were used and tried", t => t.Status("signInActivity", SectionStatus.NotCollected).Without("attestations", "date")),
        .. Absent("SR0304", "methods", "value/aaGuid"),

        .. Absent("SR0401", "policies", _ => ForOthers(PolicyTenant.Tenant()), "conditions/users"),
        .. Absent("SR0401", "policies", _ => ForOtherResources(PolicyTenant.Tenant()), "conditions/applications"),
        .. Of([Special("authenticationFlows", """{"transferMethods":"deviceCodeFlow"}""")], p => OfTomorrow("SR0401", "policies", "conditions/authenticationFlows/transferMethods", p)),
        .. OfTomorrow("SR0401", "policies", "conditions/insiderRiskLevels", Special("insiderRiskLevels", "\"elevated\"")),
        .. OfTomorrow("SR0401", "policies", "conditions/userRiskLevels", Special("userRiskLevels", """["high"]"""), new JsonArray(Tomorrow)),
        .. OfTomorrow("SR0401", "policies", "conditions/clientAppTypes", Special("clientAppTypes", """["other"]"""), new JsonArray(Tomorrow)),
        .. OfTomorrow("SR0401", "policies", "conditions/platforms/excludePlatforms", Special("platforms", """{"includePlatforms":["all"],"excludePlatforms":["android"]}"""), new JsonArray(Tomorrow)),
        .. OfTomorrow("SR0401", "policies", "conditions/devices/deviceFilter/mode", Special("devices", """{"deviceFilter":{"mode":"include","rule":"device.isCompliant -eq True"}}""")),
        .. OfTomorrow("SR0401", "policies", "grantControls/builtInControls", _ => PolicyTenant.Tenant().Policy(grant: """{"operator":"OR","builtInControls":["mfa"]}"""), new JsonArray(Tomorrow)),
        .. Absent("SR0401", "policies", _ => PolicyTenant.Tenant().Policy(state: "disabled"), "state"),
        .. Absent("SR0401", "policies", _ => ForOthers(PolicyTenant.Tenant()).With("policies", "conditions/users", ForAnother("Users")), "conditions/users/includeUsers"),
        .. Absent("SR0401", "policies", _ => ForOtherResources(PolicyTenant.Tenant()).With("policies", "conditions/applications", ForAnother("Applications")), "conditions/applications/includeApplications"),
        .. Absent("SR0401", "policies", _ => PolicyTenant.Tenant().Policy(grant: PortalTenant.Mfa), "grantControls/builtInControls"),
        .. OfTomorrow("SR0401", "policies", "state", _ => PolicyTenant.Tenant().Policy(state: "disabled")),
        .. Absent("SR0401", "namedLocations", OutsideOffice, "ipRanges", "@odata.type"),
        .. Absent("SR0401", "namedLocations", t => OutsideOffice(t).Set("namedLocations", Country), "countriesAndRegions"),
        .. Absent("SR0401", "namedLocations", t => OutsideOffice(t, "AllTrusted"), "isTrusted", "ipRanges"),
        .. OfTomorrow("SR0401", "namedLocations", "@odata.type", OutsideOffice),
        new("SR0401", "which location is excluded", t => t.With("policies", "conditions/locations/excludeLocations", new JsonArray("Head office")), OutsideOffice),

        .. Absent("SR0402", "roleDefinitions", _ => PolicyTenant.Tenant().Policy(users: $$"""{"includeUsers":["All"],"excludeRoles":["{{Dead}}"]}""").Add("roleDefinitions", $$"""{"id":"{{Dead}}","templateId":"{{Dead}}","displayName":"A new role","isBuiltIn":true}"""), "isBuiltIn"),
        .. OfTomorrow("SR0402", "policies", "state", _ => PolicyTenant.Tenant().Policy(state: "disabled", users: $$"""{"includeUsers":["All"],"excludeUsers":["{{Dead}}"]}""")),
        .. Absent("SR0402", "policies", "conditions/users"),
        .. Absent("SR0402", "policies", _ => PolicyTenant.Tenant().Policy(state: "disabled", users: $$"""{"includeUsers":["All"],"excludeUsers":["{{Dead}}"]}"""), "state"),

        .. Absent("SR0403", "groups", "onPremisesSyncEnabled", "groupTypes"),
        .. Absent("SR0403", "groups", Exempting, "onPremisesSyncEnabled", "groupTypes", "isAssignableToRole"),
        new("SR0403", "what the owner is", t => t.With("groupOwners", "value/@odata.type", "#microsoft.graph.device"), Exempting),
        new("SR0403", "whether the owner's role is one of Microsoft's", t => t.With("roleAssignments", "roleDefinitionId", Dead, "\"owner\""), Exempting),
        .. Absent("SR0403", "policies", t => Exempting(t).With("policies", "state", "disabled"), "state"),
        .. OfTomorrow("SR0403", "policies", "state", t => Exempting(t).With("policies", "state", "disabled")),

        .. Absent("SR0404", "policies", _ => ForOthers(PolicyTenant.Tenant(), "enabledForReportingButNotEnforced"), "conditions/users"),
        .. Absent("SR0404", "policies", _ => ForOtherResources(PolicyTenant.Tenant(), "enabledForReportingButNotEnforced"), "conditions/applications"),
        .. OfTomorrow("SR0404", "policies", "state", _ => PolicyTenant.Tenant().Policy(state: "disabled")),
        .. OfTomorrow("SR0404", "policies", "conditions/authenticationFlows/transferMethods", t => Special("authenticationFlows", """{"transferMethods":"deviceCodeFlow"}""")(t).With("policies", "state", "enabledForReportingButNotEnforced")),

        .. Absent("SR0405", "policies", Filtered, "conditions/devices/deviceFilter/rule", "conditions/devices/deviceFilter/mode"),
        .. OfTomorrow("SR0405", "policies", "conditions/devices/deviceFilter/mode", Filtered),
        .. OfTomorrow("SR0405", "policies", "state", t => Filtered(t, "device.model -ne \\\"A\\\" -or device.model -ne \\\"B\\\"").With("policies", "state", "disabled")),

        .. Absent("SR0406", "namedLocations", OutsideOffice, "ipRanges", "ipRanges/cidrAddress"),
        .. Absent("SR0406", "namedLocations", t => OutsideOffice(t).Set("namedLocations", Country), "countriesAndRegions", "@odata.type"),
        .. Absent("SR0406", "namedLocations", t => OutsideOffice(t, "AllTrusted"), "isTrusted", "ipRanges"),
        .. OfTomorrow("SR0406", "namedLocations", "@odata.type", t => OutsideOffice(t).Set("namedLocations", Country)),
        .. OfTomorrow("SR0406", "namedLocations", "ipRanges/cidrAddress", OutsideOffice),
        new("SR0406", "which location is excluded", t => t.With("policies", "conditions/locations/excludeLocations", new JsonArray("Head office")), OutsideOffice),
        .. OfTomorrow("SR0406", "policies", "state", t => OutsideOffice(t).With("policies", "state", "disabled").Set("namedLocations", OneAddress)),

        .. Absent("SR0407", "securityDefaults", "isEnabled"),

        .. Of(["SR0408", "SR0409"], id => Absent(id, "policies", _ => ForOthers(PortalTenant.WithKey()), "conditions", "conditions/users")),
        .. Of(["SR0408", "SR0409"], id => Absent(id, "policies", _ => ForOtherResources(PortalTenant.WithKey()), "conditions/applications")),
        .. Absent("SR0410", "policies", _ => ForOthers(PortalTenant.WithPhone(), grant: PortalTenant.Resistant), "conditions", "conditions/users"),
        .. Absent("SR0410", "policies", _ => ForOtherResources(PortalTenant.WithPhone(), grant: PortalTenant.Resistant), "conditions/applications"),
        .. Of(["SR0408", "SR0409"], id => OfTomorrow(id, "policies", "state", _ => PortalTenant.WithKey().Policy(grant: Block, state: "disabled"))),
        .. Of(["SR0408", "SR0409"], id => Absent(id, "roleAssignments", _ => PortalTenant.WithKey(), Assignment)),
        .. Absent("SR0410", "roleAssignments", Strength, Assignment),
        .. OfTomorrow("SR0410", "policies", "state", _ => PortalTenant.WithPhone().Policy(grant: PortalTenant.Resistant, state: "disabled")),
        .. Absent("SR0410", "policies", _ => StrengthFor(PortalTenant.WithPhone(), "\"password,sms\""), "grantControls/authenticationStrength/allowedCombinations"),
        .. OfTomorrow("SR0410", "policies", "grantControls/authenticationStrength/allowedCombinations", _ => StrengthFor(PortalTenant.WithPhone(), "\"password,sms\""), new JsonArray(Tomorrow)),
        .. Of(["SR0408", "SR0409", "SR0410"], id => Absent(id, "policies", Strength, $"{Own}/appliesToCombinations", $"{Own}/allowedAAGUIDs", $"{Own}/@odata.type")),
        .. Of(["SR0408", "SR0409", "SR0410"], id => OfTomorrow(id, "policies", $"{Own}/@odata.type", Strength)),
        .. Absent("SR0408", "users", t => PortalTenant.WithKey().Policy(grant: Block, state: "disabled"), "accountEnabled"),
        .. Absent("SR0409", "users", "accountEnabled"),
        .. Absent("SR0410", "policies", Strength, "grantControls/authenticationStrength/combinationConfigurations"),
        .. Absent("SR0410", "methods", Strength, "value/aaGuid"),
        .. Absent("SR0408", "policies", Strength, "grantControls/authenticationStrength/combinationConfigurations"),
        .. Absent("SR0409", "policies", Strength, "grantControls/authenticationStrength/combinationConfigurations"),

        .. Absent("SR0501", "onPremisesSynchronization", "features", "features/passwordSyncEnabled"),
        .. Of(["SR0501", "SR0502", "SR0503", "SR0504"], id => Absent(id, "domains", _ => new TenantBuilder().Set("domains", Managed), "authenticationType")),
        .. Of(["SR0501", "SR0502", "SR0503", "SR0504"], id => OfTomorrow(id, "domains", "authenticationType", _ => new TenantBuilder().Set("domains", Managed))),
        .. Absent("SR0502", "federationConfigurations", "value/signingCertificate"),
        .. Absent("SR0503", "federationConfigurations", "value/federatedIdpMfaBehavior"),
        .. OfTomorrow("SR0503", "federationConfigurations", "value/federatedIdpMfaBehavior"),
        .. Absent("SR0504", "tokenValidationPolicy", "validatingDomains", "validatingDomains/rootDomains"),
        .. OfTomorrow("SR0504", "tokenValidationPolicy", "validatingDomains/rootDomains"),
        .. Absent("SR0504", "tokenValidationPolicy", t => t.Set("tokenValidationPolicy", """{"id":"p","validatingDomains":{"@odata.type":"#microsoft.graph.enumeratedDomains","rootDomains":"enumerated","domainNames":["elsewhere.example"]}}"""), "validatingDomains/domainNames"),

        .. Absent("SR0601", "delegatedAdminRelationships", "status", "endDateTime", "accessDetails", "accessDetails/unifiedRoles"),
        .. OfTomorrow("SR0601", "delegatedAdminRelationships", "status"),
        .. Absent("SR0602", "delegatedAdminRelationships", "status", "endDateTime", "autoExtendDuration"),
        .. OfTomorrow("SR0602", "delegatedAdminRelationships", "status"),

        .. Absent("SR0603", "organization", "technicalNotificationMails", "businessPhones", "verifiedDomains", "verifiedDomains/name"),

        .. Absent("SR0604", "subscriptions", "status", "nextLifecycleDateTime", "id"),
        .. Absent("SR0604", "subscribedSkus", "capabilityStatus", "servicePlans", "servicePlans/servicePlanName"),
        .. OfTomorrow("SR0604", "subscribedSkus", "capabilityStatus"),
        .. OfTomorrow("SR0604", "policies", "state", _ => PolicyTenant.Tenant().Policy(state: "disabled")),
    ];

    private static readonly Case[] Fails =
    [
        new("SR0109", "whether the unit is restricted", t => t.Without("groups", "isManagementRestricted"), WeaklyOwned),
        new("SR0109", "whether the owner is enabled", t => t.Without("users", "accountEnabled", "\"owner\""), WeaklyOwned),
        new("SR0110", "isInitial", t => t.Without("domains", "isInitial"), _ => TwoUnder("contoso.com")),
        .. Absent("SR0201", "users", _ => PortalTenant.WithPassword(), "accountEnabled"),
        .. Absent("SR0202", "users", _ => PortalTenant.WithPhone(), "accountEnabled"),
        .. Absent("SR0203", "users", _ => PortalTenant.WithKey(), "accountEnabled"),
        .. Absent("SR0206", "users", _ => MethodsTenant.TenantWith(MethodsTenant.Configuration("TemporaryAccessPass", "disabled")).Administrator(MethodsTenant.Ada, "Ada", Global), "accountEnabled"),
        .. Absent("SR0207", "users", t => SelfService(t).With("authorizationPolicy", "allowedToUseSSPR", false), "accountEnabled"),
        .. Absent("SR0207", "domains", t => SelfService(t, "\"isInitial\":false,\"isVerified\":true"), "isInitial", "isVerified"),
        new("SR0401", "which location is excluded", t => t.With("policies", "conditions/locations/excludeLocations", new JsonArray("Head office")), t => OutsideOffice(t, Dead)),
        .. Absent("SR0401", "namedLocations", t => OutsideOffice(t).Set("namedLocations", OneAddress.Replace("\"cidrAddress\":\"203.0.113.7/32\"", string.Empty, StringComparison.Ordinal).Replace("[{}]", "[]", StringComparison.Ordinal)), "ipRanges"),
        new("SR0403", "whether the owner is enabled", t => t.Without("users", "accountEnabled", "\"owner\""), t => Exempting(t).Drop("roleAssignments", "\"owner\"")),
        new("SR0406", "what else is excluded", t => t.With("policies", "conditions/locations/excludeLocations", new JsonArray(Office, "Head office")), t => OutsideOffice(t).Set("namedLocations", OneAddress)),
        new("SR0604", "the names of the plans", t => t.Without("subscribedSkus", "servicePlans/servicePlanName"), t => t.With("subscribedSkus", "servicePlans/servicePlanName", "EXCHANGE_S_ENTERPRISE")),
    ];

    private static readonly Dictionary<string, Case> PassCases = Named(Passes);
    private static readonly Dictionary<string, Case> FailCases = Named(Fails);

    public static TheoryData<string> PassNames => [.. PassCases.Keys];

    public static TheoryData<string> FailNames => [.. FailCases.Keys];

    [Theory]
    [MemberData(nameof(PassNames))]
    public void Without_a_fact_the_pass_is_gone(string name)
    {
        Case taken = PassCases[name];

        IReadOnlyList<LockoutFinding> before = Run(taken, t => t);
        IReadOnlyList<LockoutFinding> after = Run(taken, taken.Take);

        Assert.All(before, f => Assert.True(f.Status is LockoutStatus.Pass or LockoutStatus.NotApplicable, f.ToString()));
        Assert.All(after, f => Assert.True(f.Status is LockoutStatus.Unknown, f.ToString()));
        Assert.All(after, f => Assert.NotEmpty(f.Missing));
        Assert.All(after.SelectMany(f => f.Missing), m => Assert.NotEmpty(m.Remedy));
    }

    [Theory]
    [MemberData(nameof(FailNames))]
    public void Without_what_could_exonerate_nothing_fails(string name)
    {
        Case taken = FailCases[name];

        IReadOnlyList<LockoutFinding> before = Run(taken, t => t);
        IReadOnlyList<LockoutFinding> after = Run(taken, taken.Take);

        Assert.Contains(before, f => f.Status == LockoutStatus.Fail);
        Assert.All(after, f => Assert.True(f.Status is LockoutStatus.Unknown, f.ToString()));
        Assert.All(after, f => Assert.NotEmpty(f.Missing));
    }

    [Fact]
    public void Every_rule_has_a_fact_that_is_taken_away() =>
        Assert.Empty(RuleCatalog.All.Select(r => r.Id).Except(PassCases.Values.Select(c => c.Rule)));

    private static string OneAddress => $$"""{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"{{Office}}","displayName":"Office","isTrusted":true,"ipRanges":[{"cidrAddress":"203.0.113.7/32"}]}""";

    private static string Country => $$"""{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"{{Office}}","displayName":"Nordics","countriesAndRegions":["NO"],"includeUnknownCountriesAndRegions":false}""";

    private static string Managed => """{"id":"contoso.com","authenticationType":"Managed","isDefault":true,"isInitial":false,"isVerified":true}""";

    private static IEnumerable<Case> Of<T>(IEnumerable<T> items, Func<T, IEnumerable<Case>> cases) => items.SelectMany(cases);

    private static IEnumerable<Case> Absent(string rule, string section, params string[] paths) => Absent(rule, section, t => t, paths);

    private static IEnumerable<Case> Absent(string rule, string section, Func<TenantBuilder, TenantBuilder> prepare, params string[] paths) =>
        paths.Select(p => new Case(rule, $"{p} of {section}", t => t.Without(section, p), prepare));

    private static IEnumerable<Case> OfTomorrow(string rule, string section, string path, Func<TenantBuilder, TenantBuilder>? prepare = null, JsonNode? value = null) =>
        [new Case(rule, $"{path} of {section}, a value of tomorrow", t => t.With(section, path, value ?? Tomorrow), prepare ?? (t => t))];

    private static IReadOnlyList<LockoutFinding> Run(Case taken, Func<TenantBuilder, TenantBuilder> take)
    {
        SnapshotSource clean = CleanTenants.For(taken.Rule);
        TenantBuilder sound = new();
        foreach (string section in clean.SectionNames)
        {
            _ = sound.Set(section, SourceWith.LinesOf(clean, section));
        }

        TenantBuilder prepared = taken.Prepare(sound);
        return Rules.Run(RuleCatalog.Find(taken.Rule)!, take(prepared), ReferenceEquals(prepared, sound) ? clean.Manifest.CapturedAt : TenantBuilder.Now);
    }

    /// <summary>Ada may activate, and the settings name nobody who approves, so that Gwen does as Global Administrator.</summary>
    private static TenantBuilder Approved(TenantBuilder tenant) => new TenantBuilder()
        .User("ada", "Ada").Eligible("ada", "7be44c8a-adaf-4e2a-84d6-ab2649e08a13").User("gwen", "Gwen").Assign("gwen", Global)
        .Add("roleManagementPolicies", """{"id":"p","scopeId":"/","scopeType":"DirectoryRole","roleDefinitionId":"7be44c8a-adaf-4e2a-84d6-ab2649e08a13","policy":{"rules":[{"id":"Approval_EndUser_Assignment","setting":{"isApprovalRequired":true,"approvalStages":[{"primaryApprovers":[]}]}}]}}""");

    /// <summary>Ada may activate without anybody's approval.</summary>
    private static TenantBuilder WithoutApproval(TenantBuilder tenant) =>
        Approved(tenant).With("roleManagementPolicies", "policy/rules/setting/isApprovalRequired", false);

    /// <summary>Two Global Administrators, each with a key and an app.</summary>
    private static TenantBuilder TwoWithKeys(TenantBuilder tenant) => PortalTenant.WithKey()
        .Method(MethodsTenant.Ada, "microsoftAuthenticator")
        .Administrator(MethodsTenant.Ben, "Ben", Global, ("fido2", MethodsTenant.Key), ("microsoftAuthenticator", null));

    /// <summary>A policy for somebody else.</summary>
    private static TenantBuilder ForOthers(TenantBuilder tenant, string state = "enabled", string grant = Block) =>
        tenant.Policy(state: state, users: $$"""{"includeUsers":["{{Dead}}"]}""", grant: grant);

    /// <summary>A list for somebody or something else, and an empty list of exclusions, as Graph writes both.</summary>
    private static JsonObject ForAnother(string what) => new() { ["include" + what] = new JsonArray(Dead), ["exclude" + what] = new JsonArray() };

    /// <summary>A policy for everybody, and for something with which nobody administers.</summary>
    private static TenantBuilder ForOtherResources(TenantBuilder tenant, string state = "enabled", string grant = Block) =>
        tenant.Policy(state: state, applications: $$"""{"includeApplications":["{{Dead}}"]}""", grant: grant);

    private static TenantBuilder InOrdinaryUnit(TenantBuilder tenant) => new TenantBuilder()
        .User("ada", "Ada", "\"isManagementRestricted\":null").Assign("ada", Global)
        .Add("administrativeUnits", """{"id":"unit","displayName":"London","isMemberManagementRestricted":null}""")
        .Add("administrativeUnitMembers", """{"parent":"unit","value":{"@odata.type":"#microsoft.graph.user","id":"ada"}}""");

    private static TenantBuilder MayBecomeMember(TenantBuilder tenant) => new TenantBuilder()
        .User("ada", "Ada").User("ben", "Ben").Group("g1", "Tier 0", "\"isManagementRestricted\":null", "ada").Assign("g1", Global)
        .Add("groupEligibilities", """{"id":"e1","groupId":"g1","principalId":"ben","accessId":"member","memberType":"direct","endDateTime":null}""");

    private static TenantBuilder WeaklyOwned(TenantBuilder tenant) => new TenantBuilder()
        .User("ada", "Ada").User("owner", "Olga").Group("g1", "Tier 0", "\"isManagementRestricted\":null", "ada").Assign("g1", Global)
        .Add("groupOwners", """{"parent":"g1","value":{"@odata.type":"#microsoft.graph.user","id":"owner"}}""");

    private static TenantBuilder TwoUnder(params string[] domains)
    {
        TenantBuilder tenant = new();
        string[] ids = ["ada", "ben"];
        for (int i = 0; i < ids.Length; i++)
        {
            _ = tenant.User(ids[i], ids[i], domain: domains[i % domains.Length]).Assign(ids[i], Global).Method(ids[i], "password");
        }

        return tenant.Add("domains", [.. domains.Select(d => $$"""{"id":"{{d}}","authenticationType":"Managed","isInitial":{{(d.EndsWith(".onmicrosoft.com", StringComparison.Ordinal) ? "true" : "false")}}}""")]);
    }

    private static TenantBuilder WithPhones(TenantBuilder tenant) => TwoUnder("contoso.onmicrosoft.com")
        .Method("ada", "phone", "\"phoneNumber\":\"+1 4255550103\",\"phoneType\":\"mobile\"")
        .Method("ben", "phone", "\"phoneNumber\":\"+1 4255550104\",\"phoneType\":\"mobile\"");

    /// <summary>Ada signs in with a password and could reset it with the one method that a tenant without a domain of its own demands.</summary>
    private static TenantBuilder SelfService(TenantBuilder tenant) => SelfService(tenant, "\"isInitial\":true,\"isVerified\":true");

    private static TenantBuilder SelfService(TenantBuilder tenant, string domain) => MethodsTenant.Tenant()
        .Administrator(MethodsTenant.Ada, "Ada", Global, ("microsoftAuthenticator", null))
        .Add("authorizationPolicy", """{"id":"authorizationPolicy","allowedToUseSSPR":true}""")
        .Add("organization", """{"id":"o","onPremisesSyncEnabled":null}""")
        .Add("onPremisesSynchronization", """{"id":"o","features":{"passwordWritebackEnabled":false}}""")
        .Add("domains", $$"""{"id":"contoso.onmicrosoft.com",{{domain}}}""");

    private static TenantBuilder WithAuthenticator(TenantBuilder tenant) => MethodsTenant.Tenant()
        .Administrator(MethodsTenant.Ada, "Ada", Global, ("microsoftAuthenticator", null))
        .Add("domains", """{"id":"contoso.onmicrosoft.com","authenticationType":"Managed","isInitial":true,"isVerified":true}""");

    /// <summary>A block of everybody that a condition keeps away from ordinary sign-ins.</summary>
    private static Func<TenantBuilder, TenantBuilder> Special(string condition, string value) =>
        _ => PolicyTenant.Tenant().Policy(conditions: $$"""{"{{condition}}":{{value}}}""");

    private static TenantBuilder OutsideOffice(TenantBuilder tenant) => OutsideOffice(tenant, Office);

    private static TenantBuilder OutsideOffice(TenantBuilder tenant, string excluded) => PolicyTenant.Tenant()
        .Policy(conditions: $$$"""{"locations":{"includeLocations":["All"],"excludeLocations":["{{{excluded}}}"]}}""")
        .Add("namedLocations", OneAddress.Replace("/32", "/24", StringComparison.Ordinal));

    /// <summary>A protected group that exempts Ada, owned by somebody who may change policies anyway.</summary>
    private static TenantBuilder Exempting(TenantBuilder tenant) => PolicyTenant.Tenant()
        .User("owner", "Olga").Assign("owner", PolicyTenant.ConditionalAccessAdministrator)
        .Group("g1", "Exceptions", "\"onPremisesSyncEnabled\":null,\"isManagementRestricted\":null", "ada")
        .Add("groupOwners", """{"parent":"g1","value":{"@odata.type":"#microsoft.graph.user","id":"owner","displayName":"Olga"}}""")
        .Policy(users: """{"includeUsers":["All"],"excludeGroups":["g1"]}""");

    private static TenantBuilder Filtered(TenantBuilder tenant) => Filtered(tenant, "device.isCompliant -eq True");

    private static TenantBuilder Filtered(TenantBuilder tenant, string rule) =>
        PolicyTenant.Tenant().Policy(conditions: $$$"""{"devices":{"deviceFilter":{"mode":"include","rule":"{{{rule}}}"} } }""");

    /// <summary>A strength of the tenant's own, for keys of one model, which Ada has.</summary>
    private static TenantBuilder Strength(TenantBuilder tenant) => StrengthFor(PortalTenant.WithKey(), "\"fido2\"");

    private static TenantBuilder StrengthFor(TenantBuilder tenant, string combination) => tenant.Policy(
        grant: $$$"""{"operator":"OR","builtInControls":[],"authenticationStrength":{"id":"{{{OwnStrength}}}","displayName":"Own keys","allowedCombinations":[{{{combination}}}],"combinationConfigurations":[{"@odata.type":"#microsoft.graph.fido2CombinationConfiguration","id":"c","appliesToCombinations":["fido2"],"allowedAAGUIDs":["{{{MethodsTenant.Model}}}"]}]}}""");

    /// <summary>The cases by name; one fact may be taken from several settings.</summary>
    private static Dictionary<string, Case> Named(Case[] cases) => cases
        .GroupBy(c => $"{c.Rule}: {c.What}")
        .SelectMany(g => g.Select((c, i) => (Name: i == 0 ? g.Key : $"{g.Key} ({i + 1})", Case: c)))
        .ToDictionary(c => c.Name, c => c.Case);

    private sealed record Case(string Rule, string What, Func<TenantBuilder, TenantBuilder> Take, Func<TenantBuilder, TenantBuilder>? Setting = null)
    {
        public TenantBuilder Prepare(TenantBuilder sound) => Setting is null ? sound : Setting(sound);
    }
}
