using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Users, groups, roles and external users; facts/conditional-access.md 1.2.</summary>
public class UserConditionTests
{
    private const string GlobalAdministrator = PolicyTenant.GlobalAdministrator;
    private const string Every = "internalGuest,b2bCollaborationGuest,b2bCollaborationMember,b2bDirectConnectUser,otherExternalUser,serviceProvider";

    [Theory]
    [InlineData("[users] All users are in scope", """{"includeUsers":["All"]}""", true)]
    [InlineData("[users] None names nobody", """{"includeUsers":["None"]}""", false)]
    [InlineData("[users] None beside roles: the roles still add", """{"includeUsers":["None"],"includeRoles":["62e90394-69f5-4237-9190-012177145e10"]}""", true)]
    [InlineData("[casim] None beside groups: the groups still add", """{"includeUsers":["None"],"includeGroups":["g1"]}""", true)]
    [InlineData("[users] a user by id", """{"includeUsers":["ada"]}""", true)]
    [InlineData("[users] an id in another case", """{"includeUsers":["ADA"]}""", true)]
    [InlineData("[users] another user", """{"includeUsers":["ben"]}""", false)]
    [InlineData("[users] exclude beats include, by user", """{"includeUsers":["All"],"excludeUsers":["ada"]}""", false)]
    [InlineData("[users] exclude beats include, by group", """{"includeUsers":["ada"],"excludeGroups":["g1"]}""", false)]
    [InlineData("[users] exclude beats include, by role", """{"includeUsers":["All"],"excludeRoles":["62e90394-69f5-4237-9190-012177145e10"]}""", false)]
    [InlineData("[users] exclusion of another user", """{"includeUsers":["All"],"excludeUsers":["ben"]}""", true)]
    [InlineData("[users] exclusion of another group", """{"includeUsers":["All"],"excludeGroups":["g2"]}""", true)]
    [InlineData("[users] exclusion of another role", """{"includeUsers":["All"],"excludeRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}""", true)]
    [InlineData("[users] include channels are joined by OR", """{"includeUsers":["ben"],"includeGroups":["g2"],"includeRoles":["62e90394-69f5-4237-9190-012177145e10"]}""", true)]
    [InlineData("[users] group membership", """{"includeGroups":["g1"]}""", true)]
    [InlineData("[users] not a member", """{"includeGroups":["g2"]}""", false)]
    [InlineData("[users] a role that is actively assigned", """{"includeRoles":["62e90394-69f5-4237-9190-012177145e10"]}""", true)]
    [InlineData("[users] a role that is not held", """{"includeRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}""", false)]
    [InlineData("[gusers] GuestsOrExternalUsers names no member", """{"includeUsers":["GuestsOrExternalUsers"]}""", false)]
    [InlineData("[gusers] exclusion of guests leaves members", """{"includeUsers":["All"],"excludeUsers":["GuestsOrExternalUsers"]}""", true)]
    [InlineData("[dtfield] AllAgentIdUsers names no person", """{"includeUsers":["AllAgentIdUsers"]}""", false)]
    [InlineData("1.14 blank guest objects are not configured", """{"includeUsers":["All"],"excludeGuestsOrExternalUsers":{"guestOrExternalUserTypes":null,"externalTenants":{"membershipKind":null}}}""", true)]
    [InlineData("an empty condition names nobody", "{}", false)]
    [InlineData("1.14 a placeholder in an exclude list is never nobody", """{"includeUsers":["All"],"excludeUsers":["Current administrator will be excluded"]}""", null)]
    [InlineData("1.14 a name in an include list could mean anybody", """{"includeGroups":["<AdministratorGroup>"]}""", null)]
    [InlineData("an excluded group that does not resolve is never nobody", """{"includeUsers":["All"],"excludeGroups":["9a000000-0000-4000-8000-000000000009"]}""", null)]
    [InlineData("an included group that was deleted has no members", """{"includeGroups":["9a000000-0000-4000-8000-000000000009"]}""", false)]
    [InlineData("an object id that leads nowhere is another user's", """{"includeUsers":["All"],"excludeUsers":["9a000000-0000-4000-8000-000000000009"]}""", true)]
    [InlineData("a known exclusion decides over a placeholder", """{"includeUsers":["All"],"excludeUsers":["ada","%Placeholder%"]}""", false)]
    [InlineData("a role by its name", """{"includeRoles":["Global Administrator"]}""", null)]
    public void Lists_name_people(string rule, string users, bool? applies) =>
        Ask.Holds(rule, applies, Tenant().Policy(users: users, grant: Ask.Mfa).Decide());

    [Fact]
    public void Nested_membership_counts() // [users] Policy is applied to nested users and groups: Graph's transitive list holds both.
        => Assert.True(new TenantBuilder().User("ada", "Ada").Group("outer", "Outer").Group("inner", "Inner")
            .Add("memberships", """{"parent":"ada","value":[{"id":"inner"},{"id":"outer"}]}""")
            .Policy(users: """{"includeGroups":["outer"]}""").Decide().Applies());

    [Theory]
    [InlineData("/", "Assigned", true)]
    [InlineData("/", "Activated", true)]
    [InlineData("/administrativeUnits/au1", "Assigned", false)]
    [InlineData("/5a000000-0000-4000-8000-000000000001", "Assigned", false)]
    public void Roles_count_when_held_now_for_the_whole_tenant(string scope, string type, bool counts) // [users] not scoped to an administrative unit or an object
    {
        Assert.Equal(counts, Asked("""{"includeRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}"""));
        Assert.Equal(!counts, Asked("""{"includeUsers":["All"],"excludeRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}""")); // inference by symmetry

        bool? Asked(string users) => new TenantBuilder().User("ada", "Ada").Assign("ada", PolicyTenant.UserAdministrator, scope, type).Policy(users: users).Decide().Applies();
    }

    [Fact]
    public void A_role_that_may_be_activated_does_not_count() // [users] actively assigned; eligible is not
        => Assert.False(new TenantBuilder().User("ada", "Ada").Eligible("ada", GlobalAdministrator).Policy(users: $$"""{"includeRoles":["{{GlobalAdministrator}}"]}""").Decide().Applies());

    [Theory]
    [InlineData("false", false)]
    [InlineData("true", true)]
    [InlineData("null", null)]
    public void Only_built_in_roles_count(string isBuiltIn, bool? applies) // [users] custom roles are not supported
    {
        const string role = "c0000000-0000-4000-8000-000000000001";
        Ask.Holds("built-in " + isBuiltIn, applies, new TenantBuilder().User("ada", "Ada").Assign("ada", role)
            .Add("roleDefinitions", $$"""{"id":"{{role}}","displayName":"Custom","isBuiltIn":{{isBuiltIn}}}""")
            .Policy(users: $$"""{"includeRoles":["{{role}}"]}""").Decide());
    }

    [Theory]
    [InlineData("[b2b] an invited guest", "\"creationType\":\"Invitation\",\"userType\":\"Guest\"", "b2bCollaborationGuest", true)]
    [InlineData("[b2b] external credentials with user type Member", "\"creationType\":\"Invitation\"", "b2bCollaborationMember", true)]
    [InlineData("[b2b] do not test the user type alone", "\"creationType\":\"Invitation\"", "b2bCollaborationGuest", false)]
    [InlineData("[b2b] internal credentials with user type Guest", "\"userType\":\"Guest\"", "internalGuest", true)]
    [InlineData("[b2b] an internal guest is no guest of B2B collaboration", "\"userType\":\"Guest\"", "b2bCollaborationGuest,serviceProvider", false)]
    [InlineData("[users] a member is of no kind", null, Every, false)]
    [InlineData("[meta] comma-joined flags", "\"creationType\":\"Invitation\",\"userType\":\"Guest\"", "internalGuest,b2bCollaborationGuest", true)]
    [InlineData("a kind that this version does not know could be a guest's", "\"creationType\":\"Invitation\",\"userType\":\"Guest\"", "internalGuest,unknownFutureValue", null)]
    [InlineData("a kind that this version does not know is no member's", null, "internalGuest,unknownFutureValue", false)]
    public void Kinds_of_external_users(string rule, string? user, string types, bool? applies)
    {
        string json = $$$$"""{"guestOrExternalUserTypes":"{{{{types}}}}","externalTenants":{"membershipKind":"all"}}""";
        Ask.Holds(rule, applies, Asked($$"""{"includeGuestsOrExternalUsers":{{json}}}"""));
        Ask.Holds(rule + ", excluded", !applies, Asked($$"""{"includeUsers":["All"],"excludeGuestsOrExternalUsers":{{json}}}"""));

        PolicyDecision Asked(string users) => new TenantBuilder().User("ada", "Ada", user).Policy(users: users).Decide();
    }

    [Theory]
    [InlineData(GuestOrExternalUserTypes.InternalGuest)]
    [InlineData(GuestOrExternalUserTypes.B2bCollaborationGuest)]
    [InlineData(GuestOrExternalUserTypes.B2bCollaborationMember)]
    [InlineData(GuestOrExternalUserTypes.B2bDirectConnectUser)]
    [InlineData(GuestOrExternalUserTypes.OtherExternalUser)]
    [InlineData(GuestOrExternalUserTypes.ServiceProvider)]
    public void The_older_word_for_guests_equals_all_six_kinds(GuestOrExternalUserTypes type) // [b2b][gusers] no functional impact
    {
        PolicySetOptions options = Known(type);
        Assert.True(Tenant().Policy(users: """{"includeUsers":["GuestsOrExternalUsers"]}""").Decide(options: options).Applies());
        Assert.False(Tenant().Policy(users: """{"includeUsers":["All"],"excludeUsers":["GuestsOrExternalUsers"]}""").Decide(options: options).Applies());
        Assert.True(Tenant().Policy(users: """{"includeUsers":["All"]}""").Decide(options: options).Applies());
    }

    [Theory]
    [InlineData("[meta] all tenants", """{"membershipKind":"all"}""", Ask.HomeTenant, true)]
    [InlineData("[meta] the tenant is enumerated", """{"membershipKind":"enumerated","members":["707b4b12-0000-4000-8000-000000000001"]}""", Ask.HomeTenant, true)]
    [InlineData("[meta] another tenant is enumerated", """{"membershipKind":"enumerated","members":["808b4b12-0000-4000-8000-000000000001"]}""", Ask.HomeTenant, false)]
    [InlineData("1.14 enumerated with an empty list matches no tenant", """{"membershipKind":"enumerated","members":[]}""", Ask.HomeTenant, false)]
    [InlineData("an unknown home tenant", """{"membershipKind":"enumerated","members":["707b4b12-0000-4000-8000-000000000001"]}""", null, null)]
    [InlineData("an unknown kind of list", """{"membershipKind":"unknownFutureValue"}""", Ask.HomeTenant, null)]
    public void External_tenants(string rule, string tenants, string? home, bool? applies) => Ask.Holds(
        rule,
        applies,
        Tenant().Policy(users: $$$$"""{"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"b2bCollaborationGuest","externalTenants":{{{{tenants}}}}}}""")
            .Decide(options: Known(GuestOrExternalUserTypes.B2bCollaborationGuest, home)));

    [Theory]
    [InlineData("cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", true)]
    [InlineData(Ask.SharePoint, false)]
    public void Policies_for_collaboration_reach_guests_in_shared_channels_of_Teams(string app, bool applies) => Ask.Holds(
        "[users] users accessing Teams shared channels will have B2B collaboration policies apply if they also have a guest user presence",
        applies,
        new TenantBuilder().User("ada", "Ada", "\"creationType\":\"Invitation\",\"userType\":\"Guest\"")
            .Policy(users: """{"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"b2bCollaborationGuest"}}""")
            .Decide(Ask.Ordinary with { ApplicationId = app }, options: Known(GuestOrExternalUserTypes.B2bDirectConnectUser)));

    [Theory]
    [InlineData("""{"usersAndGroups":{"accessType":"allowed","targets":[{"target":"AllUsers","targetType":"user"}]}}""", true)]
    [InlineData("""{"usersAndGroups":{"accessType":"blocked","targets":[{"target":"AllUsers","targetType":"user"}]}}""", false)]
    [InlineData("""{"usersAndGroups":{"accessType":"allowed","targets":[{"target":"9a000000-0000-4000-8000-000000000009","targetType":"group"}]}}""", null)]
    [InlineData("null", false)]
    public void Policies_for_direct_connect_reach_eligible_guests_in_SharePoint(string inbound, bool? applies) => Ask.Holds(
        "[users] policies for B2B direct connect will also be applied to B2B collaboration users accessing Teams or SharePoint Online who are also eligible",
        applies,
        new TenantBuilder().User("ada", "Ada", "\"creationType\":\"Invitation\",\"userType\":\"Guest\"")
            .Add("crossTenantAccess", $$"""{"tenantId":"{{Ask.HomeTenant}}","b2bDirectConnectInbound":{{inbound}}}""")
            .Policy(users: """{"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"b2bDirectConnectUser"}}""")
            .Decide(options: Known(GuestOrExternalUserTypes.B2bCollaborationGuest, Ask.HomeTenant)));

    [Fact]
    public void What_was_not_seen_of_somebody_is_unknown_where_it_decides()
    {
        TenantBuilder without = Tenant().Status("memberships", SectionStatus.Forbidden);
        Assert.Null(without.Policy(users: """{"includeGroups":["g1"]}""").Decide().Applies());
        Assert.Null(Tenant().Status("memberships", SectionStatus.Forbidden).Policy(users: """{"includeUsers":["All"],"excludeGroups":["g1"]}""").Decide().Applies());
        Assert.False(Tenant().Status("memberships", SectionStatus.Forbidden).Policy(users: """{"includeUsers":["All"],"excludeUsers":["ada"],"excludeGroups":["g1"]}""").Decide().Applies());
        Assert.Null(Tenant().Status("roleAssignments", SectionStatus.Partial).Policy(users: """{"includeRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}""").Decide().Applies());
        Assert.Null(new TenantBuilder().User("ada", "Ada", "\"userType\":null").Policy(users: """{"includeUsers":["GuestsOrExternalUsers"]}""").Decide().Applies());
        Assert.True(Tenant().Status("memberships", SectionStatus.Forbidden).Policy().Decide().Applies());
    }

    [Fact]
    public void Somebody_outside_the_snapshot_may_be_in_any_group()
    {
        TenantBuilder tenant = Tenant();
        tenant.Scope = SignInRecovery.Tenants.Snapshots.SnapshotScope.Administrators;

        Assert.Null(tenant.Policy(users: """{"includeGroups":["g1"]}""").Decide(Ask.Ordinary with { UserId = "zoe" }).Applies());
    }

    [Fact]
    public void Exchange_ActiveSync_makes_a_policy_for_roles_or_guests_one_for_all_users() // [cond] Selecting All users, All guest and external users, or Directory roles
    {
        const string users = """{"includeUsers":["None"],"includeRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}""";
        const string clients = """{"clientAppTypes":["exchangeActiveSync"]}""";
        SignInContext activeSync = Ask.Ordinary with { ClientAppType = ClientAppType.ExchangeActiveSync };

        Assert.True(Tenant().Policy(users: users, conditions: clients).Decide(activeSync).Applies());
        Assert.False(Tenant().Policy(users: users).Decide(activeSync).Applies());
        Assert.False(Tenant().Policy(users: """{"includeGroups":["g2"]}""", conditions: clients).Decide(activeSync).Applies());
    }

    private static TenantBuilder Tenant() => PolicyTenant.Tenant().Group("g1", "Group", null, "ada").Group("g2", "Other", null, "ben");

    private static PolicySetOptions Known(GuestOrExternalUserTypes type, string? home = null) =>
        new() { ExternalUsers = new Dictionary<string, ExternalUser> { ["ada"] = new(type, home) } };
}
