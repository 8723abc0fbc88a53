using SignInRecovery.BreakGlass;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.BreakGlass;

/// <summary>Emergency accounts are found by facts; each misreading of another tool that the issue names is a case.</summary>
public class RecognitionTests
{
    private const string One = "00000000-0000-4000-8000-0000000000e1";
    private const string Two = "00000000-0000-4000-8000-0000000000e2";
    private const string GroupA = "00000000-0000-4000-8000-0000000000f1";
    private const string GroupB = "00000000-0000-4000-8000-0000000000f2";

    [Fact]
    public void Plain_names_are_recognised_by_facts() =>
        Assert.Equal(
            [("Operations Cedar", BreakGlassOrigin.Recognized), ("Operations Juniper", BreakGlassOrigin.Recognized)],
            Listed(Survey("Fabrikam")).Where(a => a.Origin != BreakGlassOrigin.RuledOut));

    [Fact]
    public void Contosos_three_that_look_like_it_are_told_apart()
    {
        BreakGlassSurvey survey = Survey("Contoso");

        Assert.Equal(
            ["Contoso Emergency 1", "Contoso Emergency 2"],
            survey.EmergencyAccounts.Select(a => a.DisplayName).Order(StringComparer.Ordinal));
        BreakGlassAccount named = Assert.Single(survey.Accounts, a => a.DisplayName == "Break Glass Test");
        Assert.Equal(BreakGlassOrigin.Candidate, named.Origin);
        Assert.Contains(named.Conflicts, c => c.Contains("does not hold Global Administrator", StringComparison.Ordinal));
    }

    [Fact]
    public void Service_and_synchronisation_accounts_are_ruled_out_with_the_reason()
    {
        BreakGlassSurvey survey = Survey("Contoso");

        BreakGlassAccount[] ruledOut = [.. survey.Accounts.Where(a => a.Origin == BreakGlassOrigin.RuledOut)];
        Assert.True(ruledOut.Length >= 3, string.Join("; ", ruledOut.Select(a => a.ToString())));
        Assert.All(ruledOut, a => Assert.False(string.IsNullOrEmpty(a.RuledOutBecause)));
        Assert.Contains(ruledOut, a => a.DisplayName == "Emergency Response Desk");
    }

    [Fact]
    public void A_tenant_with_telling_names_and_nothing_else_has_none()
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New()
            .User(One, "Break Glass 1").User(Two, "breakglass2").Method(One, "password").Method(Two, "password")
            .Policy("Block"));

        Assert.Empty(survey.EmergencyAccounts);
        Assert.All(survey.Accounts, a => Assert.Equal(BreakGlassOrigin.Candidate, a.Origin));
        Assert.Equal(2, survey.Accounts.Count);
    }

    [Fact]
    public void Northwinds_only_administrator_is_no_emergency_account() => Assert.Empty(Survey("Northwind").Accounts);

    [Fact]
    public void A_single_account_is_found() // Maester's heuristics need at least two candidates.
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New().Emergency(One, "Cedar").Policy("Block", users: Excluding(One)));

        Assert.Equal("Cedar", Assert.Single(survey.EmergencyAccounts).DisplayName);
    }

    [Fact]
    public void Two_accounts_in_two_groups_are_both_found() // Winner-takes-all: ca-policy-analyzer#44.
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New()
            .Emergency(One, "Cedar").Emergency(Two, "Juniper").Group(GroupA, "A", members: One).Group(GroupB, "B", members: Two)
            .Policy("Block", users: $"\"includeUsers\":[\"All\"],\"excludeGroups\":[\"{GroupA}\",\"{GroupB}\"]"));

        Assert.Equal(2, survey.EmergencyAccounts.Count);
        Assert.All(survey.EmergencyAccounts, a => Assert.Single(a.ExclusionGroups));
    }

    [Fact]
    public void A_role_assignable_exclusion_group_counts() // ca-policy-analyzer#44, azure-guardrails#983.
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New()
            .Emergency(One, "Cedar").Group(GroupA, "A", members: One)
            .Policy("Block", users: $"\"includeUsers\":[\"All\"],\"excludeGroups\":[\"{GroupA}\"]"));

        BreakGlassAccount account = Assert.Single(survey.EmergencyAccounts);
        Assert.Equal(BreakGlassDesign.ExcludedEverywhere, account.Design);
        Assert.Contains(account.Evidence, e => e.Kind == BreakGlassEvidenceKind.Protection && e.Weight > 0);
    }

    [Fact]
    public void A_group_of_service_accounts_is_not_taken_for_it() // maester#197 "ServiceaccountsNoMFA".
    {
        string services = "00000000-0000-4000-8000-0000000000c";
        TenantBuilder tenant = BreakGlassTenant.New().Emergency(One, "Cedar").Group(GroupA, "A", members: One);
        string[] ids = [.. Enumerable.Range(1, 3).Select(i => services + i)];
        foreach (string id in ids)
        {
            _ = tenant.User(id, "Service " + id[^1], "\"assignedLicenses\":[]").Method(id, "password").Activity(id, null, software: 0);
        }

        BreakGlassSurvey survey = Survey(tenant.Group(GroupB, "ServiceaccountsNoMFA", members: ids)
            .Policy("Mfa", "mfa", $"\"includeUsers\":[\"All\"],\"excludeGroups\":[\"{GroupA}\",\"{GroupB}\"]")
            .Policy("More", "mfa", $"\"includeUsers\":[\"All\"],\"excludeGroups\":[\"{GroupB}\"]"));

        Assert.Equal("Cedar", Assert.Single(survey.EmergencyAccounts).DisplayName);
        Assert.Equal(3, survey.Accounts.Count(a => a.Origin == BreakGlassOrigin.RuledOut));
    }

    [Fact]
    public void Software_that_holds_the_role_is_ruled_out()
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New()
            .User(One, "Automation", "\"assignedLicenses\":[]").Assign(One, BreakGlassTenant.GlobalAdministrator).Method(One, "password")
            .Activity(One, null, software: 1).Policy("Block", users: Excluding(One)));

        Assert.Contains("used by software", Assert.Single(survey.Accounts).RuledOutBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deleted_account_in_a_policy_is_said_and_not_counted() // maester#620.
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New().Emergency(One, "Cedar")
            .Policy("Block", users: $"\"includeUsers\":[\"All\"],\"excludeUsers\":[\"{One}\",\"{Two}\"]"));

        Assert.Single(survey.Accounts);
        Assert.Contains(survey.Remarks, r => r.Contains(Two, StringComparison.Ordinal) && r.Contains("does not exist any more", StringComparison.Ordinal));
    }

    [Fact]
    public void A_synchronised_group_without_administrators_is_no_exclusion_group() // maester#501.
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New()
            .User(Two, "Employee", "\"onPremisesSyncEnabled\":true").Method(Two, "password")
            .Group(GroupA, "Synced", "\"onPremisesSyncEnabled\":true", Two)
            .Policy("Block", users: $"\"includeUsers\":[\"All\"],\"excludeGroups\":[\"{GroupA}\"]"));

        Assert.Empty(survey.EmergencyAccounts);
        Assert.Equal(BreakGlassOrigin.RuledOut, Assert.Single(survey.Accounts).Origin);
    }

    [Fact]
    public void A_large_group_is_summed_up() // maester#1227.
    {
        TenantBuilder tenant = BreakGlassTenant.New().Emergency(One, "Cedar");
        string[] ids = [.. Enumerable.Range(0, 3000).Select(i => $"00000000-0000-4000-9000-{i:d12}")];
        foreach (string id in ids)
        {
            _ = tenant.User(id, "Employee " + id[^4..]);
        }

        BreakGlassSurvey survey = Survey(tenant.Group(GroupA, "Everybody", members: [One, .. ids])
            .Policy("Block", users: $"\"includeUsers\":[\"All\"],\"excludeGroups\":[\"{GroupA}\"]"));

        Assert.Equal("Cedar", Assert.Single(survey.Accounts).DisplayName);
        Assert.Contains(survey.Remarks, r => r.Contains("3001 accounts", StringComparison.Ordinal));
    }

    [Theory] // maester#717: both designs are valid.
    [InlineData("strength:fido2;windowsHelloForBusiness;x509CertificateMultiFactor", BreakGlassDesign.PhishingResistantOnly, true)]
    [InlineData("strength:fido2;password,sms", BreakGlassDesign.ExcludedFromBlocks, true)]
    [InlineData("compliantDevice", BreakGlassDesign.Covered, false)]
    public void One_phishing_resistant_policy_is_a_valid_design(string grant, BreakGlassDesign design, bool isRecognized)
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New().Emergency(One, "Cedar").Activity(One, 2)
            .Policy("Fallback", grant, "\"includeUsers\":[\"" + One + "\"]").Policy("Block", users: Excluding(One)).Policy("Mfa", "mfa", Excluding(One)));

        BreakGlassAccount account = Assert.Single(survey.Accounts);
        Assert.Equal(design, account.Design);
        Assert.True(account.IsEmergencyAccount || !isRecognized, account.ToString());
    }

    [Fact]
    public void A_policy_for_agents_is_passed_over() // zerotrustassessment#1180, maester#1385.
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New().Emergency(One, "Cedar").Policy("Block", users: Excluding(One))
            .Policy("Agents", users: "\"includeUsers\":[\"None\"]", conditions: ",\"clientApplications\":{\"includeAgentIdServicePrincipals\":[\"All\"]}"));

        Assert.Equal(BreakGlassDesign.ExcludedEverywhere, Assert.Single(survey.EmergencyAccounts).Design);
    }

    [Fact]
    public void The_password_that_every_account_has_does_not_count() // zerotrustassessment#579.
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New().Emergency(One, "Cedar").Policy("Block", users: Excluding(One)));

        Assert.Contains(Assert.Single(survey.EmergencyAccounts).Evidence, e => e.Kind == BreakGlassEvidenceKind.Methods && e.Weight > 0);
    }

    [Fact]
    public void A_disabled_policy_speaks_for_nobody() // MT.1005 counts disabled policies.
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New().Emergency(One, "Cedar").Policy("Old", users: "\"includeUsers\":[\"All\"]", state: "disabled"));

        Assert.Equal(BreakGlassDesign.NoPolicies, Assert.Single(survey.Accounts).Design);
    }

    [Fact]
    public void Only_what_blocks_matters_for_recognition() // prowler PR#10849.
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New().Emergency(One, "Cedar").Policy("Mfa", "mfa").Policy("Block", users: Excluding(One)));

        BreakGlassAccount account = Assert.Single(survey.EmergencyAccounts);
        Assert.Equal(BreakGlassDesign.ExcludedFromBlocks, account.Design);
    }

    [Fact]
    public void Declared_accounts_come_first_and_their_faults_are_said()
    {
        Tenant tenant = BreakGlassTenant.New().Emergency(One, "Cedar").User(Two, "Ordinary", enabled: false).Policy("Block", users: Excluding(One)).Build();

        BreakGlassSurvey survey = BreakGlassRecognition.Survey(
            tenant, [new("ordinary@contoso.onmicrosoft.com", null, "by parameter"), new("nobody@contoso.com", null, "by parameter")], TenantBuilder.Now);

        Assert.Equal([("Ordinary", BreakGlassOrigin.Declared), ("Cedar", BreakGlassOrigin.Recognized)], Listed(survey));
        Assert.Contains(survey.Accounts[0].Conflicts, c => c.Contains("is disabled", StringComparison.Ordinal));
        Assert.Contains(survey.Accounts[1].Conflicts, c => c.Contains("nobody declared it", StringComparison.Ordinal));
        Assert.Contains(survey.Remarks, r => r.Contains("nobody@contoso.com", StringComparison.Ordinal));
    }

    [Fact]
    public void A_declared_group_stands_for_its_members()
    {
        Tenant tenant = BreakGlassTenant.New().Emergency(One, "Cedar").Emergency(Two, "Juniper").Group(GroupA, "Exceptions", members: [One, Two]).Build();

        BreakGlassSurvey survey = BreakGlassRecognition.Survey(tenant, [new("Exceptions", DeclaredAccountType.Group, "in file")], TenantBuilder.Now);

        Assert.All(survey.Accounts, a => Assert.Equal(BreakGlassOrigin.Declared, a.Origin));
        Assert.Equal(2, survey.Accounts.Count);
    }

    [Fact]
    public void A_policy_that_treats_two_accounts_unevenly_is_a_conflict()
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New().Emergency(One, "Cedar").Emergency(Two, "Juniper")
            .Policy("Both", users: $"\"includeUsers\":[\"All\"],\"excludeUsers\":[\"{One}\",\"{Two}\"]").Policy("Uneven", "mfa", Excluding(One)));

        Assert.Contains(survey.Accounts.Single(a => a.Id == Two).Conflicts, c => c.Contains("\"Uneven\" reaches it", StringComparison.Ordinal));
        Assert.Empty(survey.Accounts.Single(a => a.Id == One).Conflicts);
    }

    [Fact]
    public void What_was_not_seen_weighs_nothing_and_is_named()
    {
        BreakGlassAccount account = Assert.Single(Survey(BreakGlassTenant.New().Emergency(One, "Cedar").Policy("Block", users: Excluding(One))
            .Status("signInActivity", SectionStatus.Forbidden).Status("domains", SectionStatus.NotCollected)).Accounts);

        Assert.DoesNotContain(account.Evidence, e => e.Kind is BreakGlassEvidenceKind.Activity or BreakGlassEvidenceKind.Domain);
        Assert.Contains(account.Missing, m => m.Subject == "signInActivity");
        Assert.Contains(account.Missing, m => m.Subject == "domains");
    }

    [Theory]
    [InlineData("Contoso", 1)]
    [InlineData("Contoso", 2)]
    [InlineData("Fabrikam", 3)]
    public void The_order_of_the_lines_changes_nothing(string sample, int seed)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample));
        Tenant shuffled = TenantLoader.Load(new ShuffledSource(Samples.Open(sample), seed));

        Assert.Equal(Texts(tenant), Texts(shuffled));

        static string[] Texts(Tenant of) =>
            [.. BreakGlassRecognition.Survey(of, [], of.CapturedAt!.Value).Accounts.SelectMany(a => a.Evidence.Select(e => $"{a} {e}").Concat(a.Conflicts))];
    }

    /// <summary>How an account may be exempt, and hold the role: each combination is found, with its evidence.</summary>
    [Theory]
    [InlineData("\"excludeUsers\":[\"00000000-0000-4000-8000-0000000000E1\"]", BreakGlassDesign.ExcludedEverywhere)]
    [InlineData("\"excludeGroups\":[\"00000000-0000-4000-8000-0000000000f1\"]", BreakGlassDesign.ExcludedEverywhere)]
    [InlineData("\"excludeRoles\":[\"62e90394-69f5-4237-9190-012177145e10\"]", BreakGlassDesign.ExcludedEverywhere)]
    public void Users_nested_groups_and_roles_exempt(string exclusion, BreakGlassDesign design)
    {
        // The membership of a nested group stands in the list of the user like that of a direct one.
        BreakGlassAccount account = Assert.Single(Survey(BreakGlassTenant.New().Emergency(One, "Cedar")
            .Group(GroupB, "Inner", "\"isAssignableToRole\":false", One).Group(GroupA, "Outer", "\"isAssignableToRole\":false", One)
            .Policy("Block", users: "\"includeUsers\":[\"All\"]," + exclusion)).Accounts);

        Assert.Equal(design, account.Design);
    }

    [Fact]
    public void A_role_that_it_does_not_hold_exempts_nobody() =>
        Assert.Empty(Survey(BreakGlassTenant.New().Emergency(One, "Cedar").Activity(One, 10)
            .Policy("Block", users: "\"includeUsers\":[\"All\"],\"excludeRoles\":[\"194ae4cb-b126-40b2-bd5b-6091b380977d\"]")).EmergencyAccounts);

    [Fact]
    public void Who_holds_no_role_is_ruled_out_and_a_person_not_taken_for_a_service()
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New()
            .User(One, "Traveller", "\"assignedLicenses\":[]").Method(One, "password").Method(One, "microsoftAuthenticator")
            .User(Two, "Printer", "\"assignedLicenses\":[]").Method(Two, "password")
            .Policy("Block", users: $"\"includeUsers\":[\"All\"],\"excludeUsers\":[\"{One}\",\"{Two}\"]"));

        Assert.Equal("holds no directory role, so that it could repair nothing", survey.Accounts.Single(a => a.Id == One).RuledOutBecause);
        Assert.EndsWith("it looks like the account of a service", survey.Accounts.Single(a => a.Id == Two).RuledOutBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void An_eligible_global_administrator_is_a_candidate_at_most() // Activation may fail on the day.
    {
        TenantBuilder tenant = BreakGlassTenant.New().Emergency(One, "Cedar").Policy("Block", users: Excluding(One));
        _ = tenant.Set("roleAssignments").Set("roleAssignmentSchedules").Eligible(One, BreakGlassTenant.GlobalAdministrator);

        BreakGlassAccount account = Assert.Single(Survey(tenant).Accounts);

        Assert.Equal(BreakGlassOrigin.Candidate, account.Origin);
        Assert.Contains(account.Evidence, e => e is { Kind: BreakGlassEvidenceKind.Role, Weight: 0 });
    }

    [Fact]
    public void A_role_through_a_group_counts_less_and_is_found()
    {
        TenantBuilder tenant = BreakGlassTenant.New().Emergency(One, "Cedar").Group(GroupB, "Role group", members: One).Policy("Block", users: Excluding(One));
        _ = tenant.Set("roleAssignments").Set("roleAssignmentSchedules").Assign(GroupB, BreakGlassTenant.GlobalAdministrator);

        BreakGlassAccount account = Assert.Single(Survey(tenant).EmergencyAccounts);

        Assert.Contains(account.Evidence, e => e is { Kind: BreakGlassEvidenceKind.Role, Weight: 20 } && e.Text.Contains("through the group Role group", StringComparison.Ordinal));
    }

    [Fact]
    public void Guests_and_synchronisation_accounts_with_everything_else_are_ruled_out()
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New()
            .Emergency(One, "Cedar", "\"creationType\":\"Invitation\"")
            .User(Two, "Sync", "\"assignedLicenses\":[]").Assign(Two, "d29b2b05-8046-44ba-8758-1e26182fcf32").Method(Two, "password")
            .Policy("Block", users: $"\"includeUsers\":[\"All\"],\"excludeUsers\":[\"{One}\",\"{Two}\"]"));

        Assert.Equal(2, survey.Accounts.Count);
        Assert.All(survey.Accounts, a => Assert.Equal(BreakGlassOrigin.RuledOut, a.Origin));
        Assert.Contains("another tenant", survey.Accounts.Single(a => a.Id == One).RuledOutBecause, StringComparison.Ordinal);
        Assert.Contains("synchronisation", survey.Accounts.Single(a => a.Id == Two).RuledOutBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_synchronised_global_administrator_is_no_emergency_account()
    {
        TenantBuilder tenant = BreakGlassTenant.New()
            .User(One, "Admin", "\"assignedLicenses\":[]", domain: "contoso.com").With("users", "onPremisesSyncEnabled", true, One)
            .Assign(One, BreakGlassTenant.GlobalAdministrator).Method(One, "password").Key(One, BreakGlassTenant.Model).Activity(One, 60)
            .Policy("Block", users: Excluding(One)).Policy("Mfa", "mfa");

        Assert.Equal(BreakGlassOrigin.Candidate, Assert.Single(Survey(tenant).Accounts).Origin);
    }

    /// <summary>A policy that reaches everybody tells nobody apart: an everyday administrator with a key is none.</summary>
    [Fact]
    public void One_strong_policy_for_all_makes_no_administrator_an_emergency_account()
    {
        BreakGlassSurvey survey = Survey(BreakGlassTenant.New()
            .User(One, "Admin", "\"assignedLicenses\":[]").Assign(One, BreakGlassTenant.GlobalAdministrator).Method(One, "password").Key(One, BreakGlassTenant.Model).Activity(One, 0)
            .Policy("Strong", "strength:fido2"));

        Assert.Empty(survey.EmergencyAccounts);
    }

    [Fact]
    public void Beside_one_strong_policy_for_all_real_evidence_is_enough()
    {
        BreakGlassAccount account = Assert.Single(Survey(BreakGlassTenant.New().Emergency(One, "Cedar").Policy("Strong", "strength:fido2")).EmergencyAccounts);

        Assert.Equal(BreakGlassDesign.PhishingResistantOnly, account.Design);
        Assert.Contains(account.Evidence, e => e is { Kind: BreakGlassEvidenceKind.Exclusion, Weight: 0 });
    }

    [Fact]
    public void An_account_of_which_nobody_saw_whether_it_is_enabled_is_hidden()
    {
        TenantBuilder tenant = BreakGlassTenant.New().Emergency(One, "Cedar").Policy("Block", users: Excluding(One)).Without("users", "accountEnabled");

        BreakGlassSurvey survey = Survey(tenant);

        Assert.Empty(survey.EmergencyAccounts);
        Assert.Contains(survey.Hidden, m => m.Reason.Contains("accountEnabled", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1420ab19-4a3d-4dbd-9538-73af2b1ab27e")]
    [InlineData("gone@contoso.onmicrosoft.com")]
    public void A_declared_account_that_was_deleted_is_said_to_be(string identity)
    {
        Tenant tenant = BreakGlassTenant.New().Add("deletedUsers", """{"id":"1420ab19-4a3d-4dbd-9538-73af2b1ab27e","displayName":"Gone","userPrincipalName":"1420ab194a3d4dbd953873af2b1ab27egone@contoso.onmicrosoft.com"}""").Build();

        BreakGlassSurvey survey = BreakGlassRecognition.Survey(tenant, [new(identity, null, "by parameter")], TenantBuilder.Now);

        Assert.Contains("Gone", Assert.Single(survey.Remarks), StringComparison.Ordinal);
        Assert.Contains("was deleted", survey.Remarks[0], StringComparison.Ordinal);
    }

    /// <summary>In a snapshot of the administrators, that an account is not there does not say that it does not exist.</summary>
    [Fact]
    public void A_declared_account_outside_the_snapshot_is_not_said_to_be_missing()
    {
        TenantBuilder tenant = BreakGlassTenant.New();
        tenant.Scope = SignInRecovery.Tenants.Snapshots.SnapshotScope.Administrators;

        string remark = Assert.Single(BreakGlassRecognition.Survey(tenant.Build(), [new("nobody@contoso.com", null, "by parameter")], TenantBuilder.Now).Remarks);

        Assert.Contains("is not in this snapshot", remark, StringComparison.Ordinal);
        Assert.DoesNotContain("leads to no account", remark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_two_groups_have_declares_neither()
    {
        Tenant tenant = BreakGlassTenant.New().Emergency(One, "Cedar").Group(GroupA, "Exceptions", members: One).Group(GroupB, "Exceptions", members: One).Build();

        BreakGlassSurvey survey = BreakGlassRecognition.Survey(tenant, [new("Exceptions", null, "by parameter")], TenantBuilder.Now);

        Assert.DoesNotContain(survey.Accounts, a => a.Origin == BreakGlassOrigin.Declared);
        Assert.Contains(survey.Remarks, r => r.Contains("2 groups", StringComparison.Ordinal));
    }

    private static string Excluding(string id) => $"\"includeUsers\":[\"All\"],\"excludeUsers\":[\"{id}\"]";

    private static BreakGlassSurvey Survey(TenantBuilder tenant) => BreakGlassRecognition.Survey(tenant.Build(), [], TenantBuilder.Now);

    private static BreakGlassSurvey Survey(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample));
        return BreakGlassRecognition.Survey(tenant, [], tenant.CapturedAt!.Value);
    }

    private static IEnumerable<(string Name, BreakGlassOrigin Origin)> Listed(BreakGlassSurvey survey) => survey.Accounts.Select(a => (a.DisplayName, a.Origin));
}
