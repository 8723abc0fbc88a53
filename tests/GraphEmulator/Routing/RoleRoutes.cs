using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Query;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>Directory roles, their assignments, and Privileged Identity Management.</summary>
internal static class RoleRoutes
{
    private static readonly CollectionSpec Assignments = CollectionSpec.Plain("unifiedRoleAssignment");

    internal static void Add(RouteBuilder builder)
    {
        builder.Set("/roleManagement/directory/roleDefinitions", "roleDefinitions", CollectionSpec.Plain("unifiedRoleDefinition") with { DefaultTop = 999 });
        builder.Set("/roleManagement/directory/roleAssignments", "roleAssignments", Assignments);
        builder.Collection("/roleManagement/directory/transitiveRoleAssignments", Assignments with { HasItems = false }, Transitive, "roleAssignments", isBetaOnly: true);

        builder.Set("/roleManagement/directory/roleAssignmentScheduleInstances", "roleAssignmentSchedules", CollectionSpec.Plain("unifiedRoleAssignmentScheduleInstance"));
        builder.Set("/roleManagement/directory/roleEligibilityScheduleInstances", "roleEligibilities", CollectionSpec.Plain("unifiedRoleEligibilityScheduleInstance"));
        builder.Collection("/roleManagement/directory/roleAssignmentSchedules", CollectionSpec.Plain("unifiedRoleAssignmentSchedule"), call => Schedules(call, "roleAssignmentSchedules", "roleAssignmentScheduleId", "unifiedRoleAssignmentSchedule"), "roleAssignmentSchedules");
        builder.Collection("/roleManagement/directory/roleEligibilitySchedules", CollectionSpec.Plain("unifiedRoleEligibilitySchedule"), call => Schedules(call, "roleEligibilities", "roleEligibilityScheduleId", "unifiedRoleEligibilitySchedule"), "roleEligibilities");
        builder.Set("/roleManagement/directory/roleAssignmentScheduleRequests", "roleAssignmentScheduleRequests", CollectionSpec.Plain("unifiedRoleAssignmentScheduleRequest"), "roleAssignmentSchedules");
        builder.Set("/roleManagement/directory/roleEligibilityScheduleRequests", "roleEligibilityScheduleRequests", CollectionSpec.Plain("unifiedRoleEligibilityScheduleRequest"), "roleEligibilities");

        builder.Collection("/policies/roleManagementPolicyAssignments", CollectionSpec.Plain("unifiedRoleManagementPolicyAssignment"), PolicyAssignments, "roleManagementPolicies", find: (call, id) => call.Store["roleManagementPolicyAssignments"].Find(id, call.Now) is { } item ? new TypedObject("unifiedRoleManagementPolicyAssignment", item) : null);
        builder.Collection("/policies/roleManagementPolicies", CollectionSpec.Plain("unifiedRoleManagementPolicy"), Policies, "roleManagementPolicies", find: (call, id) => AllPolicies(call).All().Where(item => item.Value.Id() == id).Select(item => (TypedObject?)item).FirstOrDefault());

        builder.Collection("/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances", CollectionSpec.Plain("privilegedAccessGroupEligibilityScheduleInstance"), call => GroupSchedules(call, "groupEligibilities"), "groupEligibilities");
        builder.Collection("/identityGovernance/privilegedAccess/group/assignmentScheduleInstances", CollectionSpec.Plain("privilegedAccessGroupAssignmentScheduleInstance"), call => GroupSchedules(call, "groupAssignments"), "groupEligibilities");

        // Directory roles come all at once (facts/graph.md, I3).
        builder.Collection("/directoryRoles", CollectionSpec.Directory("directoryRole") with { Pages = false, TakesTop = false }, call => ObjectSequence.Of([.. View(call).ActiveRoles()]), "roleAssignments", find: Role);
        builder.Collection(
            "/directoryRoles/{id}/members",
            CollectionSpec.Mixed() with { HasItems = false, TakesTop = false, Pages = false },
            call =>
            {
                var role = Role(call, call["id"]) ?? throw GraphException.NotFound(call["id"]);
                return ObjectSequence.Of([.. View(call).Typed(View(call).HoldersOf(role.Value.Text("roleTemplateId") ?? string.Empty))]);
            },
            "roleAssignments");
    }

    private static DirectoryView View(RouteCall call) => new(call.Store, call.Now);

    private static TypedObject? Role(RouteCall call, string id) =>
        View(call).ActiveRoles().Where(role => JsonText.Same(role.Value.Id(), id) || JsonText.Same(role.Value.Text("roleTemplateId"), id)).Select(role => (TypedObject?)role).FirstOrDefault();

    // Asked for one principal: the assignments of its groups too.
    private static ObjectSequence Transitive(RouteCall call)
    {
        if (!call.Request.IsEventual || !call.Query.Count || call.Query.Filter is null)
        {
            throw GraphException.RequestBadRequest("transitiveRoleAssignments needs $filter, $count=true and the header 'ConsistencyLevel: eventual'.");
        }

        var principal = call.Query.Filter.Everything().OfType<FilterExpression.Compare>()
            .Where(compare => compare is { Operator: "eq", Left: FilterExpression.Path { Segments: ["principalId"] }, Right: FilterExpression.Literal { Value: string } })
            .Select(compare => (string)((FilterExpression.Literal)compare.Right).Value!).FirstOrDefault()
            ?? throw GraphException.RequestBadRequest("transitiveRoleAssignments can be filtered by principalId only.");
        var principals = call.Store.Members.Origins(principal, call.Now).Append(principal).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = call.Store["roleAssignments"].All(call.Now).Where(item => principals.Contains(item.Text("principalId") ?? string.Empty))
            .Select(item =>
            {
                var copy = JsonText.ToObject(item);
                copy["principalId"] = principal;
                return JsonText.ToElement(copy);
            });
        return ObjectSequence.Of([.. found], "unifiedRoleAssignment");
    }

    // The snapshot keeps the instances; a schedule is what several instances of one id came from.
    private static ObjectSequence Schedules(RouteCall call, string set, string idProperty, string type) =>
        ObjectSequence.Of(
            [
                .. call.Store[set].All(call.Now).Where(instance => instance.Text(idProperty) is not null).DistinctBy(instance => instance.Text(idProperty)).Select(instance =>
                {
                    var end = instance.Text("endDateTime");
                    return JsonText.ToElement(new System.Text.Json.Nodes.JsonObject
                    {
                        ["id"] = instance.Text(idProperty),
                        ["principalId"] = instance.Text("principalId"),
                        ["roleDefinitionId"] = instance.Text("roleDefinitionId"),
                        ["directoryScopeId"] = instance.Text("directoryScopeId"),
                        ["appScopeId"] = null,
                        ["createdUsing"] = null,
                        ["status"] = "Provisioned",
                        ["memberType"] = instance.Text("memberType"),
                        ["scheduleInfo"] = new System.Text.Json.Nodes.JsonObject
                        {
                            ["startDateTime"] = instance.Text("startDateTime"),
                            ["recurrence"] = null,
                            ["expiration"] = new System.Text.Json.Nodes.JsonObject { ["type"] = end is null ? "noExpiration" : "afterDateTime", ["endDateTime"] = end, ["duration"] = null },
                        },
                    });
                }),
            ],
            type);

    private static ObjectSequence PolicyAssignments(RouteCall call)
    {
        DemandScope(call);
        return ObjectSequence.Of(call.Store["roleManagementPolicyAssignments"], "unifiedRoleManagementPolicyAssignment", call.Now);
    }

    private static ObjectSequence Policies(RouteCall call)
    {
        DemandScope(call);
        return AllPolicies(call);
    }

    private static ObjectSequence AllPolicies(RouteCall call) => ObjectSequence.Of(
        [
            .. call.Store["roleManagementPolicyAssignments"].All(call.Now).Where(item => item.Property("policy") is not null).DistinctBy(item => item.Text("policyId")).Select(item =>
            {
                var policy = JsonText.ToObject(item.Property("policy")!.Value);
                policy["scopeId"] = item.Text("scopeId");
                policy["scopeType"] = item.Text("scopeType");
                return JsonText.ToElement(policy);
            }),
        ],
        "unifiedRoleManagementPolicy");

    // The API page: scopeId and scopeType must be given.
    private static void DemandScope(RouteCall call)
    {
        var named = Named(call);
        if (call.Caller is not null && !(named.Contains("scopeId") && named.Contains("scopeType")))
        {
            throw GraphException.BadRequest("The filter must name scopeId and scopeType, as in $filter=scopeId eq '/' and scopeType eq 'DirectoryRole'.");
        }
    }

    // The API page: the request must be scoped to a principal or to a group.
    private static ObjectSequence GroupSchedules(RouteCall call, string set)
    {
        var named = Named(call);
        return call.Caller is null || named.Contains("groupId") || named.Contains("principalId")
            ? ObjectSequence.Of(call.Store[set], "privilegedAccessGroupScheduleInstance", call.Now)
            : throw new GraphException(400, "InvalidFilter", "The filter must name groupId or principalId.");
    }

    private static HashSet<string> Named(RouteCall call) =>
        (call.Query.Filter?.Everything().OfType<FilterExpression.Path>().Select(path => path.Segments[0]) ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
