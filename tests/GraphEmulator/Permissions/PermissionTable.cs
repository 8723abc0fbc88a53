using SignInRecovery.GraphEmulator.Query;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Permissions;

/// <summary>The permissions of every request, and the roles' names.</summary>
internal static class PermissionTable
{
    internal const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    internal const string PrivilegedRoleAdministrator = "e8611ab8-c189-46e8-94e1-60213ab1f814";
    internal const string PrivilegedAuthenticationAdministrator = "7be44c8a-adaf-4e2a-84d6-ab2649e08a13";
    internal const string AuthenticationAdministrator = "c4e39bd9-1100-46d3-8c65-fb160da0071f";
    internal const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";

    internal static IReadOnlyDictionary<string, string> RoleIds { get; } = EmbeddedTable.Rows("roles.tsv")
        .ToDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase);

    internal static IReadOnlyList<PermissionRule> Rules { get; } =
    [
        .. EmbeddedTable.Rows("permissions.tsv").Select(row => new PermissionRule(row[0], row[1], List(row[2]), List(row[3]), [.. List(row[4]).Select(role => RoleIds[role])], row[5], row[6])),
    ];

    private static readonly Dictionary<(string, string), PermissionRule> Index = Rules.ToDictionary(rule => (rule.Method, rule.Path));

    /// <summary>The rule of a route. One object below a collection needs what the collection needs, when the table does not say otherwise.</summary>
    internal static PermissionRule? Of(GraphRoute route)
    {
        if (Index.TryGetValue((route.Method, route.PermissionPath), out var exact))
        {
            return exact;
        }

        return route.IsItem && route.PermissionPath.EndsWith("/{id}", StringComparison.Ordinal)
            ? Index.GetValueOrDefault((route.Method, route.PermissionPath[..^"/{id}".Length]))
            : null;
    }

    private static string[] List(string cell) => cell.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
