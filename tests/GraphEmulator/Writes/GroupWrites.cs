using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Permissions;
using SignInRecovery.GraphEmulator.Routing;
using SignInRecovery.GraphEmulator.Tenants;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>Groups, their members and owners. Role-assignable groups have rules of their own (facts/recovery.md, D3).</summary>
internal static class GroupWrites
{
    private const int MostRoleAssignable = 500;

    internal static void Add(RouteBuilder builder)
    {
        builder.Add("POST", "/groups", Create);
        builder.Add("PATCH", "/groups/{id}", Update);
        builder.Add("DELETE", "/groups/{id}", Delete);
        builder.Add("POST", "/groups/{id}/members/$ref", call => Link(call, call.Store.Members, "members"));
        builder.Add("DELETE", "/groups/{id}/members/{key}/$ref", call => Unlink(call, call.Store.Members, "members"));
        builder.Add("POST", "/groups/{id}/owners/$ref", call => Link(call, call.Store.GroupOwners, "owners"));
        builder.Add("DELETE", "/groups/{id}/owners/{key}/$ref", call => Unlink(call, call.Store.GroupOwners, "owners"));
    }

    private static GraphReply Create(RouteCall call)
    {
        var body = call.Request.JsonBody();
        Merge.Demand(body, "displayName", "mailEnabled", "mailNickname", "securityEnabled");
        Merge.CheckNames(body, "group");
        var isRoleAssignable = body.IsTrue("isAssignableToRole");
        if (isRoleAssignable)
        {
            call.Access.Demand(call, "RoleManagement.ReadWrite.Directory");
            call.Access.DemandRole(call, PermissionTable.PrivilegedRoleAdministrator);
            if (!body.IsTrue("securityEnabled") || body.Items("groupTypes").Any(type => type.GetString() == "DynamicMembership"))
            {
                throw GraphException.RequestBadRequest("A role-assignable group must be security-enabled, and its members must be assigned.");
            }

            if (call.Store.Groups.All(DateTimeOffset.MaxValue).Count(group => group.IsTrue("isAssignableToRole")) >= MostRoleAssignable)
            {
                throw new GraphException(403, "Directory_QuotaExceeded", $"The tenant has {MostRoleAssignable} role-assignable groups, which is the limit.");
            }
        }

        var group = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["createdDateTime"] = JsonText.Time(call.Time),
            ["description"] = null,
            ["displayName"] = null,
            ["groupTypes"] = new JsonArray(),
            ["isAssignableToRole"] = null,
            ["isManagementRestricted"] = null,
            ["mail"] = null,
            ["mailEnabled"] = false,
            ["mailNickname"] = null,
            ["membershipRule"] = null,
            ["membershipRuleProcessingState"] = null,
            ["onPremisesLastSyncDateTime"] = null,
            ["onPremisesSyncEnabled"] = null,
            ["securityEnabled"] = true,
            ["visibility"] = isRoleAssignable ? "Private" : null,
        };
        Merge.Apply(group, body, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "id" });
        var created = JsonText.ToElement(group);
        var owners = References.Bound(body, "owners").Select(id => References.Existing(call, id)).ToList();
        var members = References.Bound(body, "members").Select(id => References.Existing(call, id)).ToList();
        call.Store.Groups.Put(created, call.VisibleFrom);
        foreach (var owner in owners.Select(item => item.Value.Id()).DefaultIfEmpty(call.Caller is { IsApplication: false } caller ? caller.ObjectId : string.Empty).Where(id => id.Length > 0))
        {
            _ = call.Store.GroupOwners.Add(created.Id(), owner, call.VisibleFrom);
        }

        foreach (var member in members)
        {
            CheckMember(created, member);
            _ = call.Store.Members.Add(created.Id(), member.Value.Id(), call.VisibleFrom);
        }

        call.Audit = new AuditEntry("Add group", "GroupManagement", "Add", "Group", created.Id(), created.Text("displayName"));
        return UserWrites.Created(call, new TypedObject("group", created), "groups");
    }

    private static GraphReply Update(RouteCall call)
    {
        var group = Group(call);
        var body = call.Request.JsonBody();
        Merge.CheckNames(body, "group");
        DemandMay(call, group);
        if (body.Property("isAssignableToRole") is { } flag && flag.ValueKind == JsonValueKind.True != group.IsTrue("isAssignableToRole"))
        {
            throw GraphException.RequestBadRequest("Property 'isAssignableToRole' is read-only: it can be set only when the group is created.");
        }

        var added = References.Bound(body, "members").Select(id => References.Existing(call, id)).ToList();
        foreach (var member in added)
        {
            CheckMember(group, member);
            if (!call.Store.Members.Add(group.Id(), member.Value.Id(), call.VisibleFrom))
            {
                throw AlreadyThere("members");
            }
        }

        call.Store.Groups.Put(Merge.Into(group, body, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "id", "isAssignableToRole" }), call.VisibleFrom);
        call.Audit = new AuditEntry("Update group", "GroupManagement", "Update", "Group", group.Id(), group.Text("displayName")) { ChangedProperties = [.. body.EnumerateObject().Select(property => property.Name)] };
        return GraphReply.NoContent();
    }

    private static GraphReply Delete(RouteCall call)
    {
        var group = Group(call);
        DemandMay(call, group);
        var deleted = JsonText.ToObject(group);
        deleted["deletedDateTime"] = JsonText.Time(call.Time);
        _ = call.Store.Groups.Remove(group.Id(), call.VisibleFrom);

        // Microsoft 365 groups are kept to restore; security groups go for good (API page of group delete).
        if (group.Items("groupTypes").Any(type => type.GetString() == "Unified"))
        {
            call.Store["deletedGroups"].Put(JsonText.ToElement(deleted), call.VisibleFrom);
        }

        RoleHoldings.Withdraw(call, group.Id());
        call.Audit = new AuditEntry("Delete group", "GroupManagement", "Delete", "Group", group.Id(), group.Text("displayName"));
        return GraphReply.NoContent();
    }

    private static GraphReply Link(RouteCall call, LinkSet links, string relation)
    {
        var group = Group(call);
        DemandMay(call, group);
        var target = References.Existing(call, References.Id(call));
        if (relation == "members")
        {
            CheckMember(group, target);
            if (group.Items("groupTypes").Any(type => type.GetString() == "DynamicMembership"))
            {
                throw GraphException.RequestBadRequest("Insufficient privileges to complete the operation: the members of a dynamic group follow from its rule.");
            }
        }

        if (!links.Add(group.Id(), target.Value.Id(), call.VisibleFrom))
        {
            throw AlreadyThere(relation);
        }

        call.Audit = Audit(relation == "members" ? "Add member to group" : "Add owner to group", "Assign", group, target);
        return GraphReply.NoContent();
    }

    private static GraphReply Unlink(RouteCall call, LinkSet links, string relation)
    {
        var group = Group(call);
        DemandMay(call, group);
        if (!links.Remove(group.Id(), call["key"], call.VisibleFrom))
        {
            throw GraphException.NotFound(call["key"]);
        }

        var target = call.Store.DirectoryObject(call["key"], DateTimeOffset.MaxValue) is var (type, value) ? new TypedObject(type, value) : new TypedObject("user", JsonText.ToElement(new JsonObject { ["id"] = call["key"] }));
        call.Audit = Audit(relation == "members" ? "Remove member from group" : "Remove owner from group", "Unassign", group, target);
        return GraphReply.NoContent();
    }

    private static AuditEntry Audit(string activity, string operation, JsonElement group, TypedObject target) =>
        new(activity, "GroupManagement", operation, target.Type == "user" ? "User" : "Group", target.Value.Id(), target.Value.Text("userPrincipalName") ?? target.Value.Text("displayName"))
        {
            Other = ("Group", group.Id(), group.Text("displayName")),
        };

    private static JsonElement Group(RouteCall call) => RouteBuilder.Existing(call.Store.Groups, call, call["id"]);

    private static void DemandMay(RouteCall call, JsonElement group)
    {
        if (group.IsTrue("isAssignableToRole"))
        {
            // In a restricted unit or not: Global Administrators and Privileged Role Administrators (facts/recovery.md, D3 and D4); owners too.
            call.Access.Demand(call, "RoleManagement.ReadWrite.Directory");
            if (call.Caller is not { IsApplication: false } caller || !call.Store.GroupOwners.Targets(group.Id(), call.Now).Contains(caller.ObjectId, StringComparer.OrdinalIgnoreCase))
            {
                call.Access.DemandRole(call, PermissionTable.PrivilegedRoleAdministrator);
            }

            return;
        }

        Rights.DemandOutsideRestricted(call, group.Id());
        if (group.IsTrue("onPremisesSyncEnabled"))
        {
            throw GraphException.RequestBadRequest("Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.");
        }
    }

    private static void CheckMember(JsonElement group, TypedObject member)
    {
        if (group.IsTrue("isAssignableToRole") && member.Type == "group")
        {
            throw GraphException.RequestBadRequest("Groups cannot be nested in a role-assignable group.");
        }
    }

    private static GraphException AlreadyThere(string relation) =>
        GraphException.RequestBadRequest($"One or more added object references already exist for the following modified properties: '{relation}'.");
}
