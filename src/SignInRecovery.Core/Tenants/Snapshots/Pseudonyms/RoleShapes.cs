using static SignInRecovery.Tenants.Snapshots.Shape;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>The allow-list for roles, their holders and their activation.</summary>
internal static class RoleShapes
{
    private static readonly Shape[] Principal =
        Object("principal", Keep("@odata.type"), Ids("id"), Names("User", "displayName"), Of(Treatment.Mail, "userPrincipalName"));

    private static readonly Shape[] Approver =
        [.. Keep("@odata.type", "isBackup"), .. Ids("id", "userId", "groupId"), .. Names("Approver", "description")];

    private static readonly Shape[] Rule =
    [
        .. Keep("@odata.type", "id", "enabledRules", "isEnabled", "isExpirationRequired", "maximumDuration"),
        .. Ids("claimValue"),
        .. Object("target", Keep("caller", "operations", "level", "inheritableSettings", "enforcedSettings")),
        .. Object(
            "setting",
            Keep("isApprovalRequired", "isApprovalRequiredForExtension", "isRequestorJustificationRequired", "approvalMode"),
            Object(
                "approvalStages",
                Keep("approvalStageTimeOutInDays", "isApproverJustificationRequired", "escalationTimeInMinutes", "isEscalationEnabled"),
                Object("primaryApprovers", Approver),
                Object("escalationApprovers", Approver))),
    ];

    /// <summary>The shapes of these sections.</summary>
    public static IEnumerable<(string Section, Shape Shape)> All =>
    [
        ("roleDefinitions", Line(
            Ids("id", "templateId"),
            Names("Role", "displayName"),
            Keep("isBuiltIn", "isEnabled", "isPrivileged"),
            Object("rolePermissions", Keep("allowedResourceActions", "condition")),
            Drop("description"))),
        ("roleAssignments", Line(Ids("id", "principalId", "roleDefinitionId", "directoryScopeId", "appScopeId"), Principal)),
        ("roleEligibilities", Line(
            Ids("id", "principalId", "roleDefinitionId", "directoryScopeId", "appScopeId", "roleEligibilityScheduleId"),
            Keep("startDateTime", "endDateTime", "memberType"),
            Principal)),
        ("roleAssignmentSchedules", Line(
            Ids("id", "principalId", "roleDefinitionId", "directoryScopeId", "appScopeId", "roleAssignmentOriginId", "roleAssignmentScheduleId"),
            Keep("startDateTime", "endDateTime", "assignmentType", "memberType"),
            Principal)),
        ("roleManagementPolicies", Line(
            Ids("id", "policyId", "scopeId", "roleDefinitionId"),
            Keep("scopeType"),
            Object("policy", Ids("id"), Object("rules", Rule)))),
        ("groupEligibilities", Line(
            Ids("id", "principalId", "groupId", "eligibilityScheduleId"),
            Keep("startDateTime", "endDateTime", "memberType", "accessId"))),
    ];
}
