using SignInRecovery.Json;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Objects;

public class RoleTests
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    [Fact]
    public void Role_definition_is_read_whole_and_leaves_conditional_actions_out()
    {
        var role = Lines.AssertAllFilled(Lines.Read(SectionReaders.RoleDefinitions, """
            {"id":"c4e39bd9-1100-46d3-8c65-fb160da0071f","description":"Can view, set and reset.","displayName":"Authentication Administrator","isBuiltIn":true,"isEnabled":true,"isPrivileged":true,"resourceScopes":["/"],"templateId":"c4e39bd9-1100-46d3-8c65-fb160da0071f","version":"1","rolePermissions":[{"allowedResourceActions":["microsoft.directory/users/password/update","microsoft.directory/users/delete"],"condition":null},{"allowedResourceActions":["microsoft.directory/users/delete"]},{"allowedResourceActions":["microsoft.directory/devices/delete"],"condition":"$ResourceIsSelf"}]}
            """), nameof(RolePermission.Condition));

        Assert.Equal(["microsoft.directory/users/password/update", "microsoft.directory/users/delete"], role.AllowedResourceActions);
        Assert.Equal("$ResourceIsSelf", role.RolePermissions![2].Condition);
        Assert.Null(Lines.Read(SectionReaders.RoleDefinitions, """{"id":"r"}""").AllowedResourceActions);
    }

    [Fact]
    public void Role_assignment_is_read_whole()
    {
        var assignment = Lines.AssertAllFilled(Lines.Read(SectionReaders.RoleAssignments, $$$"""
            {"id":"lAPpYvVpN0KRkAEhdxReEJC2sEqbR_9Hr48lds9SGHI-1","principalId":"u1","roleDefinitionId":"{{{GlobalAdministrator}}}","directoryScopeId":"/","appScopeId":"/x","principal":{"id":"u1","displayName":"Adele Vance","userPrincipalName":"AdeleV@contoso.com","@odata.type":"#microsoft.graph.user"}}
            """));

        Assert.Equal(DirectoryObjectKind.User, assignment.Principal!.Kind);
        Assert.True(assignment.IsTenantWide);
        Assert.False(Lines.Read(SectionReaders.RoleAssignments, """{"id":"r","directoryScopeId":"/administrativeUnits/a1"}""").IsTenantWide);
        Assert.Null(Lines.Read(SectionReaders.RoleAssignments, """{"id":"r"}""").IsTenantWide);
    }

    [Fact]
    public void Schedules_and_eligibilities_are_read_whole()
    {
        var schedule = Lines.AssertAllFilled(Lines.Read(SectionReaders.RoleAssignmentSchedules, $$$"""
            {"id":"s1","principalId":"u1","roleDefinitionId":"{{{GlobalAdministrator}}}","directoryScopeId":"/","appScopeId":"/x","startDateTime":"2026-01-01T00:00:00Z","endDateTime":"2026-01-01T08:00:00Z","assignmentType":"Activated","memberType":"Group","roleAssignmentOriginId":"o1","roleAssignmentScheduleId":"x","principal":{"@odata.type":"#microsoft.graph.group","id":"u1","displayName":"G","userPrincipalName":"none"}}
            """));
        var eligibility = Lines.AssertAllFilled(Lines.Read(SectionReaders.RoleEligibilities, $$$"""
            {"id":"e1","principalId":"u1","roleDefinitionId":"{{{GlobalAdministrator}}}","directoryScopeId":"/","appScopeId":"/x","startDateTime":"2026-01-01T00:00:00Z","endDateTime":"2027-01-01T00:00:00Z","memberType":"Direct","roleEligibilityScheduleId":"y","principal":{"@odata.type":"#microsoft.graph.user","id":"u1","displayName":"G","userPrincipalName":"u"}}
            """));
        var group = Lines.AssertAllFilled(Lines.Read(SectionReaders.GroupEligibilities, """
            {"id":"p1","groupId":"g1","principalId":"u1","accessId":"owner","memberType":"direct","startDateTime":"2026-01-01T00:00:00Z","endDateTime":"2027-01-01T00:00:00Z","eligibilityScheduleId":"z"}
            """));

        Assert.Equal((RoleAssignmentType.Activated, RoleMemberType.Group, false), (schedule.AssignmentType, schedule.MemberType, schedule.IsPermanent));
        Assert.Equal((RoleMemberType.Direct, true), (eligibility.MemberType, eligibility.IsTenantWide));
        Assert.Equal((GroupAccess.Owner, RoleMemberType.Direct), (group.AccessId, group.MemberType));
    }

    [Theory]
    [InlineData("""{"id":"s","assignmentType":"Assigned","endDateTime":null}""", true)]
    [InlineData("""{"id":"s","assignmentType":"Assigned","endDateTime":"2027-01-01T00:00:00Z"}""", false)]
    [InlineData("""{"id":"s","assignmentType":"Activated","endDateTime":null}""", false)]
    [InlineData("""{"id":"s","assignmentType":"Borrowed","endDateTime":null}""", null)]
    [InlineData("""{"id":"s"}""", null)]
    public void Permanent_means_assigned_without_end(string line, bool? expected) =>
        Assert.Equal(expected, Lines.Read(SectionReaders.RoleAssignmentSchedules, line).IsPermanent);

    [Fact]
    public void Role_management_policy_answers_from_its_rules()
    {
        var policy = Lines.Read(SectionReaders.RoleManagementPolicies, $$$"""
            {"id":"DirectoryRole_t_p_r","policyId":"DirectoryRole_t_p","scopeId":"/","scopeType":"DirectoryRole","roleDefinitionId":"{{{GlobalAdministrator}}}","policy":{"id":"DirectoryRole_t_p","displayName":"DirectoryRole","rules":[
            {"id":"Expiration_Admin_Eligibility","@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyExpirationRule","isExpirationRequired":false,"maximumDuration":"P365D","target":{"caller":"Admin","operations":["all"],"level":"Eligibility"}},
            {"id":"Expiration_Admin_Assignment","@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyExpirationRule","isExpirationRequired":true,"maximumDuration":"P180D"},
            {"id":"Enablement_Admin_Assignment","@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyEnablementRule","enabledRules":["Justification"]},
            {"maximumDuration":"PT8H","@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyExpirationRule","id":"Expiration_EndUser_Assignment","isExpirationRequired":true},
            {"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyEnablementRule","id":"Enablement_EndUser_Assignment","enabledRules":["MultiFactorAuthentication","Justification","Biometrics"]},
            {"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule","id":"Approval_EndUser_Assignment","setting":{"isApprovalRequired":true,"isApprovalRequiredForExtension":false,"isRequestorJustificationRequired":true,"approvalMode":"SingleStage","approvalStages":[{"approvalStageTimeOutInDays":1,"isApproverJustificationRequired":true,"escalationTimeInMinutes":0,"isEscalationEnabled":false,"primaryApprovers":[{"userId":"u1","description":"Adele Vance","@odata.type":"#microsoft.graph.singleUser"},{"@odata.type":"#microsoft.graph.groupMembers","isBackup":false,"id":"g1","description":"Approvers"},{"@odata.type":"#microsoft.graph.requestorManager","managerLevel":1}],"escalationApprovers":[]}]}},
            {"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyAuthenticationContextRule","id":"AuthenticationContext_EndUser_Assignment","isEnabled":true,"claimValue":"c1"},
            {"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyNotificationRule","id":"Notification_Admin_Admin_Eligibility","notificationType":"Email"}]}}
            """.ReplaceLineEndings(""));

        Assert.True(policy.IsApprovalRequired);
        Assert.Equal(["u1", null, null], policy.Approvers!.Select(approver => approver.UserId));
        Assert.Equal([null, "g1", null], policy.Approvers!.Select(approver => approver.GroupId));
        Assert.Equal(
            [RoleApproverKind.SingleUser, RoleApproverKind.GroupMembers, RoleApproverKind.RequestorManager],
            policy.Approvers!.Select(approver => approver.Kind));
        Assert.Equal(
            [RoleEnablementRequirement.MultiFactorAuthentication, RoleEnablementRequirement.Justification, RoleEnablementRequirement.Unrecognized],
            policy.ActivationRequirements);
        Assert.Equal([RoleEnablementRequirement.Justification], policy.AssignmentRequirements);
        Assert.False(policy.IsPermanentActiveAssignmentAllowed);
        Assert.True(policy.IsPermanentEligibilityAllowed);
        Assert.Equal("PT8H", policy.MaximumActivationDuration);
        Assert.Equal((true, "c1"), (policy.IsAuthenticationContextRequired, policy.AuthenticationContextClaim));
        Assert.Equal(RoleManagementPolicyRuleKind.Notification, policy.Rules![^1].Kind);
        Assert.Equal((GlobalAdministrator, "/", "DirectoryRole"), (policy.RoleDefinitionId, policy.ScopeId, policy.ScopeType));
    }

    [Theory]
    [InlineData("""{"id":"a"}""")]
    [InlineData("""{"id":"a","policy":null}""")]
    [InlineData("""{"id":"a","policy":{"rules":[]}}""")]
    public void Role_management_policy_without_rules_answers_nothing(string line)
    {
        var policy = Lines.Read(SectionReaders.RoleManagementPolicies, line);

        Assert.Null(policy.IsApprovalRequired);
        Assert.Null(policy.Approvers);
        Assert.Null(policy.ActivationRequirements);
        Assert.Null(policy.IsPermanentActiveAssignmentAllowed);
        Assert.Null(policy.AuthenticationContextClaim);
    }

    [Fact]
    public void Approval_that_names_nobody_has_no_approvers_rather_than_unknown_ones()
    {
        var policy = Lines.Read(SectionReaders.RoleManagementPolicies, """
            {"id":"a","policy":{"rules":[{"id":"Approval_EndUser_Assignment","setting":{"isApprovalRequired":true,"approvalStages":[{"primaryApprovers":null}]}}]}}
            """);

        Assert.Empty(policy.Approvers!);
    }
}
