using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

public class Sr0103Tests
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    private const string PrivilegedRole = "e8611ab8-c189-46e8-94e1-60213ab1f814";
    private const string PrivilegedAuthentication = "7be44c8a-adaf-4e2a-84d6-ab2649e08a13";

    [Theory]
    [InlineData(GlobalAdministrator, LockoutSeverity.Critical)]
    [InlineData(PrivilegedRole, LockoutSeverity.High)]
    [InlineData(PrivilegedAuthentication, LockoutSeverity.High)]
    public void The_only_one_who_may_ask_cannot_approve_the_own_request(string role, LockoutSeverity severity)
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada Lovelace").Eligible("ada", role).Add("roleManagementPolicies", Policy(role, true, User("ada")));

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal((LockoutStatus.Fail, severity, role), (finding.Status, finding.Severity, finding.Target.Id));
        Assert.Contains("Ada Lovelace (ada.lovelace@contoso.onmicrosoft.com) may activate it only with an approval that nobody can give", finding.Reason, StringComparison.Ordinal);
        Assert.EndsWith("nobody approves their own request.", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disabled_a_deleted_and_a_vanished_approver_are_named_with_the_reason()
    {
        TenantBuilder tenant = Eligible(User("off"), User("deleted"), User("vanished"), Group("nogroup"))
            .User("off", "Off Duty", enabled: false)
            .Add("deletedUsers", """{"id":"deleted","displayName":"Gone Approver"}""");

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.EndsWith("Off Duty (off.duty@contoso.onmicrosoft.com) is disabled, Gone Approver is deleted, vanished exists no more and the group nogroup exists no more.", finding.Reason, StringComparison.Ordinal);
        Assert.Equal(4, finding.Evidence.Count(e => e.Property == "primaryApprovers"));
    }

    [Fact]
    public void An_approver_needs_no_role() => Assert.Equal(
        LockoutStatus.Pass,
        Assert.Single(Run(Eligible(User("bob")).User("bob", "Bob Approver"))).Status);

    [Fact]
    public void An_enabled_member_of_an_approver_group_is_enough() => Assert.Equal(
        LockoutStatus.Pass,
        Assert.Single(Run(Eligible(Group("approvers")).User("bob", "Bob Approver").Group("approvers", "Approvers", null, "bob"))).Status);

    [Fact]
    public void A_group_without_members_or_with_disabled_ones_is_nobody()
    {
        TenantBuilder tenant = Eligible(Group("empty"), Group("approvers"))
            .User("bob", "Bob Approver", enabled: false)
            .Group("empty", "Nobody").Group("approvers", "Approvers", null, "bob");

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.EndsWith("the group Nobody has no member and Bob Approver (bob.approver@contoso.onmicrosoft.com), a member of Approvers, is disabled.", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_who_may_ask_can_approve_each_other()
    {
        TenantBuilder tenant = Eligible(User("ada"), User("bob")).User("bob", "Bob Eligible").Eligible("bob", PrivilegedAuthentication);

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(tenant)).Status);
    }

    [Fact]
    public void Without_named_approvers_an_active_Global_Administrator_approves()
    {
        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Eligible().User("gwen", "Gwen Global").Assign("gwen", GlobalAdministrator))).Status);

        LockoutFinding finding = Assert.Single(Run(Eligible().User("gwen", "Gwen Global", enabled: false).Assign("gwen", GlobalAdministrator)));
        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("the settings name no approver, and nobody else holds Global Administrator or Privileged Role Administrator", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Global_Administrator_who_asks_is_no_approver_by_default_either()
    {
        LockoutFinding finding = Assert.Single(Run(Eligible().Assign("ada", GlobalAdministrator)));

        Assert.Equal((LockoutStatus.Fail, PrivilegedAuthentication), (finding.Status, finding.Target.Id));
    }

    [Fact]
    public void A_Privileged_Role_Administrator_by_activation_without_approval_can_approve_after_that()
    {
        TenantBuilder tenant = Eligible().User("rob", "Rob Roles").Eligible("rob", PrivilegedRole);

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(tenant.Add("roleManagementPolicies", Policy(PrivilegedRole, false)))).Status);
    }

    [Fact]
    public void Two_roles_that_wait_for_each_other_are_both_lost()
    {
        TenantBuilder tenant = new TenantBuilder()
            .User("ada", "Ada Lovelace").Eligible("ada", GlobalAdministrator)
            .User("rob", "Rob Roles").Eligible("rob", PrivilegedRole)
            .Add("roleManagementPolicies", Policy(GlobalAdministrator, true), Policy(PrivilegedRole, true));

        IReadOnlyList<LockoutFinding> findings = Run(tenant);

        Assert.Equal([GlobalAdministrator, PrivilegedRole], findings.Select(f => f.Target.Id));
        Assert.All(findings, f => Assert.Equal(LockoutStatus.Fail, f.Status));
    }

    [Fact]
    public void Without_a_demand_for_approval_nothing_is_lost() => Assert.Equal(
        LockoutStatus.Pass,
        Assert.Single(Run(new TenantBuilder().User("ada", "Ada").Eligible("ada", GlobalAdministrator).Add("roleManagementPolicies", Policy(GlobalAdministrator, false)))).Status);

    [Fact]
    public void A_lasting_holder_makes_approval_a_matter_of_taste() => Assert.Equal(
        LockoutStatus.Pass,
        Assert.Single(Run(Eligible(User("ada")).User("eve", "Eve Active").Assign("eve", PrivilegedAuthentication))).Status);

    [Theory]
    [InlineData("disabled")]
    [InlineData("scoped")]
    [InlineData("activated")]
    public void A_holder_who_is_disabled_scoped_or_activated_for_hours_does_not_save_the_role(string how)
    {
        TenantBuilder tenant = Eligible(User("ada"));
        _ = how switch
        {
            "disabled" => tenant.User("eve", "Eve", enabled: false).Assign("eve", PrivilegedAuthentication),
            "scoped" => tenant.User("eve", "Eve").Assign("eve", PrivilegedAuthentication, "/administrativeUnits/unit"),
            _ => tenant.Assign("ada", PrivilegedAuthentication, type: "Activated", end: "2026-11-22T16:00:00Z"),
        };

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Equal(how == "activated", finding.Reason.Contains("for longer than an activation", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_Privileged_Identity_Management_it_does_not_apply()
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada").Assign("ada", GlobalAdministrator);
        foreach (string section in (string[])["roleEligibilities", "roleAssignmentSchedules", "roleManagementPolicies", "groupEligibilities"])
        {
            _ = tenant.Status(section, SectionStatus.NotLicensed);
        }

        Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Run(tenant)).Status);
    }

    [Fact]
    public void A_tenant_in_which_nobody_has_these_roles_is_left_to_SR0101() =>
        Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Run(new TenantBuilder().User("ada", "Ada"))).Status);

    [Theory]
    [InlineData("users")]
    [InlineData("roleAssignments")]
    [InlineData("roleAssignmentSchedules")]
    [InlineData("roleEligibilities")]
    [InlineData("roleManagementPolicies")]
    [InlineData("groupEligibilities")]
    public void It_passes_only_when_every_section_was_seen(string section)
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada").Assign("ada", GlobalAdministrator).Status(section, SectionStatus.Forbidden);

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Equal(section, Assert.Single(finding.Missing).Subject);
    }

    [Fact]
    public void Settings_that_were_not_seen_leave_the_role_Unknown()
    {
        LockoutFinding finding = Assert.Single(Run(new TenantBuilder().User("ada", "Ada").Eligible("ada", GlobalAdministrator)));

        Assert.Equal((LockoutStatus.Unknown, GlobalAdministrator), (finding.Status, finding.Target.Id));
        Assert.Contains("does not say whether an activation of Global Administrator needs an approval", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_approver_outside_a_snapshot_of_administrators_is_Unknown_and_not_gone()
    {
        TenantBuilder tenant = Eligible(User("outsider"));
        tenant.Scope = SnapshotScope.Administrators;

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains("outsider", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Approver_groups_are_Unknown_when_memberships_or_members_were_not_seen()
    {
        TenantBuilder forbidden = Eligible(Group("approvers")).Group("approvers", "Approvers").Status("memberships", SectionStatus.Forbidden);
        TenantBuilder narrow = Eligible(Group("approvers")).Group("approvers", "Approvers");
        narrow.Scope = SnapshotScope.Administrators;
        TenantBuilder activates = Eligible(Group("approvers")).Group("approvers", "Approvers").User("bob", "Bob")
            .Add("groupEligibilities", """{"id":"e1","groupId":"approvers","principalId":"bob","accessId":"member"}""");

        Assert.All((TenantBuilder[])[forbidden, narrow, activates], t => Assert.Equal(LockoutStatus.Unknown, Assert.Single(Run(t)).Status));
    }

    [Fact]
    public void An_approver_of_an_unresolvable_kind_is_Unknown()
    {
        LockoutFinding finding = Assert.Single(Run(Eligible("""{"@odata.type":"#microsoft.graph.requestorManager"}""")));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains("RequestorManager", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_eligibility_through_a_membership_to_activate_depends_on_settings_of_the_group()
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada")
            .Group("tier0", "Tier 0").Assign("tier0", PrivilegedAuthentication)
            .Add("groupEligibilities", """{"id":"e1","groupId":"tier0","principalId":"ada","accessId":"member"}""")
            .Add("roleManagementPolicies", Policy(PrivilegedAuthentication, false));

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains("activation settings of groups", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_eligible_group_activates_by_the_settings_of_the_role()
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada")
            .Group("tier0", "Tier 0", null, "ada").Eligible("tier0", PrivilegedAuthentication);

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(tenant.Add("roleManagementPolicies", Policy(PrivilegedAuthentication, false)))).Status);
    }

    private static IReadOnlyList<LockoutFinding> Run(TenantBuilder tenant) => Rules.Run(new ActivationWithoutApprover(), tenant);

    /// <summary>Ada may activate Privileged Authentication Administrator with an approval by these.</summary>
    private static TenantBuilder Eligible(params string[] approvers) => new TenantBuilder()
        .User("ada", "Ada Lovelace").Eligible("ada", PrivilegedAuthentication)
        .Add("roleManagementPolicies", Policy(PrivilegedAuthentication, true, approvers));

    private static string User(string id) => $$"""{"@odata.type":"#microsoft.graph.singleUser","userId":"{{id}}"}""";

    private static string Group(string id) => $$"""{"@odata.type":"#microsoft.graph.groupMembers","groupId":"{{id}}"}""";

    private static string Policy(string role, bool isApprovalRequired, params string[] approvers) => $$$"""
        {"id":"p-{{{role}}}","policyId":"p","scopeId":"/","scopeType":"DirectoryRole","roleDefinitionId":"{{{role}}}","policy":{"id":"p","rules":[{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule","id":"Approval_EndUser_Assignment","setting":{"isApprovalRequired":{{{(isApprovalRequired ? "true" : "false")}}},"approvalMode":"SingleStage","approvalStages":[{"primaryApprovers":[{{{string.Join(",", approvers)}}}]}]}}]}}
        """;
}
