using static SignInRecovery.Tenants.Snapshots.Shape;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>The allow-list for applications, partners, governance, the sign-in log and our own attestations.</summary>
internal static class OtherShapes
{
    private static readonly Shape[] Query = [.. Keep("@odata.type", "queryType"), .. Ids("query"), .. Drop("queryRoot")];

    private static readonly Shape[] Scope = Nest(Nest(Query));

    private static Shape[] Nest(Shape[] inner) => [.. Query, .. Object("principalScopes", inner), .. Object("resourceScopes", inner)];

    /// <summary>The shapes of these sections.</summary>
    public static IEnumerable<(string Section, Shape Shape)> All =>
    [
        ("servicePrincipals", Line(
            Ids("id", "appId", "appOwnerOrganizationId", "tags"),
            Names("Application", "displayName"),
            Keep("accountEnabled", "appRoleAssignmentRequired", "servicePrincipalType", "signInAudience"),
            Of(Treatment.Attributes, "customSecurityAttributes"))),
        ("delegatedAdminRelationships", Line(
            Ids("id"),
            Names("Relationship", "displayName"),
            Keep("status", "duration", "autoExtendDuration", "createdDateTime", "activatedDateTime", "endDateTime", "lastModifiedDateTime"),
            Object("customer", Ids("tenantId"), Names("Tenant", "displayName")),
            Object("accessDetails", Object("unifiedRoles", Ids("roleDefinitionId"))),
            Drop("@odata.etag"))),
        ("accessReviews", Line(
            Ids("id"),
            Names("Review", "displayName"),
            Keep("createdDateTime", "lastModifiedDateTime", "status"),
            Object("scope", Scope),
            Object("reviewers", Scope),
            Object(
                "settings",
                Keep("mailNotificationsEnabled", "autoApplyDecisionsEnabled", "defaultDecisionEnabled", "defaultDecision", "instanceDurationInDays"),
                Object("applyActions", Keep("@odata.type")),
                Object("recurrence", Object("pattern", Keep("type", "interval")), Object("range", Keep("type", "startDate", "endDate")))),
            Drop("descriptionForAdmins"))),
        ("lifecycleWorkflows", Line(
            Ids("id"),
            Names("Workflow", "displayName"),
            Keep("category", "isEnabled", "isSchedulingEnabled", "nextScheduleRunDateTime"),
            Object(
                "executionConditions",
                Keep("@odata.type"),
                Object("scope", Keep("@odata.type"), Of(Treatment.Rule, "rule"), IdOrObject("groups", Ids("id"))),
                Object("trigger", Keep("@odata.type", "timeBasedAttribute", "offsetInDays"))),
            Object("tasks", Guids("taskDefinitionId"), Names("Task", "displayName"), Keep("isEnabled")))),
        ("signIns", Line(
            Ids("id", "correlationId", "userId", "homeTenantId", "appId", "resourceId"),
            Keep("createdDateTime", "crossTenantAccessType", "clientAppUsed", "authenticationProtocol", "isInteractive", "conditionalAccessStatus", "riskLevelDuringSignIn", "riskLevelAggregated", "riskState"),
            Names("User", "userDisplayName"),
            Of(Treatment.Mail, "userPrincipalName"),
            Names("Application", "appDisplayName", "resourceDisplayName"),
            Of(Treatment.Address, "ipAddress"),
            Object("location", Keep("countryOrRegion"), Drop("city", "state")),
            Object("deviceDetail", Ids("deviceId"), Names("Device", "displayName"), Keep("operatingSystem", "browser", "isCompliant", "isManaged", "trustType")),
            Object("status", Keep("errorCode"), Drop("failureReason", "additionalDetails")),
            Object(
                "appliedConditionalAccessPolicies",
                Ids("id"),
                Names("Policy", "displayName"),
                Keep("result", "enforcedGrantControls", "enforcedSessionControls", "conditionsSatisfied", "conditionsNotSatisfied")))),
        ("attestations", Line(
            Ids("id"),
            Of(Treatment.IdOrDomain, "target"),
            Keep("kind", "check", "answer", "date"),
            Names("User", "by", "custodians"),
            Drop("note"))),
    ];
}
