using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Tenants;

public class RoleHoldersTests
{
    private const string Role = "62e90394-69f5-4237-9190-012177145e10";
    private const string Reader = "4a5d8f65-41da-4de4-8968-e035b65339cf";
    private const string SynchronizationAccounts = "d29b2b05-8046-44ba-8758-1e26182fcf32";

    [Fact]
    public void A_person_with_many_ways_is_one_person()
    {
        RoleRoster roster = Roster(Ada().Assign("ada", Role).Assign("ada", Role).Eligible("ada", Role)
            .Group("group", "Tier 0", null, "ada").Assign("group", Role));

        Assert.Equal("ada", Assert.Single(roster.ActiveUsersSeen).Id);
        Assert.Empty(roster.EligibleUsersSeen);
        Assert.Equal("ada", Assert.Single(roster.AllUsers.Value).Id);
        Assert.Equal(4, roster.Seen.Count);
    }

    [Fact]
    public void Ids_match_in_any_case()
    {
        RoleRoster roster = Roster(new TenantBuilder().User("ada-id", "Ada").Group("group-id", "Tier 0", null, "ADA-ID").Assign("GROUP-ID", Role.ToUpperInvariant()));

        Assert.Equal("ada-id", Assert.Single(roster.ActiveUsersSeen).Id);
    }

    [Fact]
    public void Active_activated_and_eligible_are_told_apart()
    {
        RoleRoster roster = Roster(new TenantBuilder()
            .User("a", "A").Assign("a", Role)
            .User("b", "B").Assign("b", Role, type: "Activated", end: "2026-11-22T16:00:00Z")
            .User("c", "C").Eligible("c", Role)
            .User("d", "D").Assign("d", Role, end: "2027-01-01T00:00:00Z"));

        Assert.Equal(
            [("a", RoleHoldingState.Active, true), ("b", RoleHoldingState.Activated, false), ("d", RoleHoldingState.Active, false), ("c", RoleHoldingState.Eligible, true)],
            roster.Seen.Select(h => (h.User.Id, h.State, h.IsPermanent.Value)));
        Assert.Equal(["a", "b", "d"], roster.ActiveUsersSeen.Select(u => u.Id));
        Assert.Equal(["c"], roster.EligibleUsersSeen.Select(u => u.Id));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 16, 0, 0, TimeSpan.Zero), roster.Seen[1].EndsAt);
    }

    [Fact]
    public void Without_schedules_nobody_knows_whether_a_holding_ends_unless_there_is_no_PIM()
    {
        TenantBuilder tenant = Ada().Assign("ada", Role);

        Assert.False(Roster(tenant.Status("roleAssignmentSchedules", SectionStatus.Forbidden)).Seen[0].IsPermanent.IsKnown);
        Assert.Equal(Fact.Known(true), Roster(tenant.Status("roleAssignmentSchedules", SectionStatus.NotLicensed)).Seen[0].IsPermanent);
        Assert.False(Roster(Ada().Assign("ada", Role).Set("roleAssignmentSchedules")).Seen[0].IsPermanent.IsKnown);
    }

    [Theory]
    [InlineData("member", true)]
    [InlineData("owner", false)]
    public void Who_may_become_a_member_of_a_group_with_the_role_may_activate_it(string access, bool isEligible)
    {
        RoleRoster roster = Roster(Ada().Group("group", "Tier 0").Assign("group", Role).Add("groupEligibilities", Eligibility("ada", "group", access)));

        Assert.Equal(isEligible, roster.EligibleUsersSeen.Count == 1);
        Assert.Empty(roster.ActiveUsersSeen);
        Assert.Empty(roster.MissingEligible);
    }

    [Fact]
    public void Members_of_a_group_that_may_become_a_member_may_activate_too()
    {
        TenantBuilder tenant = Ada().Group("outer", "Tier 0").Assign("outer", Role)
            .Group("inner", "Operators", null, "ada").Add("groupEligibilities", Eligibility("inner", "outer", "member"));

        RoleRoster roster = Roster(tenant);

        Assert.Equal("ada", Assert.Single(roster.EligibleUsersSeen).Id);
        Assert.Equal("outer", Assert.Single(roster.Seen).Through!.Id);
        Assert.NotEmpty(Roster(tenant.Status("memberships", SectionStatus.Partial)).MissingEligible);
    }

    [Theory]
    [InlineData("ada", "\"accessId\":null")]
    [InlineData("ada", "\"accessId\":\"somethingNew\"")]
    public void An_eligibility_that_does_not_tell_what_it_gives_is_missing(string principal, string access)
    {
        RoleRoster roster = Roster(Ada().Group("group", "Tier 0").Assign("group", Role)
            .Add("groupEligibilities", $$"""{"id":"e","groupId":"group","principalId":"{{principal}}",{{access}}}"""));

        Assert.Empty(roster.EligibleUsersSeen);
        Assert.Equal("groupEligibilities", Assert.Single(roster.MissingEligible).Subject);
    }

    [Theory]
    [InlineData("""{"id":"e","principalId":"ada","accessId":"member"}""")]
    [InlineData("""{"id":"e","groupId":"group","accessId":"member"}""")]
    public void An_eligibility_without_group_or_member_is_missing_for_every_role(string line) =>
        Assert.Equal("groupEligibilities", Assert.Single(Roster(Ada().Add("groupEligibilities", line)).MissingEligible).Subject);

    [Fact]
    public void A_membership_that_may_be_an_activation_is_not_called_permanent()
    {
        RoleRoster roster = Roster(Ada().Group("group", "Tier 0", null, "ada").Assign("group", Role).Add("groupEligibilities", Eligibility("ada", "group", "member")));

        Assert.False(Assert.Single(roster.Seen, h => h.State == RoleHoldingState.Active).IsPermanent.IsKnown);
    }

    [Fact]
    public void The_scope_decides_whether_the_role_holds_for_the_tenant()
    {
        RoleRoster roster = Roster(new TenantBuilder()
            .User("a", "A").Assign("a", Role, "/administrativeUnits/unit")
            .User("b", "B").Add("roleAssignments", $$"""{"id":"app","principalId":"b","roleDefinitionId":"{{Role}}","directoryScopeId":null,"appScopeId":"/"}"""));

        Assert.Equal(2, roster.Seen.Count);
        Assert.Empty(roster.ActiveUsersSeen);
        Assert.Empty(roster.MissingActive);
    }

    [Theory]
    [InlineData("""{"id":"x","principalId":"ada","roleDefinitionId":"62e90394-69f5-4237-9190-012177145e10"}""")]
    [InlineData("""{"id":"x","roleDefinitionId":"62e90394-69f5-4237-9190-012177145e10","directoryScopeId":"/"}""")]
    [InlineData("""{"id":"x","principalId":"ada","directoryScopeId":"/"}""")]
    public void A_line_without_holder_role_or_scope_is_missing_and_not_a_holder(string line)
    {
        RoleRoster active = Roster(Ada().Add("roleAssignments", line));
        RoleRoster eligible = Roster(Ada().Add("roleEligibilities", line));

        Assert.Empty(active.Seen);
        Assert.Equal("roleAssignments", Assert.Single(active.MissingActive).Subject);
        Assert.Equal("roleEligibilities", Assert.Single(eligible.MissingEligible).Subject);
        Assert.False(active.ActiveUsers.IsKnown);
        Assert.False(eligible.AllUsers.IsKnown);
    }

    [Fact]
    public void Who_is_no_person_is_set_aside_with_the_reason_once()
    {
        RoleRoster roster = Roster(new TenantBuilder()
            .Add("servicePrincipals", """{"id":"app","displayName":"Automation"}""").Assign("app", Role).Assign("app", Role)
            .Add("deletedUsers", """{"id":"gone","displayName":"Gone"}""").Assign("gone", Role)
            .Assign("nothing", Role));

        Assert.Equal(
            [("Automation", "is a service principal, and no person signs in with it"), ("Gone", "is deleted"), ("nothing", "is neither a user nor a group of this tenant")],
            roster.SetAside.Select(s => (s.Name, s.Reason)));
        Assert.Empty(roster.Seen);
        Assert.True(roster.ActiveUsers.IsKnown);
    }

    [Fact]
    public void A_holder_in_a_snapshot_of_administrators_would_be_there_if_it_were_a_user()
    {
        TenantBuilder tenant = new TenantBuilder { Scope = SnapshotScope.Administrators }.Assign("nothing", Role);

        Assert.Equal("nothing", Assert.Single(Roster(tenant).SetAside).PrincipalId);
    }

    [Theory]
    [InlineData("users")]
    [InlineData("groups")]
    public void A_holder_who_was_not_seen_is_missing_for_that_role_only(string section)
    {
        Tenant tenant = Ada().Assign("ada", Reader).Assign("unseen", Role).Status(section, SectionStatus.Partial).Build();

        Assert.Contains("unseen", Assert.Single(tenant.Roles.Of(Role).MissingActive).Reason, StringComparison.Ordinal);
        Assert.Empty(tenant.Roles.Of(Reader).MissingActive);
        Assert.Empty(tenant.Roles.MissingActive);
    }

    [Fact]
    public void Many_holders_who_were_not_seen_are_one_missing_fact()
    {
        RoleRoster roster = Roster(new TenantBuilder().Assign("b", Role).Assign("a", Role).Eligible("c", Role).Status("users", SectionStatus.Forbidden));

        Assert.StartsWith("2 holders of the role Global Administrator were not seen, among them a.", Assert.Single(roster.MissingActive).Reason, StringComparison.Ordinal);
        Assert.StartsWith("The holder c of the role", Assert.Single(roster.MissingEligible).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Memberships_that_were_not_seen_matter_to_roles_that_a_group_holds()
    {
        Tenant tenant = Ada().Assign("ada", Reader).Group("group", "Tier 0", null, "ada").Assign("group", Role).Status("memberships", SectionStatus.Partial).Build();

        Assert.Contains("held by the group Tier 0", Assert.Single(tenant.Roles.Of(Role).MissingActive).Reason, StringComparison.Ordinal);
        Assert.Empty(tenant.Roles.Of(Reader).MissingActive);
    }

    [Fact]
    public void A_role_that_nobody_was_seen_to_hold_is_known_only_with_all_assignments()
    {
        Assert.Empty(Roster(new TenantBuilder()).ActiveUsers.Value);
        Assert.False(Roster(new TenantBuilder().Status("roleAssignments", SectionStatus.Forbidden)).ActiveUsers.IsKnown);
        RoleRoster withoutEligibilities = Roster(new TenantBuilder().Status("roleEligibilities", SectionStatus.Forbidden));
        Assert.True(withoutEligibilities.ActiveUsers.IsKnown);
        Assert.False(withoutEligibilities.AllUsers.IsKnown);
    }

    [Fact]
    public void A_role_is_found_by_its_template_id_whatever_the_id_of_the_definition()
    {
        RoleRoster roster = Roster(Ada().Add("roleDefinitions", $$"""{"id":"definition","templateId":"{{Role}}","displayName":"Global Administrator"}""").Assign("ada", "definition"));

        Assert.Equal("ada", Assert.Single(roster.ActiveUsersSeen).Id);
    }

    [Fact]
    public void Administrators_are_people_with_any_role_in_any_scope_in_the_order_of_their_names()
    {
        Tenant tenant = new TenantBuilder()
            .User("z", "Zoe").Assign("z", Reader, "/administrativeUnits/unit")
            .User("a", "Ann").Eligible("a", Role).Assign("a", Reader)
            .User("n", "Nobody")
            .User("sync", "Sync").Assign("sync", SynchronizationAccounts)
            .User("both", "Both").Assign("both", SynchronizationAccounts).Assign("both", Reader)
            .Build();

        Assert.Equal(["a", "both", "z"], tenant.Roles.AdministratorsSeen.Select(u => u.Id));
        Assert.Equal(2, tenant.Roles.HoldingsOf("A").Count);
        Assert.Empty(tenant.Roles.HoldingsOf("n"));
        Assert.True(tenant.Roles.IsSynchronizationAccount(tenant.Directory.FindUser("sync").Value!));
    }

    [Fact]
    public void The_order_of_the_lines_does_not_change_who_holds_what()
    {
        TenantBuilder forward = new TenantBuilder().User("a", "A").User("b", "B").Assign("a", Role).Assign("b", Role);
        TenantBuilder backward = new TenantBuilder().User("b", "B").User("a", "A").Assign("b", Role).Assign("a", Role);

        Assert.Equal(
            Roster(forward).ActiveUsersSeen.Select(u => u.Id).Order(StringComparer.Ordinal),
            Roster(backward).ActiveUsersSeen.Select(u => u.Id).Order(StringComparer.Ordinal));
    }

    private static TenantBuilder Ada() => new TenantBuilder().User("ada", "Ada Lovelace");

    private static RoleRoster Roster(TenantBuilder tenant) => tenant.Build().Roles.Of(BuiltInRoles.GlobalAdministrator);

    private static string Eligibility(string principal, string group, string access) =>
        $$"""{"id":"{{principal}}-{{group}}","groupId":"{{group}}","principalId":"{{principal}}","accessId":"{{access}}"}""";
}
