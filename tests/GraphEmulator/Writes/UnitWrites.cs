using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>Administrative units, restricted ones too, with their members and scoped roles (facts/recovery.md, D4).</summary>
internal static class UnitWrites
{
    private const int MostRestricted = 100;

    internal static void Add(RouteBuilder builder)
    {
        builder.Add("POST", "/directory/administrativeUnits", Create);
        builder.Add("PATCH", "/directory/administrativeUnits/{id}", Update);
        builder.Add("DELETE", "/directory/administrativeUnits/{id}", Delete);
        builder.Add("POST", "/directory/administrativeUnits/{id}/members/$ref", AddMember);
        builder.Add("DELETE", "/directory/administrativeUnits/{id}/members/{key}/$ref", RemoveMember);
        builder.Add("POST", "/directory/administrativeUnits/{id}/scopedRoleMembers", AddScopedRole);
        builder.Add("DELETE", "/directory/administrativeUnits/{id}/scopedRoleMembers/{key}", RemoveScopedRole);
    }

    private static JsonElement Unit(RouteCall call) => RouteBuilder.Existing(call.Store["administrativeUnits"], call, call["id"]);

    private static GraphReply Create(RouteCall call)
    {
        var body = call.Request.JsonBody();
        Merge.Demand(body, "displayName");
        if (body.IsTrue("isMemberManagementRestricted")
            && call.Store["administrativeUnits"].All(DateTimeOffset.MaxValue).Count(unit => unit.IsTrue("isMemberManagementRestricted")) >= MostRestricted)
        {
            throw new GraphException(403, "Directory_QuotaExceeded", $"The tenant has {MostRestricted} restricted management administrative units, which is the limit.");
        }

        var unit = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["deletedDateTime"] = null,
            ["description"] = null,
            ["displayName"] = null,
            ["isMemberManagementRestricted"] = false,
            ["membershipRule"] = null,
            ["membershipRuleProcessingState"] = null,
            ["membershipType"] = null,
            ["visibility"] = null,
        };
        Merge.Apply(unit, body, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "id" });
        var created = JsonText.ToElement(unit);
        call.Store["administrativeUnits"].Put(created, call.VisibleFrom);
        call.Audit = Audit("Add administrative unit", "Add", created);
        return UserWrites.Created(call, new TypedObject("administrativeUnit", created), "directory/administrativeUnits");
    }

    private static GraphReply Update(RouteCall call)
    {
        var unit = Unit(call);
        var body = call.Request.JsonBody();
        if (body.Property("isMemberManagementRestricted") is { } flag && flag.ValueKind == JsonValueKind.True != unit.IsTrue("isMemberManagementRestricted"))
        {
            throw GraphException.RequestBadRequest("Property 'isMemberManagementRestricted' is read-only: it can be set only when the administrative unit is created.");
        }

        call.Store["administrativeUnits"].Put(Merge.Into(unit, body, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "id" }), call.VisibleFrom);
        call.Audit = Audit("Update administrative unit", "Update", unit);
        return GraphReply.NoContent();
    }

    private static GraphReply Delete(RouteCall call)
    {
        var unit = Unit(call);
        var deleted = JsonText.ToObject(unit);
        deleted["deletedDateTime"] = JsonText.Time(call.Time);
        _ = call.Store["administrativeUnits"].Remove(unit.Id(), call.VisibleFrom);
        call.Store["deletedUnits"].Put(JsonText.ToElement(deleted), call.VisibleFrom);
        foreach (var member in call.Store.UnitMembers.Targets(unit.Id(), DateTimeOffset.MaxValue))
        {
            MarkRestricted(call, member);
        }

        call.Audit = Audit("Delete administrative unit", "Delete", unit);
        return GraphReply.NoContent();
    }

    private static GraphReply AddMember(RouteCall call)
    {
        var unit = Unit(call);
        var target = References.Existing(call, References.Id(call));
        if (target.Type is not ("user" or "group" or "device"))
        {
            throw GraphException.RequestBadRequest("Users, groups and devices can be members of an administrative unit.");
        }

        if (!call.Store.UnitMembers.Add(unit.Id(), target.Value.Id(), call.VisibleFrom))
        {
            throw GraphException.RequestBadRequest("One or more added object references already exist for the following modified properties: 'members'.");
        }

        MarkRestricted(call, target.Value.Id());
        call.Audit = Audit("Add member to administrative unit", "Assign", unit) with { TargetType = target.Type == "user" ? "User" : "Group", TargetId = target.Value.Id(), TargetName = target.Value.Text("displayName"), Other = ("AdministrativeUnit", unit.Id(), unit.Text("displayName")) };
        return GraphReply.NoContent();
    }

    private static GraphReply RemoveMember(RouteCall call)
    {
        var unit = Unit(call);
        if (!call.Store.UnitMembers.Remove(unit.Id(), call["key"], call.VisibleFrom))
        {
            throw GraphException.NotFound(call["key"]);
        }

        MarkRestricted(call, call["key"]);
        call.Audit = Audit("Remove member from administrative unit", "Unassign", unit);
        return GraphReply.NoContent();
    }

    private static GraphReply AddScopedRole(RouteCall call)
    {
        var unit = Unit(call);
        var body = call.Request.JsonBody();
        Merge.Demand(body, "roleId", "roleMemberInfo");
        var member = References.Existing(call, body.Property("roleMemberInfo")?.Text("id") ?? throw GraphException.RequestBadRequest("roleMemberInfo needs an id."));
        if (new DirectoryView(call.Store, DateTimeOffset.MaxValue).AnyRole(body.Text("roleId")!) is not { } role)
        {
            throw GraphException.NotFound(body.Text("roleId")!);
        }

        var scoped = JsonText.ToElement(new JsonObject
        {
            ["id"] = JsonText.Base64Url(Guid.NewGuid().ToByteArray()) + "U",
            ["roleId"] = role.Value.Id(),
            ["administrativeUnitId"] = unit.Id(),
            ["roleMemberInfo"] = new JsonObject { ["id"] = member.Value.Id(), ["displayName"] = member.Value.Text("displayName") },
        });
        call.Store["scopedRoleMembers"].Put(scoped, call.VisibleFrom);
        call.Audit = Audit("Add member to role scoped over Administrative Unit", "Assign", unit);
        return UserWrites.Created(call, new TypedObject("scopedRoleMembership", scoped), "scopedRoleMemberships");
    }

    private static GraphReply RemoveScopedRole(RouteCall call)
    {
        var unit = Unit(call);
        if (!call.Store["scopedRoleMembers"].Remove(call["key"], call.VisibleFrom))
        {
            throw GraphException.NotFound(call["key"]);
        }

        call.Audit = Audit("Remove member from role scoped over Administrative Unit", "Unassign", unit);
        return GraphReply.NoContent();
    }

    // isManagementRestricted of a user or group follows from its units.
    private static void MarkRestricted(RouteCall call, string id)
    {
        foreach (var set in new[] { call.Store.Users, call.Store.Groups })
        {
            if (set.Latest(id) is not { } item)
            {
                continue;
            }

            var isRestricted = call.Store.UnitMembers.Origins(id, DateTimeOffset.MaxValue)
                .Any(unit => call.Store["administrativeUnits"].Latest(unit) is { } found && found.IsTrue("isMemberManagementRestricted"));
            if (isRestricted != item.IsTrue("isManagementRestricted"))
            {
                var changed = JsonText.ToObject(item);
                changed["isManagementRestricted"] = isRestricted ? true : null;
                set.Put(JsonText.ToElement(changed), call.VisibleFrom);
            }
        }
    }

    private static AuditEntry Audit(string activity, string operation, JsonElement unit) =>
        new(activity, "AdministrativeUnit", operation, "AdministrativeUnit", unit.Id(), unit.Text("displayName"));
}
