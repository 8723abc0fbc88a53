using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0101Tests
{
    private const string SynchronizationRole = "d29b2b05-8046-44ba-8758-1e26182fcf32";

    [Fact]
    public void Two_people_with_accepted_second_factors_are_enough()
    {
        LockoutFinding finding = Run(Two());

        Assert.Equal(LockoutStatus.Pass, finding.Status);
        Assert.Equal("Global Administrator", finding.Target.Name);
        Assert.Contains("Ada (ada@contoso.onmicrosoft.com) and Ben", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_person_is_not()
    {
        LockoutFinding finding = Run(One());

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Equal(LockoutSeverity.Critical, finding.Severity);
        Assert.Equal("Ada (ada@contoso.onmicrosoft.com) is the only person who can act as Global Administrator today. Nobody else holds the role.", finding.Reason);
    }

    [Fact]
    public void Nobody_is_not() =>
        Assert.StartsWith("Nobody can act", Run(Tenant()).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_person_with_the_role_twice_is_one_person() =>
        AssertOne(One().Group(TheGroup, "Tier 0", null, Ada).Assign(TheGroup, GlobalAdministrator));

    [Fact]
    public void A_person_with_the_role_through_a_group_counts() => Assert.Equal(
        LockoutStatus.Pass,
        Run(One().User(Ben, "Ben").Method(Ben, "fido2", Key).Group(TheGroup, "Tier 0", null, Ben).Assign(TheGroup, GlobalAdministrator)).Status);

    [Fact]
    public void A_disabled_account_does_not_count() =>
        AssertOne(One().User(Ben, "Ben", enabled: false).Assign(Ben, GlobalAdministrator).Method(Ben, "fido2", Key), "is disabled");

    [Fact]
    public void An_eligible_person_does_not_count() =>
        AssertOne(One().User(Ben, "Ben").Eligible(Ben, GlobalAdministrator).Method(Ben, "fido2", Key), "is only eligible");

    [Fact]
    public void A_person_without_a_second_factor_does_not_count() =>
        AssertOne(One().Administrator(Ben, "Ben", GlobalAdministrator), "has no second factor");

    [Fact]
    public void A_temporary_pass_does_not_make_a_person_count() => AssertOne(
        One().Administrator(Ben, "Ben", GlobalAdministrator, ("temporaryAccessPass", "\"isUsable\":true,\"startDateTime\":\"2026-11-22T11:45:00Z\",\"lifetimeInMinutes\":480")),
        "has no second factor");

    [Fact]
    public void A_person_whose_key_is_refused_does_not_count() => AssertOne(
        TenantWith(Configuration("Fido2", more: $"\"keyRestrictions\":{Restrictions("allow", OtherModel)}"))
            .Administrator(Ada, "Ada", GlobalAdministrator, ("microsoftAuthenticator", null))
            .Administrator(Ben, "Ben", GlobalAdministrator, ("fido2", Key)),
        "not on the list of allowed models");

    [Fact]
    public void A_synchronisation_account_does_not_count() =>
        AssertOne(One().Administrator(Ben, "Sync", GlobalAdministrator, ("fido2", Key)).Assign(Ben, SynchronizationRole), "synchronisation client");

    [Fact]
    public void A_service_principal_does_not_count() => AssertOne(
        One().Add("servicePrincipals", $$"""{"id":"{{Ben}}","displayName":"Automation"}""").Assign(Ben, GlobalAdministrator),
        "Automation is a service principal");

    [Fact]
    public void A_deleted_person_does_not_count() => AssertOne(
        One().Add("deletedUsers", $$"""{"id":"{{Ben}}","displayName":"Ben","deletedDateTime":"2026-11-20T00:00:00Z"}""").Assign(Ben, GlobalAdministrator),
        "Ben is deleted");

    [Fact]
    public void A_role_for_an_administrative_unit_does_not_count() =>
        AssertOne(One().User(Ben, "Ben").Assign(Ben, GlobalAdministrator, scope: "/administrativeUnits/1").Method(Ben, "fido2", Key));

    [Fact]
    public void An_activation_that_has_ended_does_not_count() => AssertOne(
        One().User(Ben, "Ben").Method(Ben, "fido2", Key).Assign(Ben, GlobalAdministrator, type: "Activated", end: "2026-11-22T11:00:00Z"),
        "held the role until 2026-11-22 11:00Z");

    [Fact]
    public void A_possible_second_person_makes_it_unknown()
    {
        LockoutFinding finding = Run(One().User(Ben, "Ben").Assign(Ben, GlobalAdministrator));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains("whether Ben (ben@contoso.onmicrosoft.com) can is unknown", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Missing, m => m.Subject == "methods");
    }

    [Fact]
    public void A_possible_only_person_still_fails()
    {
        LockoutFinding finding = Run(Tenant().User(Ben, "Ben").Assign(Ben, GlobalAdministrator));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.StartsWith("At most one person", finding.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Missing);
    }

    [Fact]
    public void Two_people_seen_are_enough_whatever_else_was_not_seen()
    {
        LockoutFinding finding = Run(Two().Status("roleAssignments", SectionStatus.Partial));

        Assert.Equal(LockoutStatus.Pass, finding.Status);
        Assert.StartsWith("At least 2 people", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_person_seen_is_unknown_when_assignments_were_not_all_seen() =>
        Assert.Equal(LockoutStatus.Unknown, Run(One().Status("roleAssignments", SectionStatus.Partial)).Status);

    [Fact]
    public void An_account_of_which_it_is_not_known_whether_it_is_enabled_is_possible() => Assert.Equal(
        LockoutStatus.Unknown,
        Run(One().Add("users", $$"""{"id":"{{Ben}}","displayName":"Ben"}""").Assign(Ben, GlobalAdministrator).Method(Ben, "fido2", Key)).Status);

    [Fact]
    public void In_another_cloud_a_password_may_be_enough()
    {
        LockoutFinding finding = Assert.Single(Rules.Run(
            new TooFewGlobalAdministrators(), InCloud.Load(One().Administrator(Ben, "Ben", GlobalAdministrator), TenantCloud.USGov)));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains(finding.Missing, m => m.Subject == "policies");
    }

    [Fact]
    public void The_evidence_says_of_each_holder_whether_it_counts()
    {
        LockoutFinding finding = Run(One().User(Ben, "Ben", enabled: false).Assign(Ben, GlobalAdministrator));

        Assert.Contains(finding.Evidence, e => e is { Subject.Name: "Ada", Property: "usable", Value: "counted: has passkey (FIDO2)" });
        Assert.Contains(finding.Evidence, e => e is { Subject.Name: "Ben", Property: "usable", Value: "not counted: is disabled" });
    }

    /// <summary>Step 3 sharpens "has a second factor" to "gets in": a policy that blocks somebody takes a person away.</summary>
    [Fact]
    public void A_person_whom_a_policy_blocks_at_the_portals_does_not_count()
    {
        AssertOne(
            Two().Policy(name: "No phones", grant: PortalTenant.Block, users: Only(Ben)),
            "Ben (ben@contoso.onmicrosoft.com) is blocked at the admin portals by the policy \"No phones\" (SR0408)");

        LockoutFinding finding = Run(Two().Policy(name: "No phones", grant: PortalTenant.Block, users: Only(Ben)));
        Assert.Contains(finding.Evidence, e => e is { Subject.Name: "Ben", Property: "usable", Value: "not counted: is blocked at the admin portals by the policy \"No phones\" (SR0408)" });
    }

    [Fact]
    public void A_person_who_cannot_present_what_a_policy_demands_does_not_count() => AssertOne(
        Two().Policy(name: "Managed", grant: PortalTenant.ManagedDevice, users: Only(Ben)),
        "Ben (ben@contoso.onmicrosoft.com) cannot meet what the policy \"Managed\" demands at the admin portals (SR0408)");

    [Fact]
    public void A_person_without_the_phishing_resistant_method_that_a_policy_demands_does_not_count() => AssertOne(
        Two().Policy(name: "Keys", grant: PortalTenant.Resistant),
        "Ben (ben@contoso.onmicrosoft.com) cannot meet what the policy \"Keys\" demands at the admin portals (SR0410)");

    [Fact]
    public void When_the_policies_let_nobody_in_nobody_counts()
    {
        LockoutFinding finding = Run(Two().Policy(name: "Nobody", grant: PortalTenant.Block));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Critical), (finding.Status, finding.Severity));
        Assert.StartsWith("Nobody can act as Global Administrator today.", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_who_gets_in_from_one_place_counts() => Assert.Equal(LockoutStatus.Pass, Run(Two().BlockAbroad()).Status);

    [Fact]
    public void A_report_only_policy_takes_nobody_away() =>
        Assert.Equal(LockoutStatus.Pass, Run(Two().Policy(grant: PortalTenant.Block, state: PortalTenant.ReportOnly)).Status);

    [Fact]
    public void Where_what_decides_at_the_portals_was_not_seen_it_is_unknown()
    {
        LockoutFinding finding = Run(Two().Policy(name: "Managed", grant: PortalTenant.ManagedDevice, users: Only(Ben)).Status("devices", SectionStatus.Forbidden));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains(finding.Missing, m => m.Subject == "devices");
        Assert.Contains(finding.Evidence, e => e.Subject.Name == "Ben" && $"{e.Value}".EndsWith("and may be kept out of the admin portals", StringComparison.Ordinal));
    }

    [Fact]
    public void Policies_that_were_not_read_make_it_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Run(Two().Status("policies", SectionStatus.Forbidden)).Status);

    private static string Only(string user) => $"{{\"includeUsers\":[\"{user}\"]}}";

    private static TenantBuilder One() => Tenant().Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key));

    private static TenantBuilder Two() => One().Administrator(Ben, "Ben", GlobalAdministrator, ("microsoftAuthenticator", null));

    private static LockoutFinding Run(TenantBuilder tenant) => Assert.Single(Rules.Run(new TooFewGlobalAdministrators(), tenant));

    private static void AssertOne(TenantBuilder tenant, string? because = null)
    {
        LockoutFinding finding = Run(tenant);
        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.StartsWith("Ada (ada@contoso.onmicrosoft.com) is the only person", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(because ?? "only", finding.Reason, StringComparison.Ordinal);
    }
}
