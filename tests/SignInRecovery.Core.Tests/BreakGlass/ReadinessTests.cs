using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.BreakGlass;

/// <summary>The checks of emergency accounts: each passes on what is right, fails on what is wrong, and is Unknown on what nobody saw.</summary>
public class ReadinessTests
{
    private static readonly Dictionary<string, (string Check, BreakGlassCheckStatus Status, Action<TenantBuilder> Spoil)> Cases = new()
    {
        ["disabled"] = ("Enabled", BreakGlassCheckStatus.Fail, t => Replace(t, "\"accountEnabled\":true,\"onPremises", "\"accountEnabled\":false,\"onPremises")),
        ["synchronised"] = ("CloudOnly", BreakGlassCheckStatus.Fail, t => Replace(t, "\"onPremisesSyncEnabled\":null,\"assignedLicenses\":[],", "\"onPremisesSyncEnabled\":true,\"assignedLicenses\":[],")),
        ["another domain"] = ("InitialDomain", BreakGlassCheckStatus.Fail, t => Replace(t, "cedar@contoso.onmicrosoft.com", "cedar@contoso.com")),
        ["the everyday domain"] = ("DifferentDomain", BreakGlassCheckStatus.Fail, t => Replace(t, "cedar@contoso.onmicrosoft.com", "cedar@contoso.com")),
        ["a federated domain"] = ("InitialDomain", BreakGlassCheckStatus.Fail, t => t.Set("domains", """{"id":"contoso.onmicrosoft.com","isInitial":true,"authenticationType":"Federated"}""")),
        ["an ending role"] = ("PermanentAssignment", BreakGlassCheckStatus.Fail, t => ReplaceIn(t, "roleAssignmentSchedules", "\"endDateTime\":null", "\"endDateTime\":\"2027-01-01T00:00:00Z\"")),
        ["an expiring password"] = ("PasswordNeverExpires", BreakGlassCheckStatus.Fail, t => Replace(t, "\"passwordPolicies\":\"DisablePasswordExpiration\",", string.Empty)),
        ["one key"] = ("TwoKeys", BreakGlassCheckStatus.Fail, t => ReplaceIn(t, "methods", ReadyTenant.ModelB + "\",\"model\":\"Key\",\"passkeyType\":\"deviceBound\"", ReadyTenant.ModelB + "\",\"model\":\"Key\",\"passkeyType\":\"synced\"")),
        ["a refused model"] = ("TwoKeys", BreakGlassCheckStatus.Fail, t => t.Methods(TenantBuilder.Allowed("Fido2", $"\"keyRestrictions\":{{\"isEnforced\":true,\"enforcementType\":\"block\",\"aaGuids\":[\"{ReadyTenant.ModelA}\"]}}"), TenantBuilder.Allowed("MicrosoftAuthenticator"))),
        ["keys switched off"] = ("MandatoryMfa", BreakGlassCheckStatus.Fail, t => t.Methods(TenantBuilder.Allowed("MicrosoftAuthenticator"), TenantBuilder.Allowed("Fido2").Replace("\"enabled\"", "\"disabled\""))),
        ["a telephone"] = ("NoPersonalMethod", BreakGlassCheckStatus.Fail, t => t.Method(ReadyTenant.One, "phone", "\"phoneType\":\"mobile\",\"phoneNumber\":\"+1 4255550100\"")),
        ["the same kind"] = ("DifferentMethodKind", BreakGlassCheckStatus.Fail, t => ReplaceIn(t, "methods", "microsoftAuthenticatorAuthenticationMethod\",\"id\"", "fido2AuthenticationMethod\",\"aaGuid\":\"x\",\"passkeyType\":\"deviceBound\",\"id\"")),
        ["the same models as everyday"] = ("DifferentKeyModel", BreakGlassCheckStatus.Fail, t => t.Key(ReadyTenant.Everyday, ReadyTenant.ModelA).Key(ReadyTenant.Everyday, ReadyTenant.ModelB)),
        ["the same model as the other"] = ("SeparateKeyModels", BreakGlassCheckStatus.Fail, t => t.Key(ReadyTenant.Two, ReadyTenant.ModelA)),
        ["a policy that reaches it"] = ("ExcludedFromPolicies", BreakGlassCheckStatus.Fail, t => t.Policy("Mfa", "mfa").Policy("Mfa 2", "mfa")),
        ["one phishing-resistant policy"] = ("ExcludedFromPolicies", BreakGlassCheckStatus.Pass, t => t.Policy("Strong", "strength:fido2;windowsHelloForBusiness")),
        ["a block"] = ("PortalSignIn", BreakGlassCheckStatus.Fail, t => t.Policy("Block all", "block")),
        ["a block to come"] = ("PortalSignInWhenEnforced", BreakGlassCheckStatus.Fail, t => t.Policy("Block all", "block", state: "enabledForReportingButNotEnforced")),
        ["a report-only policy"] = ("ExcludedFromComingPolicies", BreakGlassCheckStatus.Fail, t => t.Policy("Later", "mfa", state: "enabledForReportingButNotEnforced")),
        ["security defaults without keys"] = ("SecurityDefaults", BreakGlassCheckStatus.Fail, t => t.Set("securityDefaults", """{"id":"s","isEnabled":true}""").Methods(TenantBuilder.Allowed("MicrosoftAuthenticator"), TenantBuilder.Allowed("Fido2").Replace("\"enabled\"", "\"disabled\""))),
        ["security defaults with keys"] = ("SecurityDefaults", BreakGlassCheckStatus.Pass, t => t.Set("securityDefaults", """{"id":"s","isEnabled":true}""")),
        ["an owner"] = ("ExclusionGroupProtected", BreakGlassCheckStatus.Fail, t => t.User("o", "Owner").Add("groupOwners", $$$"""{"parent":"{{{ReadyTenant.Group}}}","value":{"@odata.type":"#microsoft.graph.user","id":"o","displayName":"Owner"}}""")),
        ["a dynamic group"] = ("NotInDynamicExclusion", BreakGlassCheckStatus.Fail, t => ReplaceIn(t, "groups", "\"groupTypes\":[]", "\"groupTypes\":[\"DynamicMembership\"]")),
        ["a restricted unit"] = ("NotLockedInUnit", BreakGlassCheckStatus.Fail, t => Replace(t, "\"isManagementRestricted\":null", "\"isManagementRestricted\":true")),
        ["self-service reset"] = ("NoRegistrationPrompt", BreakGlassCheckStatus.Manual, t => ReplaceIn(t, "registrationDetails", "\"isSsprEnabled\":false", "\"isSsprEnabled\":true")),
        ["a campaign"] = ("NotInRegistrationCampaign", BreakGlassCheckStatus.Fail, t => ReplaceIn(t, "authenticationMethodsPolicy", "\"state\":\"disabled\",\"includeTargets\":[]", "\"state\":\"enabled\",\"enforceRegistrationAfterAllowedSnoozes\":true,\"includeTargets\":[{\"targetType\":\"group\",\"id\":\"all_users\"}]")),
        ["a workflow"] = ("NoLifecycleWorkflow", BreakGlassCheckStatus.Unknown, t => t.Add("lifecycleWorkflows", """{"id":"w","displayName":"Leavers","isEnabled":true,"isSchedulingEnabled":true,"executionConditions":{"scope":{"rule":"(department eq 'x')"}}}""")),
        ["a workflow for a group of it"] = ("NoLifecycleWorkflow", BreakGlassCheckStatus.Fail, t => t.Add("lifecycleWorkflows", """{"id":"w","displayName":"A rule","isEnabled":true,"isSchedulingEnabled":true,"executionConditions":{"scope":{"rule":"(department eq 'x')"}}}""", Leavers)),
        ["a workflow while memberships are hidden"] = ("NoLifecycleWorkflow", BreakGlassCheckStatus.Unknown, t => t.Add("lifecycleWorkflows", Leavers).Set("memberships").Status("memberships", SectionStatus.Forbidden)),
        ["a review by hand and one that applies itself"] = ("NoAccessReview", BreakGlassCheckStatus.Fail, t => t.Add("accessReviews", Review("a", "A", applies: false), Review("b", "B", applies: true))),
        ["a review by hand"] = ("NoAccessReview", BreakGlassCheckStatus.Pass, t => t.Add("accessReviews", Review("a", "A", applies: false))),
        ["a review while memberships are hidden"] = ("NoAccessReview", BreakGlassCheckStatus.Unknown, t => t.Add("accessReviews", Review("b", "B", applies: true, "00000000-0000-4000-8000-0000000000f9")).Set("memberships").Status("memberships", SectionStatus.Forbidden)),
        ["a review"] = ("NoAccessReview", BreakGlassCheckStatus.Fail, t => t.Add("accessReviews", $$$"""{"id":"r","displayName":"Roles","status":"InProgress","scope":{"query":"/groups/{{{ReadyTenant.Group}}}/members"},"settings":{"autoApplyDecisionsEnabled":true}}""")),
        ["a review that is over"] = ("NoAccessReview", BreakGlassCheckStatus.Pass, t => t.Add("accessReviews", $$$"""{"id":"r","displayName":"Roles","status":"Completed","scope":{"query":"/groups/{{{ReadyTenant.Group}}}/members"}}""")),
        ["an old sign-in"] = ("LastSuccessfulSignIn", BreakGlassCheckStatus.Fail, t => t.Set("signInActivity").Activity(ReadyTenant.One, 91).Activity(ReadyTenant.Two, 40)),
        ["a sign-in of ninety days ago"] = ("LastSuccessfulSignIn", BreakGlassCheckStatus.Pass, t => t.Set("signInActivity").Activity(ReadyTenant.One, 90).Activity(ReadyTenant.Two, 40)),
        ["an old drill"] = ("LastDrill", BreakGlassCheckStatus.Fail, t => ReplaceDrill(t, 91, "Yes")),
        ["a failed drill"] = ("LastDrill", BreakGlassCheckStatus.Fail, t => t.Add("attestations", ReadyTenant.Attested(ReadyTenant.One, "EmergencySignIn", 3, "No", "Drill"))),
        ["no alarm"] = ("SignInsMonitored", BreakGlassCheckStatus.Fail, t => t.Add("attestations", ReadyTenant.Attested(ReadyTenant.One, "SignInsMonitored", 3, "No"))),
        ["an aged answer"] = ("PostMortemAfterEachUse", BreakGlassCheckStatus.Manual, t => Age(t, "PostMortemAfterEachUse", 366)),
        ["an answer that has not aged"] = ("PostMortemAfterEachUse", BreakGlassCheckStatus.Pass, t => Age(t, "PostMortemAfterEachUse", 365)),
        ["the same custodian"] = ("SeparateCustodians", BreakGlassCheckStatus.Fail, t => ReplaceIn(t, "attestations", "\"Grace\"", "\"Ada\"")),
    };

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    [Fact]
    public void Everything_in_order_is_ready()
    {
        IReadOnlyList<BreakGlassVerdict> verdicts = BreakGlassVerdict.Of(Check(ReadyTenant.New()));

        Assert.Equal(2, verdicts.Count);
        Assert.All(verdicts, v => Assert.True(v.Kind == BreakGlassVerdictKind.Ready, string.Join("\n", v.Checks.Where(c => c.Status is not (BreakGlassCheckStatus.Pass or BreakGlassCheckStatus.NotApplicable)))));
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void One_spoilt_thing_shows_in_its_check(string name)
    {
        (string check, BreakGlassCheckStatus status, Action<TenantBuilder> spoil) = Cases[name];
        TenantBuilder tenant = ReadyTenant.New();
        spoil(tenant);

        BreakGlassCheck found = Check(tenant).Single(c => c.AccountId == ReadyTenant.One && c.CheckId == check);

        Assert.True(found.Status == status, found.ToString());
        Assert.NotEmpty(found.Remedy);
        Assert.Matches(@"^[A-Z""].*[.?]$", found.Reason);
    }

    [Fact]
    public void Every_check_has_a_case_or_is_asked_of_people()
    {
        string[] covered = [.. Cases.Values.Select(c => c.Check), "AtLeastTwoAccounts", "GlobalAdministrator"];
        Assert.Empty(BreakGlassReadiness.CheckIds.Except(covered).Except(BreakGlassReadiness.AttestableIds));
    }

    [Fact]
    public void Each_of_the_sixteen_rules_has_a_check() =>
        Assert.Equal(Enumerable.Range(1, 16), BreakGlassReadiness.All.SelectMany(d => d.Basis.Rules).Distinct().Order());

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    public void The_samples_have_their_planted_verdicts(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);
        DateTimeOffset asOf = tenant.CapturedAt!.Value;
        BreakGlassAccount[] accounts = [.. BreakGlassRecognition.Survey(tenant, [], asOf).Accounts.Where(a => a.Origin != BreakGlassOrigin.RuledOut)];

        IReadOnlyList<BreakGlassVerdict> verdicts = BreakGlassVerdict.Of(BreakGlassReadiness.Check(accounts, [], asOf));

        string[] expected = sample == "Fabrikam"
            ? ["Operations Cedar Ready", "Operations Juniper Ready"]
            : ["Break Glass Test NotReady", "Contoso Emergency 1 NotReady", "Contoso Emergency 2 NotReady"];
        Assert.Equal(expected, verdicts.Select(v => $"{v.Account} {v.Kind}").Order(StringComparer.Ordinal));
        if (sample == "Contoso")
        {
            Assert.Contains(verdicts.Single(v => v.Account == "Contoso Emergency 2").Checks, c => c is { CheckId: "ExcludedFromPolicies", Status: BreakGlassCheckStatus.Fail } && c.Reason.Contains("CA005", StringComparison.Ordinal));
            Assert.Contains(verdicts.Single(v => v.Account == "Contoso Emergency 1").Checks, c => c is { CheckId: "LastDrill", Status: BreakGlassCheckStatus.Pass });
        }
    }

    /// <summary>A section that goes makes no account more ready than it was, and no check pass that did not.</summary>
    [Fact]
    public void What_nobody_saw_lets_nothing_pass_that_did_not()
    {
        Tenant whole = TenantLoader.Load(Samples.Open("Contoso"), isSample: true);
        DateTimeOffset asOf = whole.CapturedAt!.Value;
        Dictionary<(string, string), BreakGlassCheckStatus> before = Statuses(whole, asOf);
        foreach (SectionDeclaration section in SectionCatalog.All)
        {
            foreach (SectionStatus status in (SectionStatus[])[SectionStatus.Forbidden, SectionStatus.NotCollected])
            {
                Tenant blind = TenantLoader.Load(new SourceWithout(Samples.Open("Contoso"), section.Name, status), isSample: true);
                foreach (((string account, string check), BreakGlassCheckStatus now) in Statuses(blind, asOf))
                {
                    if (now == BreakGlassCheckStatus.Pass && before.TryGetValue((account, check), out BreakGlassCheckStatus was) && section.Name != "attestations")
                    {
                        Assert.True(was is BreakGlassCheckStatus.Pass or BreakGlassCheckStatus.NotApplicable, $"Without {section.Name} ({status}) the check {check} of {account} passes.");
                    }
                }
            }
        }

        static Dictionary<(string, string), BreakGlassCheckStatus> Statuses(Tenant tenant, DateTimeOffset asOf) => BreakGlassReadiness
            .Check([.. BreakGlassRecognition.Survey(tenant, [new("emergency01@contoso.onmicrosoft.com", null, "by parameter"), new("emergency02@contoso.onmicrosoft.com", null, "by parameter")], asOf).EmergencyAccounts], [], asOf)
            .ToDictionary(c => (c.Account, c.CheckId), c => c.Status);
    }

    [Fact]
    public void Two_tenants_at_once_are_an_error()
    {
        BreakGlassAccount[] mixed = [.. ((string[])["Contoso", "Fabrikam"]).Select(s => TenantLoader.Load(Samples.Open(s))).Select(t => BreakGlassRecognition.Survey(t, [], t.CapturedAt!.Value).EmergencyAccounts[0])];

        SignInRecoveryException error = Assert.Throws<SignInRecoveryException>(() => BreakGlassReadiness.Check(mixed, [], TenantBuilder.Now));

        Assert.Equal("MixedTenants", error.ErrorId);
        Assert.NotEmpty(error.RecommendedAction);
    }

    private static IReadOnlyList<BreakGlassCheck> Check(TenantBuilder builder)
    {
        Tenant tenant = builder.Build();
        IReadOnlyList<BreakGlassAccount> accounts = BreakGlassRecognition
            .Survey(tenant, [new(ReadyTenant.One, null, "by parameter"), new(ReadyTenant.Two, null, "by parameter")], TenantBuilder.Now)
            .Accounts.Where(a => a.Id is ReadyTenant.One or ReadyTenant.Two).ToArray();
        return BreakGlassReadiness.Check(accounts, [], TenantBuilder.Now, accounts);
    }

    private const string Leavers = $$$"""{"id":"v","displayName":"Leavers","isEnabled":true,"isSchedulingEnabled":true,"executionConditions":{"scope":{"groups":[{"id":"{{{ReadyTenant.Group}}}"}] } } }""";

    private static string Review(string id, string name, bool applies, string group = ReadyTenant.Group) =>
        $$$"""{"id":"{{{id}}}","displayName":"{{{name}}}","status":"InProgress","scope":{"query":"/groups/{{{group}}}/members"},"settings":{"autoApplyDecisionsEnabled":{{{(applies ? "true" : "false")}}}}}""";

    private static void Replace(TenantBuilder tenant, string old, string replacement) => ReplaceIn(tenant, "users", old, replacement);

    private static void ReplaceIn(TenantBuilder tenant, string section, string old, string replacement)
    {
        string[] lines = tenant.Lines(section);
        Assert.Contains(lines, l => l.Contains(old, StringComparison.Ordinal));
        _ = tenant.Set(section, [.. lines.Select(l => l.Replace(old, replacement, StringComparison.Ordinal))]);
    }

    private static void ReplaceDrill(TenantBuilder tenant, int daysAgo, string answer) => tenant.Set(
        "attestations",
        [.. tenant.Lines("attestations").Where(l => !(l.Contains("EmergencySignIn", StringComparison.Ordinal) && l.Contains(ReadyTenant.One, StringComparison.Ordinal))), ReadyTenant.Attested(ReadyTenant.One, "EmergencySignIn", daysAgo, answer, "Drill")]);

    private static void Age(TenantBuilder tenant, string check, int daysAgo) => tenant.Set(
        "attestations",
        [.. tenant.Lines("attestations").Where(l => !l.Contains(check, StringComparison.Ordinal)), ReadyTenant.Attested(ReadyTenant.One, check, daysAgo), ReadyTenant.Attested(ReadyTenant.Two, check, daysAgo)]);
}
