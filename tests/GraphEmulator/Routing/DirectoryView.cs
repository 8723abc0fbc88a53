using System.Security.Cryptography;
using System.Text;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Tenants;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>The directory's relations as Graph shows them at one moment.</summary>
internal sealed class DirectoryView(TenantStore store, DateTimeOffset now)
{
    internal TypedObject? Find(string id) => store.DirectoryObject(id, now) is var (type, value) ? new TypedObject(type, value) : null;

    internal IEnumerable<TypedObject> Typed(IEnumerable<string> ids) => ids.Select(Find).OfType<TypedObject>();

    /// <summary>The members of a group. The snapshot keeps memberships as a whole, so direct and transitive ones are the same here.</summary>
    internal ObjectSequence MembersOf(string groupId) => ObjectSequence.OfIds(store.Members.Targets(groupId, now), Find, allExist: store.Population.GroupIndex(groupId) >= 0 && store.Users.KnownCount is not null);

    internal ObjectSequence MemberGroupsOf(string id) => ObjectSequence.OfIds(store.Members.Origins(id, now), Find);

    /// <summary>Graph's memberOf: groups, then directory roles that are active for the principal itself, then administrative units.</summary>
    internal ObjectSequence GroupsAndRolesOf(string id) => ObjectSequence.Of(
    [
        .. MemberGroupsOf(id).All(),
        .. RolesOf(id),
        .. Typed(store.UnitMembers.Origins(id, now)),
    ]);

    /// <summary>The roles that somebody holds in the whole directory, through groups too: what a token's wids say.</summary>
    internal IReadOnlyList<string> RoleTemplatesOf(string id)
    {
        var principals = store.Members.Origins(id, now).Append(id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. store["roleAssignments"].All(now)
                .Where(assignment => assignment.Text("directoryScopeId") == "/" && assignment.Text("principalId") is { } principal && principals.Contains(principal))
                .Select(assignment => assignment.Text("roleDefinitionId"))
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The roles that are in use, as directoryRole objects. Their own ids differ from those of their templates.</summary>
    internal IEnumerable<TypedObject> ActiveRoles() =>
        store["roleAssignments"].All(now)
            .Where(assignment => assignment.Text("directoryScopeId") == "/")
            .Select(assignment => assignment.Text("roleDefinitionId"))
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(DirectoryRole)
            .OfType<TypedObject>();

    /// <summary>A directory role by its own id or its template's, whether anybody holds it or not.</summary>
    internal TypedObject? AnyRole(string id) =>
        store["roleDefinitions"].All(now).Select(definition => DirectoryRole(definition.Id()))
            .FirstOrDefault(role => role is { } found && (string.Equals(found.Value.Id(), id, StringComparison.OrdinalIgnoreCase) || string.Equals(found.Value.Text("roleTemplateId"), id, StringComparison.OrdinalIgnoreCase)));

    internal IReadOnlyList<string> HoldersOf(string templateId) =>
    [
        .. store["roleAssignments"].All(now)
            .Where(assignment => assignment.Text("directoryScopeId") == "/" && string.Equals(assignment.Text("roleDefinitionId"), templateId, StringComparison.OrdinalIgnoreCase))
            .Select(assignment => assignment.Text("principalId"))
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private IEnumerable<TypedObject> RolesOf(string id) =>
        store["roleAssignments"].All(now)
            .Where(assignment => assignment.Text("directoryScopeId") == "/" && string.Equals(assignment.Text("principalId"), id, StringComparison.OrdinalIgnoreCase))
            .Select(assignment => assignment.Text("roleDefinitionId"))
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(DirectoryRole)
            .OfType<TypedObject>();

    private TypedObject? DirectoryRole(string definitionId)
    {
        if (store["roleDefinitions"].Find(definitionId, now) is not { } definition || !definition.IsTrue("isBuiltIn"))
        {
            return null;
        }

        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(store.TenantId + definitionId)).AsSpan(0, 16));
        return new TypedObject("directoryRole", JsonText.ToElement(new System.Text.Json.Nodes.JsonObject
        {
            ["id"] = id.ToString(),
            ["deletedDateTime"] = null,
            ["description"] = definition.Text("description"),
            ["displayName"] = definition.Text("displayName"),
            ["roleTemplateId"] = definitionId,
        }));
    }
}
