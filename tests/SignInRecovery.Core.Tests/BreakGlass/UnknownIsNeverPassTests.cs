using System.Text.Json.Nodes;
using SignInRecovery.BreakGlass;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.BreakGlass;

/// <summary>
/// The first law: unknown is never a pass. Of each check, each fact on which its Pass rests is taken away by itself, and the
/// Pass must go with it: to Unknown, or to the question where a person may answer.
/// </summary>
public class UnknownIsNeverPassTests
{
    private const string Tomorrow = "unknownFutureValue";
    private const string Other = "00000000-0000-4000-8000-0000000000f9";

    private static readonly SectionStatus[] Unseen = [SectionStatus.Forbidden, SectionStatus.NotCollected, SectionStatus.NotAvailable];

    private static readonly Case[] All =
    [
        new("AtLeastTwoAccounts", "whether the other is enabled", t => t.Without("users", "accountEnabled", ReadyTenant.Two)),
        new("AtLeastTwoAccounts", "whether the other holds the role", t => t.Drop("roleAssignments", ReadyTenant.Two).Status("roleAssignments", SectionStatus.Partial)),
        .. Sections("AtLeastTwoAccounts", "roleAssignments"),

        new("Enabled", "accountEnabled", t => t.Without("users", "accountEnabled")),

        new("CloudOnly", "onPremisesSyncEnabled", t => t.Without("users", "onPremisesSyncEnabled")),
        new("CloudOnly", "whose credentials", t => t.Without("users", "userPrincipalName")),

        .. Sections("InitialDomain", "domains"),
        new("InitialDomain", "the domain's line", t => t.Drop("domains", "contoso.onmicrosoft.com").Status("domains", SectionStatus.Partial)),
        new("InitialDomain", "isInitial", t => t.Without("domains", "isInitial")),
        new("InitialDomain", "authenticationType", t => t.Without("domains", "authenticationType")),
        new("InitialDomain", "authenticationType of tomorrow", t => t.With("domains", "authenticationType", Tomorrow)),
        new("InitialDomain", "userPrincipalName", t => t.Without("users", "userPrincipalName")),

        .. Sections("GlobalAdministrator", "roleAssignments"),
        new("GlobalAdministrator", "the assignment's line", t => t.Drop("roleAssignments", ReadyTenant.One).Status("roleAssignments", SectionStatus.Partial)),
        new("GlobalAdministrator", "the assignment's scope", t => t.Without("roleAssignments", "directoryScopeId")),

        .. Sections("PermanentAssignment", "roleAssignments"),
        .. Sections("PermanentAssignment", "roleAssignmentSchedules").Where(c => !IsCertainlyEmpty(c)),
        new("PermanentAssignment", "the schedule's line", t => t.Drop("roleAssignmentSchedules", ReadyTenant.One)),
        new("PermanentAssignment", "assignmentType", t => t.Without("roleAssignmentSchedules", "assignmentType")),
        new("PermanentAssignment", "assignmentType of tomorrow", t => t.With("roleAssignmentSchedules", "assignmentType", Tomorrow)),

        new("PasswordNeverExpires", "passwordPolicies", t => t.Without("users", "passwordPolicies")),
        .. Sections("PasswordNeverExpires", "domains", ExpiryLeftToDomain),

        .. Sections("TwoKeys", "methods", "authenticationMethodsPolicy"),
        new("TwoKeys", "the keys' lines", t => t.Drop("methods", "fido2").Status("methods", SectionStatus.Partial)),
        new("TwoKeys", "passkeyType", t => t.Without("methods", "value/passkeyType")),
        new("TwoKeys", "passkeyType of tomorrow", t => t.With("methods", "value/passkeyType", Tomorrow)),
        new("TwoKeys", "the state of the method", t => t.Without("authenticationMethodsPolicy", "authenticationMethodConfigurations/state")),
        new("TwoKeys", "the state of the method of tomorrow", t => t.With("authenticationMethodsPolicy", "authenticationMethodConfigurations/state", Tomorrow)),
        new("TwoKeys", "the model, where models are restricted", t => t.Without("methods", "value/aaGuid"), Restricted),

        .. Sections("NoPersonalMethod", "methods"),
        new("NoPersonalMethod", "some lines", t => t.Drop("methods", ReadyTenant.One).Status("methods", SectionStatus.Partial)),
        new("NoPersonalMethod", "a kind of tomorrow", t => t.Method(ReadyTenant.One, "tomorrows")),
        new("NoPersonalMethod", "passkeyType", t => t.Without("methods", "value/passkeyType")),
        new("NoPersonalMethod", "passkeyType of tomorrow", t => t.With("methods", "value/passkeyType", Tomorrow)),

        .. Sections("DifferentMethodKind", "methods", "authenticationMethodsPolicy", "roleAssignments"),
        new("DifferentMethodKind", "the methods of the others", t => t.Drop("methods", ReadyTenant.Everyday).Status("methods", SectionStatus.Partial)),
        new("DifferentMethodKind", "the kind of the others' method", t => t.With("methods", "value/@odata.type", "#microsoft.graph.tomorrowsAuthenticationMethod", "microsoftAuthenticator")),

        .. Sections("DifferentKeyModel", "methods", "authenticationMethodsPolicy", "roleAssignments"),
        new("DifferentKeyModel", "aaGuid", t => t.Without("methods", "value/aaGuid")),
        new("DifferentKeyModel", "passkeyType", t => t.Without("methods", "value/passkeyType")),
        new("DifferentKeyModel", "the methods of the others", t => t.Drop("methods", ReadyTenant.Everyday).Status("methods", SectionStatus.Partial)),
        new("DifferentKeyModel", "the model of the others' key", t => t.Without("methods", "value/aaGuid", ReadyTenant.Everyday), t => t.Key(ReadyTenant.Everyday, "00000000-0000-0000-0000-0000000000b1")),

        .. Sections("DifferentDomain", "roleAssignments", InOwnDomain),
        new("DifferentDomain", "the others' sign-in names", t => t.Without("users", "userPrincipalName", "Everyday"), InOwnDomain),
        new("DifferentDomain", "its own sign-in name", t => t.Without("users", "userPrincipalName", ReadyTenant.One)),
        .. Sections("DifferentDomain", "domains", TogetherInInitialDomain),
        new("DifferentDomain", "isInitial", t => t.Without("domains", "isInitial"), TogetherInInitialDomain),

        .. Sections("SeparateKeyModels", "methods", "authenticationMethodsPolicy"),
        new("SeparateKeyModels", "aaGuid", t => t.Without("methods", "value/aaGuid")),
        new("SeparateKeyModels", "aaGuid of one key", t => t.Without("methods", "value/aaGuid", ReadyTenant.ModelA)),
        new("SeparateKeyModels", "aaGuid of the other's keys", t => t.Without("methods", "value/aaGuid", ReadyTenant.Two)),
        new("SeparateKeyModels", "passkeyType of the other's keys", t => t.Without("methods", "value/passkeyType", ReadyTenant.Two)),
        new("SeparateKeyModels", "the other's methods", t => t.Drop("methods", ReadyTenant.Two).Status("methods", SectionStatus.Partial)),

        .. Sections("ExcludedFromPolicies", "policies", "memberships"),
        new("ExcludedFromPolicies", "some policies", t => t.Status("policies", SectionStatus.Partial)),
        new("ExcludedFromPolicies", "some memberships", t => t.Drop("memberships", ReadyTenant.One).Status("memberships", SectionStatus.Partial)),
        new("ExcludedFromPolicies", "the state of a policy", t => t.Without("policies", "state", "\"Off\""), SwitchedOff),
        new("ExcludedFromPolicies", "the state of tomorrow of a policy", t => t.With("policies", "state", Tomorrow, "\"Off\""), SwitchedOff),
        .. Sections("ExcludedFromPolicies", "methods", Strong),
        .. Sections("ExcludedFromPolicies", "authenticationMethodsPolicy", Strong),
        new("ExcludedFromPolicies", "passkeyType under a strength", t => t.Without("methods", "value/passkeyType"), Strong),
        new("ExcludedFromPolicies", "the combinations of a strength", t => t.Without("policies", "grantControls/authenticationStrength/allowedCombinations", "\"Strong\""), Strong),
        new("ExcludedFromPolicies", "a combination of tomorrow", t => t.With("policies", "grantControls/authenticationStrength/allowedCombinations", new JsonArray("fido2", Tomorrow), "\"Strong\""), Strong),
        new("ExcludedFromPolicies", "the models that a strength allows", t => t.Without("policies", "grantControls/authenticationStrength/combinationConfigurations", "\"Strong\""), Strong),
        new("ExcludedFromPolicies", "the models of keys under a strength that allows some", t => t.Without("methods", "value/aaGuid"), t => StrongFor(t, ReadyTenant.ModelA)),

        .. Sections("ExcludedFromComingPolicies", "policies", "memberships"),
        new("ExcludedFromComingPolicies", "some policies", t => t.Status("policies", SectionStatus.Partial)),
        new("ExcludedFromComingPolicies", "the state of a policy", t => t.Without("policies", "state", "\"Off\""), SwitchedOff),
        new("ExcludedFromComingPolicies", "the state of tomorrow of a policy", t => t.With("policies", "state", Tomorrow, "\"Off\""), SwitchedOff),
        .. Sections("ExcludedFromComingPolicies", "methods", t => Strong(t, "enabledForReportingButNotEnforced")),

        .. Sections("PortalSignIn", "policies", "memberships", "authenticationMethodsPolicy"),
        .. Sections("PortalSignIn", "methods", WithoutReport),
        new("PortalSignIn", "some policies", t => t.Status("policies", SectionStatus.Partial)),
        new("PortalSignIn", "accountEnabled", t => t.Without("users", "accountEnabled")),
        new("PortalSignIn", "the state of tomorrow of a policy", t => t.With("policies", "state", Tomorrow, "\"Off\""), SwitchedOff),
        .. Sections("PortalSignInWhenEnforced", "policies", "memberships", "authenticationMethodsPolicy"),
        .. Sections("PortalSignInWhenEnforced", "methods", WithoutReport),
        new("PortalSignInWhenEnforced", "some policies", t => t.Status("policies", SectionStatus.Partial)),
        new("PortalSignInWhenEnforced", "accountEnabled", t => t.Without("users", "accountEnabled")),
        new("PortalSignInWhenEnforced", "the state of tomorrow of a policy", t => t.With("policies", "state", Tomorrow, "\"Off\""), SwitchedOff),

        .. Sections("MandatoryMfa", "methods", WithoutReport),
        .. Sections("MandatoryMfa", "authenticationMethodsPolicy"),
        new("MandatoryMfa", "the methods' lines", t => t.Drop("methods", ReadyTenant.One).Status("methods", SectionStatus.Partial), WithoutReport),
        new("MandatoryMfa", "the state of the method", t => t.With("authenticationMethodsPolicy", "authenticationMethodConfigurations/state", Tomorrow)),

        .. Sections("SecurityDefaults", "securityDefaults", DefaultsOn),
        .. Sections("SecurityDefaults", "methods", t => WithoutReport(DefaultsOn(t))),
        .. Sections("SecurityDefaults", "authenticationMethodsPolicy", DefaultsOn),
        new("SecurityDefaults", "isEnabled", t => t.Without("securityDefaults", "isEnabled"), DefaultsOn),

        .. Sections("ExclusionGroupProtected", "groups", "groupOwners", "memberships", "policies"),
        new("ExclusionGroupProtected", "the group's line", t => t.Set("groups")),
        new("ExclusionGroupProtected", "isAssignableToRole", t => t.Without("groups", "isAssignableToRole")),
        new("ExclusionGroupProtected", "isManagementRestricted", t => t.Without("groups", "isManagementRestricted"), InRestrictedUnit),
        new("ExclusionGroupProtected", "groupTypes", t => t.Without("groups", "groupTypes")),
        new("ExclusionGroupProtected", "onPremisesSyncEnabled", t => t.Without("groups", "onPremisesSyncEnabled")),
        new("ExclusionGroupProtected", "whether a weak group is nested in it", t => t.Group(Other, "Anybody", "\"isManagementRestricted\":null,\"onPremisesSyncEnabled\":null,\"isAssignableToRole\":false", ReadyTenant.One), InRestrictedUnit),

        .. Sections("NotInDynamicExclusion", "groups", "memberships", "policies"),
        new("NotInDynamicExclusion", "the group's line", t => t.Set("groups")),
        new("NotInDynamicExclusion", "groupTypes", t => t.Without("groups", "groupTypes")),
        new("NotInDynamicExclusion", "whether a dynamic group is nested in it", t => t.Group(Other, "Rule", "\"groupTypes\":[\"DynamicMembership\"],\"isAssignableToRole\":false", ReadyTenant.One), InRestrictedUnit),

        new("NotLockedInUnit", "isManagementRestricted", t => t.Without("users", "isManagementRestricted")),

        .. Sections("NoRegistrationPrompt", "registrationDetails", t => t.Set("authorizationPolicy", """{"id":"authorizationPolicy","allowedToUseSSPR":true}""")),
        new("NoRegistrationPrompt", "isSsprEnabled", t => t.Without("registrationDetails", "isSsprEnabled"), t => t.Set("authorizationPolicy", """{"id":"authorizationPolicy","allowedToUseSSPR":true}""")),
        .. Sections("NoRegistrationPrompt", "authorizationPolicy", t => t.Set("registrationDetails")),
        new("NoRegistrationPrompt", "allowedToUseSSPR", t => t.Without("authorizationPolicy", "allowedToUseSSPR"), t => t.Set("registrationDetails")),

        .. Sections("NotInRegistrationCampaign", "authenticationMethodsPolicy"),
        .. Sections("NotInRegistrationCampaign", "memberships", Campaign),
        new("NotInRegistrationCampaign", "its state", t => t.Without("authenticationMethodsPolicy", "registrationEnforcement/authenticationMethodsRegistrationCampaign/state")),
        new("NotInRegistrationCampaign", "its state of tomorrow", t => t.With("authenticationMethodsPolicy", "registrationEnforcement/authenticationMethodsRegistrationCampaign/state", Tomorrow)),
        new("NotInRegistrationCampaign", "the campaign", t => t.Without("authenticationMethodsPolicy", "registrationEnforcement")),
        new("NotInRegistrationCampaign", "whom it asks", t => t.Without("authenticationMethodsPolicy", "registrationEnforcement/authenticationMethodsRegistrationCampaign/includeTargets"), Campaign),
        new("NotInRegistrationCampaign", "the id of a target", t => t.Without("authenticationMethodsPolicy", "registrationEnforcement/authenticationMethodsRegistrationCampaign/includeTargets/id"), Campaign),
        new("NotInRegistrationCampaign", "whether it can be put off", t => t.Without("authenticationMethodsPolicy", "registrationEnforcement/authenticationMethodsRegistrationCampaign/enforceRegistrationAfterAllowedSnoozes"), CampaignForAll),

        .. Sections("NoLifecycleWorkflow", "lifecycleWorkflows").Where(c => !IsCertainlyEmpty(c)),
        .. Sections("NoLifecycleWorkflow", "memberships", Workflow),
        new("NoLifecycleWorkflow", "some workflows", t => t.Status("lifecycleWorkflows", SectionStatus.Partial)),
        new("NoLifecycleWorkflow", "its scope", t => t.Without("lifecycleWorkflows", "executionConditions/scope"), Workflow),
        new("NoLifecycleWorkflow", "its conditions", t => t.Without("lifecycleWorkflows", "executionConditions"), Workflow),

        .. Sections("NoAccessReview", "accessReviews"),
        .. Sections("NoAccessReview", "memberships", Review),
        new("NoAccessReview", "some reviews", t => t.Status("accessReviews", SectionStatus.Partial)),
        new("NoAccessReview", "its scope", t => t.Without("accessReviews", "scope"), Review),
        new("NoAccessReview", "what its query names", t => t.With("accessReviews", "scope/query", "/groups?$filter=startswith(displayName,'A')"), Review),

        .. Sections("LastSuccessfulSignIn", "signInActivity"),
        new("LastSuccessfulSignIn", "the licence", t => t.Status("signInActivity", SectionStatus.NotLicensed)),

        .. BreakGlassReadiness.AttestableIds.Except([BreakGlassReadiness.DrillId, "NoRegistrationPrompt", "NoLifecycleWorkflow"])
            .Concat(["LastDrill", "SeparateCustodians"]).SelectMany(Attested),
        new("SeparateCustodians", "custodians", t => t.Without("attestations", "custodians")),
        new("SeparateCustodians", "custodians of the other", t => t.Without("attestations", "custodians", ReadyTenant.Two)),
        new("SeparateCustodians", "an answer that still holds", t => t.With("attestations", "date", "2025-11-21T12:00:00Z", "CredentialsInSeparateSafes")),
    ];

    private static readonly Dictionary<string, Case> Cases = All.ToDictionary(c => $"{c.Check}: {c.What}");

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Without_a_fact_the_pass_is_gone(string name)
    {
        Case taken = Cases[name];

        BreakGlassCheck before = Check(taken.Prepare(ReadyTenant.New()), taken.Check);
        BreakGlassCheck after = Check(taken.Take(taken.Prepare(ReadyTenant.New())), taken.Check);

        Assert.True(before.Status == BreakGlassCheckStatus.Pass, before.ToString());
        Assert.True(after.Status is BreakGlassCheckStatus.Unknown or BreakGlassCheckStatus.Manual, after.ToString());
        Assert.True(after.Status == BreakGlassCheckStatus.Manual || after.Missing.Count > 0, after.ToString());
        Assert.All(after.Missing, m => Assert.NotEmpty(m.Remedy));
    }

    [Fact]
    public void Every_check_has_a_fact_that_is_taken_away() =>
        Assert.Empty(BreakGlassReadiness.CheckIds.Except(Cases.Values.Select(c => c.Check)));

    [Fact]
    public void An_account_whose_facts_were_not_seen_is_not_ready() => Assert.All(
        Cases.Values,
        c => Assert.NotEqual(
            BreakGlassVerdictKind.Ready,
            BreakGlassVerdict.Of(Checks(c.Take(c.Prepare(ReadyTenant.New())))).Single(v => v.AccountId == ReadyTenant.One).Kind));

    private static IEnumerable<Case> Sections(string check, params string[] sections) => sections.SelectMany(s => Sections(check, s, t => t));

    private static IEnumerable<Case> Sections(string check, string section, Func<TenantBuilder, TenantBuilder> prepare) =>
        Unseen.Select(s => new Case(check, $"the section {section}, {s}", t => t.Status(section, s), prepare));

    private static IEnumerable<Case> Attested(string check)
    {
        string answered = check switch { "LastDrill" => BreakGlassReadiness.DrillId, "SeparateCustodians" => "CredentialsInSeparateSafes", _ => check };
        yield return new Case(check, "the answers", t => t.Status("attestations", SectionStatus.NotCollected));
        yield return new Case(check, "the date of the answer", t => t.Without("attestations", "date", answered));
        if (check != "LastDrill")
        {
            yield return new Case(check, "the answer", t => t.Without("attestations", "answer", answered));
            yield return new Case(check, "an answer of tomorrow", t => t.With("attestations", "answer", Tomorrow, answered));
        }
    }

    /// <summary>A cloud that has no Privileged Identity Management has no schedules, and one without workflows runs none.</summary>
    private static bool IsCertainlyEmpty(Case taken) => taken.What.EndsWith(nameof(SectionStatus.NotAvailable), StringComparison.Ordinal);

    /// <summary>Without the registration report, which also tells that an account has a passkey.</summary>
    private static TenantBuilder WithoutReport(TenantBuilder tenant) => tenant.Set("registrationDetails");

    private static TenantBuilder ExpiryLeftToDomain(TenantBuilder tenant) => tenant
        .With("users", "passwordPolicies", "None")
        .Set("domains", """{"id":"contoso.onmicrosoft.com","isInitial":true,"authenticationType":"Managed","passwordValidityPeriodInDays":2147483647}""");

    private static TenantBuilder Restricted(TenantBuilder tenant) => tenant.Methods(
        TenantBuilder.Allowed("Fido2", $"\"keyRestrictions\":{{\"isEnforced\":true,\"enforcementType\":\"allow\",\"aaGuids\":[\"{ReadyTenant.ModelA}\",\"{ReadyTenant.ModelB}\"]}}"),
        TenantBuilder.Allowed("MicrosoftAuthenticator"));

    private static TenantBuilder InOwnDomain(TenantBuilder tenant) => tenant
        .Add("domains", """{"id":"own.test","isInitial":false,"authenticationType":"Managed"}""")
        .With("users", "userPrincipalName", "cedar@own.test", ReadyTenant.One);

    private static TenantBuilder TogetherInInitialDomain(TenantBuilder tenant) =>
        tenant.With("users", "userPrincipalName", "everyday@contoso.onmicrosoft.com", ReadyTenant.Everyday);

    private static TenantBuilder SwitchedOff(TenantBuilder tenant) => tenant.Policy("Off", "block", state: "disabled");

    private static TenantBuilder Strong(TenantBuilder tenant) => Strong(tenant, "enabled");

    private static TenantBuilder Strong(TenantBuilder tenant, string state) => tenant.Policy("Strong", "strength:fido2;windowsHelloForBusiness", state: state);

    private static TenantBuilder StrongFor(TenantBuilder tenant, string model) => Strong(tenant).With(
        "policies",
        "grantControls/authenticationStrength/combinationConfigurations",
        JsonNode.Parse($$"""[{"@odata.type":"#microsoft.graph.fido2CombinationConfiguration","id":"c","appliesToCombinations":["fido2"],"allowedAAGUIDs":["{{model}}"]}]""")!,
        "\"Strong\"");

    private static TenantBuilder DefaultsOn(TenantBuilder tenant) => tenant.With("securityDefaults", "isEnabled", true);

    private static TenantBuilder InRestrictedUnit(TenantBuilder tenant) =>
        tenant.With("groups", "isAssignableToRole", false).With("groups", "isManagementRestricted", true);

    private static TenantBuilder Campaign(TenantBuilder tenant) => CampaignFor(tenant, Other);

    private static TenantBuilder CampaignForAll(TenantBuilder tenant) => CampaignFor(tenant, "all_users");

    private static TenantBuilder CampaignFor(TenantBuilder tenant, string target) => tenant.With(
        "authenticationMethodsPolicy",
        "registrationEnforcement/authenticationMethodsRegistrationCampaign",
        JsonNode.Parse($$"""{"state":"enabled","enforceRegistrationAfterAllowedSnoozes":false,"includeTargets":[{"targetType":"group","id":"{{target}}"}],"excludeTargets":[]}""")!);

    private static TenantBuilder Workflow(TenantBuilder tenant) => tenant.Add(
        "lifecycleWorkflows",
        $$$"""{"id":"w","displayName":"Leavers","isEnabled":true,"isSchedulingEnabled":true,"executionConditions":{"scope":{"groups":[{"id":"{{{Other}}}"}] } } }""");

    private static TenantBuilder Review(TenantBuilder tenant) => tenant.Add(
        "accessReviews",
        $$$"""{"id":"r","displayName":"Guests","status":"InProgress","scope":{"query":"/groups/{{{Other}}}/members"},"settings":{"autoApplyDecisionsEnabled":true}}""");

    private static BreakGlassCheck Check(TenantBuilder builder, string check) => Checks(builder).Single(c => c.AccountId == ReadyTenant.One && c.CheckId == check);

    private static IReadOnlyList<BreakGlassCheck> Checks(TenantBuilder builder)
    {
        Tenant tenant = builder.Build();
        IReadOnlyList<BreakGlassAccount> accounts = BreakGlassRecognition
            .Survey(tenant, [new(ReadyTenant.One, null, "by parameter"), new(ReadyTenant.Two, null, "by parameter")], TenantBuilder.Now)
            .EmergencyAccounts;
        return BreakGlassReadiness.Check(accounts, [], TenantBuilder.Now, accounts);
    }

    private sealed record Case(string Check, string What, Func<TenantBuilder, TenantBuilder> Take, Func<TenantBuilder, TenantBuilder>? Setting = null)
    {
        public Func<TenantBuilder, TenantBuilder> Prepare => Setting ?? (t => t);
    }
}
