using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>The navigation properties that $expand can follow.</summary>
internal static class Navigations
{
    internal static NavigationTarget? Resolve(RouteCall call, TypedObject item, string name)
    {
        var id = item.Value.Id();
        var directory = new DirectoryView(call.Store, call.Now);
        return (item.Type, name.ToLowerInvariant()) switch
        {
            ("user", "manager") => One(directory.Typed(call.Store.Managers.Targets(id, call.Now)), isMixed: true),
            ("user", "memberof" or "transitivememberof") => Many(directory.GroupsAndRolesOf(id).All()),
            ("user", "registereddevices" or "owneddevices") => Many(directory.Typed(call.Store.RegisteredDevices.Targets(id, call.Now))),
            ("group", "members" or "transitivemembers") => Many(directory.MembersOf(id).All()),
            ("group", "owners") => Many(directory.Typed(call.Store.GroupOwners.Targets(id, call.Now))),
            ("administrativeUnit", "members") => Many(directory.Typed(call.Store.UnitMembers.Targets(id, call.Now))),
            ("domain", "federationconfiguration") => new NavigationTarget(call.Store.Federations.Of(id).All(call.Now).Select(value => new TypedObject("internalDomainFederation", value)), true),
            ("unifiedRoleManagementPolicyAssignment", "policy") => Inline(item, "policy", "unifiedRoleManagementPolicy"),
            ("unifiedRoleManagementPolicy", "rules" or "effectiverules") => InlineMany(item, "rules", "unifiedRoleManagementPolicyRule"),
            (_, "principal") when item.Value.Text("principalId") is { } principal => One(directory.Typed([principal]), isMixed: true),
            (_, "group") when item.Value.Text("groupId") is { } group => One(directory.Typed([group]), isMixed: false),
            (_, "roledefinition") when item.Value.Text("roleDefinitionId") is { } role => new NavigationTarget(RoleDefinition(call, role), false),
            (_, "directoryscope" or "appscope" or "activatedusing" or "roleassignmentschedule" or "roleeligibilityschedule") => new NavigationTarget([], false),
            _ => null,
        };
    }

    private static IEnumerable<TypedObject> RoleDefinition(RouteCall call, string id) =>
        call.Store["roleDefinitions"].Find(id, call.Now) is { } role ? [new TypedObject("unifiedRoleDefinition", role)] : [];

    private static NavigationTarget One(IEnumerable<TypedObject> items, bool isMixed) => new(items, false, isMixed);

    private static NavigationTarget Many(IEnumerable<TypedObject> items) => new(items, true, true);

    private static NavigationTarget Inline(TypedObject item, string property, string type) =>
        new(item.Value.Property(property) is { ValueKind: JsonValueKind.Object } value ? [new TypedObject(type, value)] : [], false);

    private static NavigationTarget InlineMany(TypedObject item, string property, string type) =>
        new(item.Value.Items(property).Select(value => new TypedObject(type, value)), true);
}
