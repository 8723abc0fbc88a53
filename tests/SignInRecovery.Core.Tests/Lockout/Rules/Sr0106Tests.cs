using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

public class Sr0106Tests
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    private const string PrivilegedRole = "e8611ab8-c189-46e8-94e1-60213ab1f814";
    private const string PrivilegedAuthentication = "7be44c8a-adaf-4e2a-84d6-ab2649e08a13";

    [Fact]
    public void A_single_Global_Administrator_fails_and_refers_to_SR0101()
    {
        LockoutFinding finding = Assert.Single(Run(One()));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium, "ada"), (finding.Status, finding.Severity, finding.Target.Id));
        Assert.StartsWith("Ada Lovelace (ada.lovelace@contoso.onmicrosoft.com) is the only person who can reset a Global Administrator", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("SR0101 reports the same cause", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("729827e3-9c14-49f7-bb1b-9608f156bbb8")]
    [InlineData("c4e39bd9-1100-46d3-8c65-fb160da0071f")]
    [InlineData("fe930be7-5e62-47db-91af-98c3a49a38b1")]
    [InlineData(PrivilegedRole)]
    public void Helpdesk_Authentication_User_and_Privileged_Role_Administrators_cannot_reset_one(string role) =>
        Assert.Equal(LockoutStatus.Fail, Assert.Single(Run(One().User("bob", "Bob").Assign("bob", role))).Status);

    [Theory]
    [InlineData(GlobalAdministrator)]
    [InlineData(PrivilegedAuthentication)]
    public void A_second_person_with_one_of_the_two_roles_is_enough(string role)
    {
        LockoutFinding finding = Assert.Single(Run(One().User("bob", "Bob Second").Assign("bob", role)));

        Assert.Equal(LockoutStatus.Pass, finding.Status);
        Assert.Contains("Ada Lovelace and Bob Second", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_role_of_the_same_person_is_not_a_second_person() =>
        Assert.Equal(LockoutStatus.Fail, Assert.Single(Run(One().Assign("ada", PrivilegedAuthentication))).Status);

    [Theory]
    [InlineData("disabled")]
    [InlineData("scoped")]
    [InlineData("application")]
    [InlineData("deleted")]
    public void Who_cannot_help_does_not_count_and_is_in_the_evidence(string how)
    {
        TenantBuilder tenant = One();
        _ = how switch
        {
            "disabled" => tenant.User("bob", "Bob", enabled: false).Assign("bob", GlobalAdministrator),
            "scoped" => tenant.User("bob", "Bob").Assign("bob", PrivilegedAuthentication, "/administrativeUnits/unit"),
            "application" => tenant.Add("servicePrincipals", """{"id":"bob","displayName":"Bob"}""").Assign("bob", GlobalAdministrator),
            _ => tenant.Add("deletedUsers", """{"id":"bob","displayName":"Bob"}""").Assign("bob", GlobalAdministrator),
        };

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.StartsWith("not counted: ", Assert.IsType<string>(Assert.Single(finding.Evidence, e => e.Subject.Id == "bob").Value), StringComparison.Ordinal);
    }

    [Fact]
    public void An_eligible_person_counts_when_the_activation_needs_no_approval() =>
        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Eligible(Policy(false)))).Status);

    [Fact]
    public void An_eligible_person_counts_when_somebody_else_than_the_locked_out_one_approves() =>
        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Eligible(Policy(true, "carol")).User("carol", "Carol"))).Status);

    [Fact]
    public void An_approval_of_the_locked_out_person_helps_nobody()
    {
        LockoutFinding finding = Assert.Single(Run(Eligible(Policy(true, "ada"))));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High, "ada"), (finding.Status, finding.Severity, finding.Target.Id));
        Assert.Contains("only with an approval of Ada Lovelace", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_by_default_of_the_only_Global_Administrator_helps_nobody_either()
    {
        LockoutFinding finding = Assert.Single(Run(Eligible(Policy(true))));

        Assert.Equal((LockoutStatus.Fail, "ada"), (finding.Status, finding.Target.Id));
    }

    [Fact]
    public void Activation_settings_that_were_not_seen_leave_it_Unknown()
    {
        LockoutFinding finding = Assert.Single(Run(Eligible()));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains(finding.Missing, m => m.Subject == "roleManagementPolicies");
    }

    [Fact]
    public void When_nobody_can_reset_anybody_the_tenant_is_the_target()
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada").Eligible("ada", GlobalAdministrator)
            .Add("roleManagementPolicies", Policy(true, "ada").Replace(PrivilegedAuthentication, GlobalAdministrator, StringComparison.Ordinal));

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High, "Tenant"), (finding.Status, finding.Severity, finding.Target.Kind));
        Assert.Contains("SR0101 and SR0103", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partner_is_evidence_and_no_person()
    {
        LockoutFinding finding = Assert.Single(Run(One().Add(
            "delegatedAdminRelationships",
            $$$"""{"id":"gdap","displayName":"Proseware","status":"active","accessDetails":{"unifiedRoles":[{"roleDefinitionId":"{{{PrivilegedAuthentication}}}"}]}}""")));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains(finding.Evidence, e => e.Subject.Name == "Proseware" && e.ToString().Contains("the partner may be able to help", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_Global_Administrator_it_does_not_apply() =>
        Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Run(new TenantBuilder().User("ada", "Ada"))).Status);

    [Theory]
    [InlineData("users", SectionStatus.Forbidden)]
    [InlineData("roleAssignments", SectionStatus.Partial)]
    public void It_neither_passes_nor_fails_on_what_it_cannot_see(string section, SectionStatus status) =>
        Assert.Equal(LockoutStatus.Unknown, Assert.Single(Run(One().Status(section, status))).Status);

    [Fact]
    public void Eligibilities_decide_only_when_fewer_than_two_are_active()
    {
        Assert.Equal(LockoutStatus.Unknown, Assert.Single(Run(One().Status("roleEligibilities", SectionStatus.Forbidden))).Status);
        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(One().User("bob", "Bob").Assign("bob", GlobalAdministrator).Status("roleEligibilities", SectionStatus.Forbidden))).Status);
    }

    private static IReadOnlyList<LockoutFinding> Run(TenantBuilder tenant) => Rules.Run(new SingleRescuer(), tenant);

    private static TenantBuilder One() => new TenantBuilder().User("ada", "Ada Lovelace").Assign("ada", GlobalAdministrator);

    private static TenantBuilder Eligible(params string[] policies) =>
        One().User("bob", "Bob Eligible").Eligible("bob", PrivilegedAuthentication).Add("roleManagementPolicies", policies);

    private static string Policy(bool isApprovalRequired, params string[] approvers) => $$$"""
        {"id":"p","scopeId":"/","scopeType":"DirectoryRole","roleDefinitionId":"{{{PrivilegedAuthentication}}}","policy":{"id":"p","rules":[{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule","id":"Approval_EndUser_Assignment","setting":{"isApprovalRequired":{{{(isApprovalRequired ? "true" : "false")}}},"approvalStages":[{"primaryApprovers":[{{{string.Join(",", approvers.Select(Approver))}}}]}]}}]}}
        """;

    private static string Approver(string id) => $$"""{"@odata.type":"#microsoft.graph.singleUser","userId":"{{id}}"}""";
}
