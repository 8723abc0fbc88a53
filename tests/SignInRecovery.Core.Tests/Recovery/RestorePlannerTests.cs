using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>Chains: who makes able the one who can help, and that each step can be taken by its actor at that point.</summary>
public class RestorePlannerTests
{
    private static readonly RecoveryCapability[] Capabilities = [RecoveryCapability.ResetPassword, RecoveryCapability.AuthenticationMethods, RecoveryCapability.TemporaryAccessPass, RecoveryCapability.EnableAccount];

    private static TenantBuilder Base() => new TenantBuilder()
        .User("alice", "Alice").User("bob", "Bob").User("carol", "Carol").User("dora", "Dora")
        .Assign("alice", Roles.Global)
        .MethodsPolicy(TenantBuilder.Allowed("TemporaryAccessPass"), TenantBuilder.Allowed("Fido2"));

    private static IReadOnlyList<RestorePlan> Plans(RestoreGraph graph, string target, RecoveryCapability capability = RecoveryCapability.ResetPassword)
    {
        User user = graph.Tenant.Users.Seen.Single(u => u.Id == target);
        return new RestorePlanner(graph).Plans(capability, graph.Profiles.Of(user), RecoverySubjects.Of(user), RestoreState.Without(target));
    }

    private static string Say(RestorePlan plan) => string.Join(", ", plan.Actions.Select(a => $"{a.Ability.Actor.Id} {a.Ability.Capability} {a.TargetId}"));

    // A Privileged Authentication Administrator enables everybody, and dismisses no risk.
    [Fact]
    public void A_disabled_helper_is_enabled_first()
    {
        TenantBuilder builder = Base().User("zoe", "Zoe", enabled: false).Method("zoe", "fido2").Assign("zoe", Roles.SecurityOperator).Assign("bob", Roles.PrivilegedAuthentication);
        var graph = new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess());

        Assert.Contains("bob EnableAccount zoe, zoe RiskDismissal carol", Plans(graph, "carol", RecoveryCapability.RiskDismissal).Select(Say));
    }

    [Fact]
    public void A_helper_without_a_method_gets_a_pass_first()
    {
        TenantBuilder builder = Base().Assign("dora", Roles.SecurityOperator).Assign("bob", Roles.PrivilegedAuthentication);
        var graph = new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess().Refused("dora"));

        Assert.Contains("bob TemporaryAccessPass dora, dora RiskDismissal carol", Plans(graph, "carol", RecoveryCapability.RiskDismissal).Select(Say));
    }

    [Fact]
    public void A_helper_whom_nobody_can_help_is_no_helper()
    {
        // Carol is an Authentication Administrator, and cannot change Bob, who is a Privileged one.
        TenantBuilder builder = Base().Assign("bob", Roles.PrivilegedAuthentication).Assign("carol", Roles.Authentication);

        Assert.Empty(Plans(new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess().Refused("bob")), "alice"));
    }

    [Fact]
    public void Nobody_goes_through_another_who_could_do_it_alone()
    {
        TenantBuilder builder = Base().Assign("bob", Roles.PrivilegedAuthentication).Assign("dora", Roles.Global);

        Assert.Equal("dora ResetPassword alice", Say(Assert.Single(Plans(new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess().Refused("bob")), "alice"))));
    }

    [Fact]
    public void A_policy_that_keeps_a_helper_out_is_mended_first()
    {
        TenantBuilder builder = Base().Assign("bob", Roles.PrivilegedAuthentication).Assign("carol", Roles.ConditionalAccess);
        var graph = new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess().Blocked("bob", "p1"));

        Assert.Equal("carol PolicyEdit , bob ResetPassword alice", Say(Assert.Single(Plans(graph, "alice"))));
    }

    [Fact]
    public void A_disabled_approver_is_enabled_before_the_approval()
    {
        TenantBuilder builder = Base().Eligible("bob", Roles.PrivilegedAuthentication)
            .User("gail", "Gail", enabled: false).Method("gail", "fido2")
            .Assign("dora", Roles.User)
            .Add("roleManagementPolicies", Approval(Roles.PrivilegedAuthentication, "gail"));
        var graph = new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess());

        Assert.Equal("dora EnableAccount gail, gail ActivationApproval bob, bob ResetPassword alice", Say(Assert.Single(Plans(graph, "alice"))));
    }

    [Fact]
    public void An_approval_that_only_the_locked_out_account_could_give_is_none()
    {
        TenantBuilder builder = Base().Eligible("bob", Roles.PrivilegedAuthentication).Add("roleManagementPolicies", Approval(Roles.PrivilegedAuthentication, "alice"));

        Assert.Empty(Plans(new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess()), "alice"));
    }

    [Fact]
    public void A_Privileged_Role_Administrator_gives_the_role_that_is_enough_to_the_own_account()
    {
        var graph = new RestoreGraph(Base().Assign("bob", Roles.PrivilegedRole).Build(), TenantBuilder.Now, new FixedAccess());

        Assert.Equal("bob RoleAssignment bob, bob ResetPassword alice", Say(Assert.Single(Plans(graph, "alice"))));
    }

    [Fact]
    public void An_owner_of_the_group_that_holds_the_role_joins_the_own_account()
    {
        TenantBuilder builder = Base().Group("tier0", "Tier 0").Assign("tier0", Roles.PrivilegedAuthentication)
            .Add("groupOwners", """{"parent":"tier0","value":{"@odata.type":"#microsoft.graph.user","id":"bob"}}""");

        Assert.Equal("bob GroupMembership bob, bob ResetPassword alice", Say(Assert.Single(Plans(new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess()), "alice"))));
    }

    [Fact]
    public void An_account_in_a_restricted_unit_is_taken_out_first()
    {
        TenantBuilder builder = Base().Assign("bob", Roles.Global)
            .Add("administrativeUnits", """{"id":"unit","displayName":"The unit","isMemberManagementRestricted":true}""")
            .Add("administrativeUnitMembers", """{"parent":"unit","value":{"@odata.type":"#microsoft.graph.user","id":"alice"}}""");

        Assert.Equal("bob UnitRemoval alice, bob ResetPassword alice", Say(Assert.Single(Plans(new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess()), "alice"))));
    }

    [Fact]
    public void A_chain_has_three_steps_at_most()
    {
        // Bob needs Carol's approval, Carol a pass from Dora, Dora to be enabled by Eve: four steps.
        TenantBuilder builder = Base().Eligible("bob", Roles.PrivilegedAuthentication)
            .User("eve", "Eve").Assign("eve", Roles.User)
            .User("dan", "Dan", enabled: false).Method("dan", "fido2").Assign("dan", Roles.Authentication)
            .Add("roleManagementPolicies", Approval(Roles.PrivilegedAuthentication, "carol"));
        var graph = new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess().Refused("carol"));

        Assert.Empty(Plans(graph, "alice"));
    }

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void Each_step_of_each_plan_can_be_taken_by_its_actor_at_that_point(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);
        DateTimeOffset asOf = tenant.CapturedAt!.Value;
        Replay(new RestoreGraph(tenant, asOf, new PortalHelperAccess(tenant, asOf)));
        Replay(new RestoreGraph(tenant, asOf, new FixedAccess()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Each_step_can_be_taken_in_made_up_tenants(int seed)
    {
        for (int round = 0; round < 8; round++)
        {
            (TenantBuilder builder, FixedAccess access) = RandomTenant.Make((seed * 1000) + round);
            Replay(new RestoreGraph(builder.Build(), TenantBuilder.Now, access));
        }
    }

    private static void Replay(RestoreGraph graph)
    {
        var planner = new RestorePlanner(graph);
        foreach (User user in graph.Tenant.Users.Seen)
        {
            foreach (RestorePlan plan in Capabilities.SelectMany(c => planner.Plans(c, graph.Profiles.Of(user), RecoverySubjects.Of(user), RestoreState.Without(user.Id))))
            {
                RestoreState state = RestoreState.Without(user.Id);
                Assert.InRange(plan.Actions.Count, 1, 3);
                foreach (RestoreAction action in plan.Actions)
                {
                    HelperAbility? ability = planner.AbilityFor(action, state);
                    Assert.True(ability is { IsDirect: true }, $"{Say(plan)}: {action.Ability.Actor.Id} cannot {action.Ability.Capability} {action.TargetId}");
                    Assert.NotEqual(user.Id, action.Ability.Actor.Id);
                    state = state.After(action);
                }
            }
        }
    }

    internal static string Approval(string role, params string[] approvers)
    {
        string list = string.Join(",", approvers.Select(a => $$"""{"@odata.type":"#microsoft.graph.singleUser","userId":"{{a}}"}"""));
        return $$$$"""{"id":"p-{{{{role}}}}","scopeId":"/","scopeType":"DirectoryRole","roleDefinitionId":"{{{{role}}}}","policy":{"rules":[{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule","id":"Approval_EndUser_Assignment","setting":{"isApprovalRequired":true,"approvalStages":[{"primaryApprovers":[{{{{list}}}}]}]}}]}}""";
    }
}
