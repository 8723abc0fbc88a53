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
        ["an expiring password"] = ("PasswordNeverExpires", BreakGlassCheckStatus.Fail, t => Replace(t, "\"passwordPolicies\":\"DisablePasswordExpiration\",", "\"passwordPolicies\":null,")),
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
        ["a workflow"] = ("NoLifecycleWorkflow", BreakGlassCheckStatus.Manual, t => t.Add("lifecycleWorkflows", """{"id":"w","displayName":"Leavers","isEnabled":true,"isSchedulingEnabled":true,"executionConditions":{"scope":{"rule":"(department eq 'x')"}}}""")),
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
        ["the other is disabled"] = ("AtLeastTwoAccounts", BreakGlassCheckStatus.Fail, t => t.With("users", "accountEnabled", false, ReadyTenant.Two)),
        ["the other holds no role"] = ("AtLeastTwoAccounts", BreakGlassCheckStatus.Fail, t => t.Drop("roleAssignments", ReadyTenant.Two)),
        ["a guest"] = ("CloudOnly", BreakGlassCheckStatus.Fail, t => t.With("users", "userPrincipalName", "cedar_fabrikam.com#EXT#@contoso.onmicrosoft.com", ReadyTenant.One)),
        ["a role through a group"] = ("GlobalAdministrator", BreakGlassCheckStatus.Fail, t => ThroughGroup(t)),
        ["a role that may be activated"] = ("GlobalAdministrator", BreakGlassCheckStatus.Fail, t => t.Drop("roleAssignments", ReadyTenant.One).Eligible(ReadyTenant.One, BreakGlassTenant.GlobalAdministrator)),
        ["a direct role that ends beside a lasting one through a group"] = ("PermanentAssignment", BreakGlassCheckStatus.Fail, t => ThroughGroup(t, "2027-01-01T00:00:00Z")),
        ["a domain whose passwords never expire"] = ("PasswordNeverExpires", BreakGlassCheckStatus.Pass, t => t.With("users", "passwordPolicies", "None").With("domains", "isInitial", true, "contoso.onmicrosoft.com").Set("domains", """{"id":"contoso.onmicrosoft.com","isInitial":true,"authenticationType":"Managed","passwordValidityPeriodInDays":2147483647}""")),
        ["keys in Microsoft Authenticator"] = ("TwoKeys", BreakGlassCheckStatus.Fail, t => InAuthenticator(t)),
        ["a telephone's passkeys"] = ("NoPersonalMethod", BreakGlassCheckStatus.Fail, t => InAuthenticator(t)),
        ["a synced passkey"] = ("NoPersonalMethod", BreakGlassCheckStatus.Fail, t => t.With("methods", "value/passkeyType", "synced", ReadyTenant.ModelB)),
        ["certificates that may be there"] = ("MandatoryMfa", BreakGlassCheckStatus.Unknown, t => t.Drop("methods", "fido2").Set("registrationDetails").Methods(TenantBuilder.Allowed("Fido2"), TenantBuilder.Allowed("X509Certificate"), TenantBuilder.Allowed("MicrosoftAuthenticator"))),
        ["certificates instead of keys"] = ("TwoKeys", BreakGlassCheckStatus.Unknown, t => t.Drop("methods", "fido2").Methods(TenantBuilder.Allowed("Fido2"), TenantBuilder.Allowed("X509Certificate"), TenantBuilder.Allowed("MicrosoftAuthenticator"))),
        ["an app instead of keys"] = ("MandatoryMfa", BreakGlassCheckStatus.Pass, t => t.Drop("methods", "fido2").Method(ReadyTenant.One, "microsoftAuthenticator")),
        ["the other has no keys"] = ("SeparateKeyModels", BreakGlassCheckStatus.NotApplicable, t => t.Drop("methods", ReadyTenant.Two).Method(ReadyTenant.Two, "password")),
        ["one strength that allows other models"] = ("ExcludedFromPolicies", BreakGlassCheckStatus.Fail, t => StrongFor(t, "00000000-0000-0000-0000-0000000000b9")),
        ["one strength that allows its model"] = ("ExcludedFromPolicies", BreakGlassCheckStatus.Pass, t => StrongFor(t, ReadyTenant.ModelB)),
        ["one strength that allows passwords too"] = ("ExcludedFromPolicies", BreakGlassCheckStatus.Fail, t => t.Policy("Strong", "strength:fido2;password,sms")),
        ["the built-in strength by its id alone"] = ("ExcludedFromPolicies", BreakGlassCheckStatus.Pass, t => t.Policy("Strong", "strength:fido2").With("policies", "grantControls/authenticationStrength", System.Text.Json.Nodes.JsonNode.Parse("""{"id":"00000000-0000-0000-0000-000000000004"}""")!, "Strong")),
        ["one strong policy to come"] = ("ExcludedFromComingPolicies", BreakGlassCheckStatus.Pass, t => t.Policy("Later", "strength:fido2", state: "enabledForReportingButNotEnforced")),
        ["one strong policy, and one to come"] = ("ExcludedFromComingPolicies", BreakGlassCheckStatus.Fail, t => t.Policy("Strong", "strength:fido2").Policy("Later", "strength:fido2", state: "enabledForReportingButNotEnforced")),
        ["a block in some countries"] = ("PortalSignIn", BreakGlassCheckStatus.Fail, t => BlockAbroad(t, "enabled")),
        ["a block in some countries to come"] = ("PortalSignInWhenEnforced", BreakGlassCheckStatus.Fail, t => BlockAbroad(t, "enabledForReportingButNotEnforced")),
        ["an exclusion by name"] = ("ExclusionGroupProtected", BreakGlassCheckStatus.NotApplicable, t => t.Set("policies").Policy("Block", "block", $"\"includeUsers\":[\"All\"],\"excludeUsers\":[\"{ReadyTenant.One}\"]")),
        ["an unprotected group"] = ("ExclusionGroupProtected", BreakGlassCheckStatus.Fail, t => t.With("groups", "isAssignableToRole", false)),
        ["a larger dynamic group that cannot be nested"] = ("NotInDynamicExclusion", BreakGlassCheckStatus.Pass, t => t.With("groups", "isAssignableToRole", false).With("groups", "isManagementRestricted", true)
            .Group("00000000-0000-4000-8000-0000000000f8", "All users", "\"groupTypes\":[\"DynamicMembership\"],\"isAssignableToRole\":false", ReadyTenant.One, ReadyTenant.Two, ReadyTenant.Everyday)),
        ["a restricted unit whose rescuer is disputed"] = ("NotLockedInUnit", BreakGlassCheckStatus.Unknown, t => InUnit(t, restricted: true)),
        ["a rescuer for another unit"] = ("NotLockedInUnit", BreakGlassCheckStatus.Fail, t => InUnit(t, restricted: false)),
        ["a campaign that Microsoft manages"] = ("NotInRegistrationCampaign", BreakGlassCheckStatus.Pass, t => ReplaceIn(t, "authenticationMethodsPolicy", "\"state\":\"disabled\",\"includeTargets\":[]", "\"state\":\"default\",\"includeTargets\":[{\"targetType\":\"group\",\"id\":\"all_users\"}]")),
        ["a campaign that excludes it"] = ("NotInRegistrationCampaign", BreakGlassCheckStatus.Pass, t => ReplaceIn(t, "authenticationMethodsPolicy", "\"state\":\"disabled\",\"includeTargets\":[],\"excludeTargets\":[]", $"\"state\":\"enabled\",\"enforceRegistrationAfterAllowedSnoozes\":true,\"includeTargets\":[{{\"targetType\":\"group\",\"id\":\"all_users\"}}],\"excludeTargets\":[{{\"targetType\":\"group\",\"id\":\"{ReadyTenant.Group}\"}}]")),
        ["a workflow whose rule somebody has read"] = ("NoLifecycleWorkflow", BreakGlassCheckStatus.Pass, t => t.Add("attestations", ReadyTenant.Attested(ReadyTenant.One, "NoLifecycleWorkflow", 3)).Add("lifecycleWorkflows", """{"id":"w","displayName":"Leavers","isEnabled":true,"isSchedulingEnabled":true,"executionConditions":{"scope":{"rule":"(department eq 'x')"}}}""")),
        ["a workflow that is switched off"] = ("NoLifecycleWorkflow", BreakGlassCheckStatus.Pass, t => t.Add("lifecycleWorkflows", Leavers.Replace("\"isEnabled\":true", "\"isEnabled\":false", StringComparison.Ordinal))),
        ["a review of the role"] = ("NoAccessReview", BreakGlassCheckStatus.Fail, t => t.Add("accessReviews", Review("b", "B", applies: true).Replace($"/groups/{ReadyTenant.Group}/members", $"/roleManagement/directory/roleAssignmentScheduleInstances?$filter=roleDefinitionId eq '{BreakGlassTenant.GlobalAdministrator}'", StringComparison.Ordinal))),
        ["a review of guests and of its group"] = ("NoAccessReview", BreakGlassCheckStatus.Fail, t => t.Add("accessReviews", Review("b", "B", applies: true).Replace($"{{\"query\":\"/groups/{ReadyTenant.Group}/members\"}}", $"{{\"principalScopes\":[{{\"query\":\"/users?$filter=userType eq 'Guest'\"}}],\"resourceScopes\":[{{\"query\":\"/groups/{ReadyTenant.Group}\"}}]}}", StringComparison.Ordinal))),
        ["never signed in"] = ("LastSuccessfulSignIn", BreakGlassCheckStatus.Fail, t => t.Set("signInActivity")),
        ["a drill of ninety days ago"] = ("LastDrill", BreakGlassCheckStatus.Pass, t => ReplaceDrill(t, 90, "Yes")),
        ["no drill"] = ("LastDrill", BreakGlassCheckStatus.Manual, t => t.Drop("attestations", "EmergencySignIn")),
        ["the same custodian with a blank"] = ("SeparateCustodians", BreakGlassCheckStatus.Fail, t => ReplaceIn(t, "attestations", "\"Grace\"", "\" Ada \"")),
        ["custodians by an aged answer"] = ("SeparateCustodians", BreakGlassCheckStatus.Manual, t => t.With("attestations", "date", "2025-11-21T12:00:00Z", "custodians")),
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

    [Fact]
    public void An_account_that_is_neither_declared_nor_recognised_does_not_count_itself()
    {
        Tenant tenant = ReadyTenant.New().Drop("roleAssignments", ReadyTenant.Two).With("users", "displayName", "Break Glass", ReadyTenant.Two).Build();
        BreakGlassSurvey survey = BreakGlassRecognition.Survey(tenant, [], TenantBuilder.Now);
        BreakGlassAccount candidate = Assert.Single(survey.Accounts, a => a.Origin == BreakGlassOrigin.Candidate);

        BreakGlassCheck check = BreakGlassReadiness.Check([candidate], [], TenantBuilder.Now, survey.EmergencyAccounts).Single(c => c.CheckId == "AtLeastTwoAccounts");

        Assert.Equal(BreakGlassCheckStatus.Fail, check.Status);
        Assert.Contains("Only Cedar", check.Reason, StringComparison.Ordinal);
    }

    /// <summary>Where the second account is not recognised because of what nobody saw, that there is none is not known.</summary>
    [Fact]
    public void A_second_account_that_may_be_hidden_is_unknown()
    {
        Tenant tenant = ReadyTenant.New().Status("policies", SectionStatus.Forbidden).Status("signInActivity", SectionStatus.Forbidden).Without("users", "onPremisesSyncEnabled", ReadyTenant.Two).Without("users", "assignedLicenses", ReadyTenant.Two).Build();
        IReadOnlyList<BreakGlassAccount> accounts = BreakGlassRecognition.Survey(tenant, [new(ReadyTenant.One, null, "by parameter")], TenantBuilder.Now).EmergencyAccounts;
        BreakGlassAccount declared = Assert.Single(accounts);

        Assert.Equal(BreakGlassCheckStatus.Unknown, BreakGlassReadiness.Check([declared], [], TenantBuilder.Now, accounts).Single(c => c.CheckId == "AtLeastTwoAccounts").Status);
    }

    /// <summary>"Ask again with this signal given" cannot be followed in a check that asks about every place.</summary>
    [Fact]
    public void No_check_asks_to_ask_again() => Assert.All(
        ((string[])["Contoso", "Fabrikam"]).SelectMany(sample =>
        {
            Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);
            return BreakGlassReadiness.Check(BreakGlassRecognition.Survey(tenant, [], tenant.CapturedAt!.Value).Accounts, [], tenant.CapturedAt!.Value);
        }),
        c => Assert.DoesNotContain("Ask again", c.Reason, StringComparison.Ordinal));

    private static TenantBuilder ThroughGroup(TenantBuilder tenant, string? directEnd) => tenant
        .Drop("roleAssignments", ReadyTenant.One).Drop("roleAssignmentSchedules", ReadyTenant.One)
        .Assign(ReadyTenant.One, BreakGlassTenant.GlobalAdministrator, end: directEnd)
        .Group(RoleGroup, "Role group", "\"isManagementRestricted\":null,\"onPremisesSyncEnabled\":null", ReadyTenant.One)
        .Assign(RoleGroup, BreakGlassTenant.GlobalAdministrator);

    private static TenantBuilder ThroughGroup(TenantBuilder tenant) => ThroughGroup(tenant, null)
        .Set("roleAssignments", [.. tenant.Lines("roleAssignments").Where(l => !l.Contains($"\"principalId\":\"{ReadyTenant.One}\"", StringComparison.Ordinal))]);

    private static TenantBuilder InAuthenticator(TenantBuilder tenant) => tenant
        .With("methods", "value/aaGuid", "DE1E552D-DB1D-4423-A619-566B625CDC84", ReadyTenant.ModelA)
        .With("methods", "value/aaGuid", "90a3ccdf-635c-4729-a248-9b709135078f", ReadyTenant.ModelB);

    private static TenantBuilder StrongFor(TenantBuilder tenant, string model) => tenant.Policy("Strong", "strength:fido2").With(
        "policies",
        "grantControls/authenticationStrength/combinationConfigurations",
        System.Text.Json.Nodes.JsonNode.Parse($$"""[{"@odata.type":"#microsoft.graph.fido2CombinationConfiguration","id":"c","appliesToCombinations":["fido2"],"allowedAAGUIDs":["{{model}}"]}]""")!,
        "\"Strong\"");

    private static TenantBuilder BlockAbroad(TenantBuilder tenant, string state) => tenant
        .Add("namedLocations", """{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"home","displayName":"Home","countriesAndRegions":["NL"],"includeUnknownCountriesAndRegions":false,"countryLookupMethod":"clientIpAddress"}""")
        .Policy("Abroad", "block", state: state, conditions: ",\"locations\":{\"includeLocations\":[\"All\"],\"excludeLocations\":[\"home\"]}");

    private static TenantBuilder InUnit(TenantBuilder tenant, bool restricted) => tenant
        .With("users", "isManagementRestricted", true, ReadyTenant.One)
        .Add("administrativeUnits", """{"id":"u1","displayName":"Plain","isMemberManagementRestricted":false}""", """{"id":"u2","displayName":"Restricted","isMemberManagementRestricted":true}""")
        .Add("administrativeUnitMembers", [.. ((string[])["u1", "u2"]).Select(u => $$$"""{"parent":"{{{u}}}","value":{"@odata.type":"#microsoft.graph.user","id":"{{{ReadyTenant.One}}}"}}""")])
        .Assign(ReadyTenant.Everyday, "7be44c8a-adaf-4e2a-84d6-ab2649e08a13", $"/administrativeUnits/{(restricted ? "u2" : "u1")}");

    private const string RoleGroup = "00000000-0000-4000-8000-0000000000f7";

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
