using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>Role assignments, directly and in the way of Privileged Identity Management.</summary>
internal static class RoleWrites
{
    internal static void Add(RouteBuilder builder)
    {
        builder.Add("POST", "/roleManagement/directory/roleAssignments", Assign);
        builder.Add("DELETE", "/roleManagement/directory/roleAssignments/{id}", Unassign);
        builder.Add("POST", "/roleManagement/directory/roleAssignmentScheduleRequests", call => Request(call, isEligibility: false), "roleAssignmentSchedules");
        builder.Add("POST", "/roleManagement/directory/roleEligibilityScheduleRequests", call => Request(call, isEligibility: true), "roleEligibilities");
    }

    private static GraphReply Assign(RouteCall call)
    {
        var body = call.Request.JsonBody();
        Merge.Demand(body, "principalId", "roleDefinitionId");
        var scope = body.Text("directoryScopeId") ?? "/";
        var (principal, role) = Parties(call, body, scope);
        if (Assignment(call, principal, role, scope) is not null)
        {
            throw GraphException.RequestBadRequest("A conflicting object with one or more of the specified property values is present in the directory.");
        }

        // With PIM the role's policy may forbid what does not end (facts/graph.md, I1c).
        RolePolicy.Demand(call, role, "Admin", "Assignment", null, isPermanent: true, justification: "direct");
        var assignment = Put(call, principal, role, scope, null, null, "Assigned");
        call.Audit = Audit(call, "Add member to role", "Assign", principal, role);
        return UserWrites.Created(call, new TypedObject("unifiedRoleAssignment", assignment), "roleManagement/directory/roleAssignments");
    }

    private static GraphReply Unassign(RouteCall call)
    {
        var assignment = RouteBuilder.Existing(call.Store["roleAssignments"], call, call["id"]);
        Withdraw(call, assignment);
        call.Audit = Audit(call, "Remove member from role", "Unassign", assignment.Text("principalId")!, assignment.Text("roleDefinitionId")!);
        return GraphReply.NoContent();
    }

    private static GraphReply Request(RouteCall call, bool isEligibility)
    {
        var body = call.Request.JsonBody();
        Merge.Demand(body, "action", "principalId", "roleDefinitionId", "directoryScopeId");
        var action = body.Text("action")!;
        var scope = body.Text("directoryScopeId")!;
        var (principal, role) = Parties(call, body, scope);
        var validates = body.IsTrue("isValidationOnly");
        var start = RolePolicy.Start(body, call.Time);
        var end = RolePolicy.End(body, start);
        switch (action)
        {
            case "adminAssign" or "adminExtend" or "adminRenew" or "adminUpdate":
                RolePolicy.Demand(call, role, "Admin", isEligibility ? "Eligibility" : "Assignment", end - start, end is null, body.Text("justification"));
                if (action == "adminAssign" && Existing(call, principal, role, scope, isEligibility) is not null)
                {
                    throw new GraphException(400, "RoleAssignmentExists", "The Role assignment already exists.");
                }

                break;
            case "adminRemove" or "selfDeactivate":
                if (Existing(call, principal, role, scope, isEligibility) is null)
                {
                    throw new GraphException(400, "RoleAssignmentDoesNotExist", "The Role assignment does not exist.");
                }

                break;
            case "selfActivate" when !isEligibility:
                if (call.Caller is { } caller && !JsonText.Same(caller.ObjectId, principal))
                {
                    throw new GraphException(400, "InvalidRoleAssignmentRequest", "Only the principal itself can activate its role.");
                }

                if (Existing(call, principal, role, scope, isEligibility: true) is null)
                {
                    throw new GraphException(400, "RoleAssignmentDoesNotExist", "The principal is not eligible for the role.");
                }

                RolePolicy.Demand(call, role, "EndUser", "Assignment", end - start, end is null, body.Text("justification"));
                break;
            default:
                throw GraphException.BadRequest($"The action '{action}' is not supported here.");
        }

        var request = RequestObject(call, body, action, principal, role, scope, start, end, isEligibility);
        if (!validates)
        {
            Apply(call, action, principal, role, scope, start, end, isEligibility, request.Text("targetScheduleId")!);
            call.Store[isEligibility ? "roleEligibilityScheduleRequests" : "roleAssignmentScheduleRequests"].Put(request, call.VisibleFrom);
            call.Audit = Audit(call, isEligibility ? "Add eligible member to role in PIM completed (permanent)" : "Add member to role in PIM completed (permanent)", "Assign", principal, role);
        }

        return UserWrites.Created(call, new TypedObject("unifiedRoleScheduleRequest", request), "roleManagement/directory/" + call.Match.Route.Segments[^1]);
    }

    private static void Apply(RouteCall call, string action, string principal, string role, string scope, DateTimeOffset start, DateTimeOffset? end, bool isEligibility, string schedule)
    {
        if (action is "adminRemove" or "selfDeactivate")
        {
            var existing = Existing(call, principal, role, scope, isEligibility)!.Value;
            if (isEligibility)
            {
                _ = call.Store["roleEligibilities"].Remove(existing.Id(), call.VisibleFrom);
            }
            else
            {
                Withdraw(call, existing);
            }
        }
        else if (isEligibility)
        {
            call.Store["roleEligibilities"].Put(
                JsonText.ToElement(new JsonObject
                {
                    ["id"] = Existing(call, principal, role, scope, isEligibility)?.Id() ?? NewId() + "-e",
                    ["principalId"] = principal,
                    ["roleDefinitionId"] = role,
                    ["directoryScopeId"] = scope,
                    ["appScopeId"] = null,
                    ["startDateTime"] = JsonText.Time(start),
                    ["endDateTime"] = end is { } until ? JsonText.Time(until) : null,
                    ["memberType"] = "Direct",
                    ["roleEligibilityScheduleId"] = schedule,
                }),
                call.VisibleFrom);
        }
        else
        {
            _ = Put(call, principal, role, scope, start, end, action == "selfActivate" ? "Activated" : "Assigned", schedule);
        }
    }

    private static JsonElement Put(RouteCall call, string principal, string role, string scope, DateTimeOffset? start, DateTimeOffset? end, string type, string? schedule = null)
    {
        var id = Assignment(call, principal, role, scope)?.Id() ?? NewId() + "-1";
        var assignment = JsonText.ToElement(new JsonObject { ["id"] = id, ["principalId"] = principal, ["roleDefinitionId"] = role, ["directoryScopeId"] = scope });
        call.Store["roleAssignments"].Put(assignment, call.VisibleFrom);
        call.Store["roleAssignmentSchedules"].Put(
            JsonText.ToElement(new JsonObject
            {
                ["id"] = id,
                ["principalId"] = principal,
                ["roleDefinitionId"] = role,
                ["directoryScopeId"] = scope,
                ["appScopeId"] = null,
                ["startDateTime"] = JsonText.Time(start ?? call.Time),
                ["endDateTime"] = end is { } until ? JsonText.Time(until) : null,
                ["assignmentType"] = type,
                ["memberType"] = "Direct",
                ["roleAssignmentOriginId"] = id,
                ["roleAssignmentScheduleId"] = schedule ?? Guid.NewGuid().ToString(),
            }),
            call.VisibleFrom);
        return assignment;
    }

    private static void Withdraw(RouteCall call, JsonElement assignment)
    {
        _ = call.Store["roleAssignments"].Remove(assignment.Id(), call.VisibleFrom);
        _ = call.Store["roleAssignmentSchedules"].Remove(assignment.Id(), call.VisibleFrom);
    }

    private static (string Principal, string Role) Parties(RouteCall call, JsonElement body, string scope)
    {
        var principal = References.Existing(call, body.Text("principalId")!);
        if (principal.Type == "group" && !principal.Value.IsTrue("isAssignableToRole"))
        {
            throw GraphException.RequestBadRequest("The group cannot hold a role: isAssignableToRole is not true.");
        }

        var role = call.Store["roleDefinitions"].Latest(body.Text("roleDefinitionId")!)?.Id()
            ?? throw new GraphException(404, "Request_ResourceNotFound", $"Role definition '{body.Text("roleDefinitionId")}' does not exist.");
        if (scope != "/" && call.Store.DirectoryObject(scope.TrimEnd('/').Split('/')[^1], call.Now) is null)
        {
            throw GraphException.NotFound(scope);
        }

        return (principal.Value.Id(), role);
    }

    private static JsonElement? Existing(RouteCall call, string principal, string role, string scope, bool isEligibility) =>
        isEligibility ? Held(call, "roleEligibilities", principal, role, scope) : Assignment(call, principal, role, scope);

    private static JsonElement? Assignment(RouteCall call, string principal, string role, string scope) => Held(call, "roleAssignments", principal, role, scope);

    private static JsonElement? Held(RouteCall call, string set, string principal, string role, string scope) =>
        call.Store[set].All(DateTimeOffset.MaxValue)
            .Where(item => JsonText.Same(item.Text("principalId"), principal) && JsonText.Same(item.Text("roleDefinitionId"), role) && JsonText.Same(item.Text("directoryScopeId"), scope))
            .Select(item => (JsonElement?)item).FirstOrDefault();

    private static JsonElement RequestObject(RouteCall call, JsonElement body, string action, string principal, string role, string scope, DateTimeOffset start, DateTimeOffset? end, bool isEligibility) =>
        JsonText.ToElement(new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["status"] = action == "adminRemove" ? "Revoked" : "Provisioned",
            ["createdDateTime"] = JsonText.Time(call.Time),
            ["completedDateTime"] = JsonText.Time(call.Time),
            ["approvalId"] = null,
            ["customData"] = null,
            ["action"] = action,
            ["principalId"] = principal,
            ["roleDefinitionId"] = role,
            ["directoryScopeId"] = scope,
            ["appScopeId"] = null,
            ["isValidationOnly"] = body.IsTrue("isValidationOnly"),
            ["targetScheduleId"] = isEligibility ? Existing(call, principal, role, scope, true)?.Text("roleEligibilityScheduleId") ?? Guid.NewGuid().ToString() : Guid.NewGuid().ToString(),
            ["justification"] = body.Text("justification"),
            ["createdBy"] = new JsonObject { ["application"] = null, ["device"] = null, ["user"] = new JsonObject { ["displayName"] = null, ["id"] = call.Caller?.ObjectId } },
            ["scheduleInfo"] = new JsonObject
            {
                ["startDateTime"] = JsonText.Time(start),
                ["recurrence"] = null,
                ["expiration"] = new JsonObject { ["type"] = end is null ? "noExpiration" : "afterDateTime", ["endDateTime"] = end is { } until ? JsonText.Time(until) : null, ["duration"] = null },
            },
            ["ticketInfo"] = new JsonObject { ["ticketNumber"] = null, ["ticketSystem"] = null },
        });

    private static string NewId() => JsonText.Base64Url(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24));

    private static AuditEntry Audit(RouteCall call, string activity, string operation, string principal, string role) =>
        new(activity, "RoleManagement", operation, "User", principal, call.Store.DirectoryObject(principal, DateTimeOffset.MaxValue)?.Value.Text("userPrincipalName"))
        {
            Other = ("Role", role, call.Store["roleDefinitions"].Latest(role)?.Text("displayName")),
        };
}
