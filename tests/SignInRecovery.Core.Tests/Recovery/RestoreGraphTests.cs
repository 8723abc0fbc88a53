using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>Who reaches whom: scope, units, role-assignable groups, custom roles, eligibility and what stands in the way.</summary>
public class RestoreGraphTests
{
    private const string Unit = "/administrativeUnits/unit";

    private static TenantBuilder Base(string unitRestricted = "false") => new TenantBuilder()
        .User("alice", "Alice").User("bob", "Bob").User("carol", "Carol")
        .Add("administrativeUnits", $$"""{"id":"unit","displayName":"The unit","isMemberManagementRestricted":{{unitRestricted}}}""")
        .MethodsPolicy(TenantBuilder.Allowed("TemporaryAccessPass"));

    private static TenantBuilder InUnit(TenantBuilder builder, string user) => builder.Add("administrativeUnitMembers", $$$"""{"parent":"unit","value":{"@odata.type":"#microsoft.graph.user","id":"{{{user}}}"}}""");

    private static RestoreGraph Graph(TenantBuilder builder, FixedAccess? access = null) => new(builder.Build(), TenantBuilder.Now, access ?? new FixedAccess());

    private static HelperAbility? Ability(RestoreGraph graph, string actor, RecoveryCapability capability, string target)
    {
        Assert.True(graph.Tenant.Directory.FindUserInScope(target).TryGet(out User? user) && user is not null);
        return graph.AbilityOf(actor, capability, graph.Profiles.Of(user), RestoreState.Without(target));
    }

    [Fact]
    public void A_helpdesk_administrator_resets_an_ordinary_password_and_no_methods()
    {
        RestoreGraph graph = Graph(Base().Assign("bob", Roles.Helpdesk));

        Assert.Equal(RecoveryCertainty.Certain, Ability(graph, "bob", RecoveryCapability.ResetPassword, "alice")?.Certainty);
        Assert.Null(Ability(graph, "bob", RecoveryCapability.AuthenticationMethods, "alice"));
    }

    [Theory]
    [InlineData(Roles.Helpdesk)]
    [InlineData(Roles.User)]
    [InlineData(Roles.Authentication)]
    [InlineData(Roles.PrivilegedRole)]
    [InlineData(Roles.SecurityOperator)]
    public void Only_two_roles_reset_a_Global_Administrator(string role)
    {
        RestoreGraph graph = Graph(Base().Assign("alice", Roles.Global).Assign("bob", role).Assign("carol", Roles.PrivilegedAuthentication));

        Assert.Null(Ability(graph, "bob", RecoveryCapability.ResetPassword, "alice"));
        Assert.Equal(RecoveryCertainty.Certain, Ability(graph, "carol", RecoveryCapability.ResetPassword, "alice")?.Certainty);
    }

    [Fact]
    public void The_asterisk_of_a_Global_Administrator_on_another_stays_uncertain()
    {
        HelperAbility? ability = Ability(Graph(Base().Assign("alice", Roles.Global).Assign("bob", Roles.Global)), "bob", RecoveryCapability.ResetPassword, "alice");

        Assert.Equal(RecoveryCertainty.Likely, ability?.Certainty);
        Assert.Contains("asterisk", Assert.Single(ability!.Doubts), StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_for_a_unit_reaches_its_members_and_nobody_else()
    {
        RestoreGraph graph = Graph(InUnit(Base(), "alice").Assign("bob", Roles.Helpdesk, Unit));

        Assert.Equal(RecoveryCertainty.Certain, Ability(graph, "bob", RecoveryCapability.ResetPassword, "alice")?.Certainty);
        Assert.Null(Ability(graph, "bob", RecoveryCapability.ResetPassword, "carol"));
    }

    [Fact]
    public void A_role_for_a_unit_on_an_administrator_is_no_promise()
    {
        RestoreGraph graph = Graph(InUnit(Base(), "alice").Assign("alice", Roles.Helpdesk).Assign("bob", Roles.User, Unit));

        Assert.Equal(RecoveryCertainty.Unknown, Ability(graph, "bob", RecoveryCapability.ResetPassword, "alice")?.Certainty);
    }

    [Theory]
    [InlineData(Roles.Global)]
    [InlineData(Roles.PrivilegedAuthentication)]
    [InlineData(Roles.Helpdesk)]
    public void A_member_of_a_restricted_unit_is_not_reset_by_roles_of_the_tenant(string role)
    {
        HelperAbility? ability = Ability(Graph(InUnit(Base("true"), "alice").Assign("bob", role)), "bob", RecoveryCapability.ResetPassword, "alice");

        Assert.Equal(HelperObstacleKind.RestrictedUnit, Assert.Single(ability!.Obstacles).Kind);
    }

    [Fact]
    public void A_role_for_the_restricted_unit_reaches_an_ordinary_member_and_is_disputed_for_a_Global_Administrator()
    {
        RestoreGraph ordinary = Graph(InUnit(Base("true"), "alice").Assign("bob", Roles.PrivilegedAuthentication, Unit));
        RestoreGraph global = Graph(InUnit(Base("true"), "alice").Assign("alice", Roles.Global).Assign("bob", Roles.PrivilegedAuthentication, Unit));

        Assert.Equal(RecoveryCertainty.Certain, Ability(ordinary, "bob", RecoveryCapability.ResetPassword, "alice")?.Certainty);
        Assert.Equal(RecoveryCertainty.Disputed, Ability(global, "bob", RecoveryCapability.ResetPassword, "alice")?.Certainty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_member_or_owner_of_a_role_assignable_group_is_reset_by_two_roles_only(bool isOwner)
    {
        TenantBuilder builder = Base().Group("group", "Role group", null, isOwner ? [] : ["alice"]);
        if (isOwner)
        {
            _ = builder.Add("groupOwners", """{"parent":"group","value":{"@odata.type":"#microsoft.graph.user","id":"alice"}}""");
        }

        RestoreGraph graph = Graph(builder.Assign("bob", Roles.User).Assign("carol", Roles.PrivilegedAuthentication));

        Assert.Null(Ability(graph, "bob", RecoveryCapability.ResetPassword, "alice"));
        Assert.Equal(RecoveryCertainty.Certain, Ability(graph, "carol", RecoveryCapability.ResetPassword, "alice")?.Certainty);
    }

    [Fact]
    public void A_custom_role_acts_by_its_actions_and_on_nobody_with_a_role()
    {
        TenantBuilder builder = Base()
            .Add("roleDefinitions", """{"id":"custom","templateId":"custom","displayName":"Desk","isBuiltIn":false,"isEnabled":true,"rolePermissions":[{"allowedResourceActions":["microsoft.directory/users/password/update"],"condition":null}]}""")
            .Assign("bob", "custom");

        Assert.Equal(RecoveryCertainty.Likely, Ability(Graph(builder), "bob", RecoveryCapability.ResetPassword, "alice")?.Certainty);
        Assert.Null(Ability(Graph(builder), "bob", RecoveryCapability.AuthenticationMethods, "alice"));
        Assert.Null(Ability(Graph(builder.Assign("alice", Roles.Helpdesk)), "bob", RecoveryCapability.ResetPassword, "alice"));
    }

    [Fact]
    public void An_eligible_role_of_the_target_protects_it_perhaps()
    {
        RestoreGraph graph = Graph(Base().Eligible("alice", Roles.Global).Assign("bob", Roles.Helpdesk).Assign("carol", Roles.PrivilegedAuthentication));

        Assert.Equal(RecoveryCertainty.Unknown, Ability(graph, "bob", RecoveryCapability.ResetPassword, "alice")?.Certainty);
        Assert.Equal(RecoveryCertainty.Certain, Ability(graph, "carol", RecoveryCapability.ResetPassword, "alice")?.Certainty);
    }

    [Fact]
    public void Nobody_resets_the_own_account_and_who_is_locked_out_approves_nothing()
    {
        RestoreGraph graph = Graph(Base().Assign("alice", Roles.Global));

        Assert.Null(Ability(graph, "alice", RecoveryCapability.ResetPassword, "alice"));
        Assert.DoesNotContain(graph.Approvers(Roles.Global, "bob", RestoreState.Without("alice")), a => a.Actor.Id == "alice");
    }

    [Fact]
    public void A_role_that_has_ended_is_no_role()
    {
        RestoreGraph graph = Graph(Base().Assign("bob", Roles.PrivilegedAuthentication, end: "2026-11-01T00:00:00Z"));

        Assert.Null(Ability(graph, "bob", RecoveryCapability.ResetPassword, "alice"));
    }

    [Fact]
    public void A_helper_whose_sign_in_nobody_evaluated_is_never_sure()
    {
        RestoreGraph graph = Graph(Base().Assign("bob", Roles.PrivilegedAuthentication), new FixedAccess().Unseen("bob"));

        Assert.Equal(RecoveryCertainty.Unknown, Ability(graph, "bob", RecoveryCapability.ResetPassword, "alice")?.Certainty);
    }

    [Fact]
    public void A_guest_has_no_password_and_no_pass_here()
    {
        RestoreGraph graph = Graph(Base().User("guest", "Guest", "\"creationType\":\"Invitation\"").Assign("bob", Roles.PrivilegedAuthentication));

        Assert.Null(Ability(graph, "bob", RecoveryCapability.ResetPassword, "guest"));
        Assert.Null(Ability(graph, "bob", RecoveryCapability.TemporaryAccessPass, "guest"));
        Assert.NotNull(Ability(graph, "bob", RecoveryCapability.AuthenticationMethods, "guest"));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void A_password_from_on_premises_is_reset_here_only_with_writeback(string writeback, bool isPossible)
    {
        TenantBuilder builder = new TenantBuilder().User("bob", "Bob")
            .Add("users", """{"id":"synced","displayName":"Synced","userPrincipalName":"synced@contoso.com","userType":"Member","accountEnabled":true,"onPremisesSyncEnabled":true}""")
            .Add("onPremisesSynchronization", $$$"""{"id":"s","features":{"passwordWritebackEnabled":{{{writeback}}}}}""")
            .Assign("bob", Roles.PrivilegedAuthentication);

        Assert.Equal(isPossible, Ability(Graph(builder), "bob", RecoveryCapability.ResetPassword, "synced") is not null);
        Assert.Null(Ability(Graph(builder), "bob", RecoveryCapability.EnableAccount, "synced"));
    }

    [Fact]
    public void A_pass_is_not_offered_to_somebody_outside_its_policy()
    {
        RestoreGraph graph = Graph(new TenantBuilder().User("alice", "Alice").User("bob", "Bob").MethodsPolicy(TenantBuilder.Allowed("TemporaryAccessPass").Replace("\"enabled\"", "\"disabled\"", StringComparison.Ordinal)).Assign("bob", Roles.PrivilegedAuthentication));

        Assert.Null(Ability(graph, "bob", RecoveryCapability.TemporaryAccessPass, "alice"));
        Assert.NotNull(Ability(graph, "bob", RecoveryCapability.AuthenticationMethods, "alice"));
    }
}
