using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Routing;
using SignInRecovery.GraphEmulator.Tenants;
using SignInRecovery.GraphEmulator.Tokens;

namespace SignInRecovery.GraphEmulator.Permissions;

/// <summary>Holds a request against the permission table, and refuses in the words of the API that refuses.</summary>
internal sealed class AccessControl(bool isEnforced)
{
    // User.ReadBasic.All shows these and no others (facts/graph.md, data quirks).
    private static readonly HashSet<string> BasicProperties = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "displayName", "givenName", "mail", "photo", "surname", "userPrincipalName",
    };

    private static readonly string[] MoreThanBasic =
        ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All", "DeviceManagementManagedDevices.Read.All"];

    internal void Check(RouteCall call)
    {
        if (call.Caller is not { } caller || !isEnforced)
        {
            return;
        }

        var rule = PermissionTable.Of(call.Match.Route) ?? throw GraphException.NoSegment(call.Match.Route.Segments[^1]);
        var isSelf = call.Match.Values.TryGetValue("id", out var id) && IsCaller(call.Store, caller, id);
        if (!HasPermission(rule, caller, isSelf) || !HasRole(rule, caller, isSelf))
        {
            throw Refusal(rule, caller);
        }

        if (Names(call, "signInActivity") && !caller.Has("AuditLog.Read.All"))
        {
            throw MissingReportPermission();
        }
    }

    /// <summary>Which properties of a type the caller may see; null for all.</summary>
    internal IReadOnlySet<string>? VisibleProperties(RouteCall call, string type) =>
        type == "user" && isEnforced && call.Caller is { } caller && !MoreThanBasic.Any(caller.Has) && !caller.Has("User.Read") && !caller.Has("User.ReadWrite")
            && (caller.Has("User.ReadBasic.All") || caller.Has("GroupMember.ReadBasic.All"))
                ? BasicProperties
                : null;

    /// <summary>Refuses a caller that lacks one more permission, which only some bodies of a request need.</summary>
    internal void Demand(RouteCall call, string permission)
    {
        if (isEnforced && call.Caller is { } caller && !caller.Has(permission))
        {
            throw GraphException.Denied();
        }
    }

    /// <summary>Refuses a signed-in person without any of these roles. Applications act by their permissions.</summary>
    internal void DemandRole(RouteCall call, params string[] roles)
    {
        if (isEnforced && call.Caller is { IsApplication: false } caller
            && !caller.Roles.Contains(PermissionTable.GlobalAdministrator) && !roles.Any(caller.Roles.Contains))
        {
            throw GraphException.Denied();
        }
    }

    internal bool IsEnforced => isEnforced;

    private static bool IsCaller(TenantStore store, AccessToken caller, string id) =>
        string.Equals(caller.ObjectId, id, StringComparison.OrdinalIgnoreCase)
        || (store.Users.Find(id, store.Now) is { } user && string.Equals(Json.JsonText.Id(user), caller.ObjectId, StringComparison.OrdinalIgnoreCase));

    private static bool HasPermission(PermissionRule rule, AccessToken caller, bool isSelf) =>
        (caller.IsApplication ? rule.Application : rule.Delegated).Any(alternative =>
            alternative.EndsWith("@me", StringComparison.Ordinal)
                ? isSelf && caller.Has(alternative[..^3])
                : alternative.Split('+').All(caller.Has));

    private static bool HasRole(PermissionRule rule, AccessToken caller, bool isSelf) =>
        caller.IsApplication || rule.Roles.Count == 0 || (isSelf && rule.Method == "GET")
        || caller.Roles.Contains(PermissionTable.GlobalAdministrator)
        || rule.Roles.Any(caller.Roles.Contains);

    private static bool Names(RouteCall call, string property) =>
        call.Query.Select?.Contains(property, StringComparer.OrdinalIgnoreCase) == true
        || call.Query.Filter?.Everything().OfType<Query.FilterExpression.Path>().Any(path => path.Segments[0].Equals(property, StringComparison.OrdinalIgnoreCase)) == true;

    private static GraphException MissingReportPermission() =>
        new(403, "Authentication_MSGraphPermissionMissing", "Calling principal does not have required MSGraph permissions AuditLog.Read.All");

    // Each API refuses in its own form: seen in public issues of the tools that call them.
    private static GraphException Refusal(PermissionRule rule, AccessToken caller)
    {
        var permissions = caller.IsApplication ? rule.Application : rule.Delegated;
        var lacksPermission = !HasPermission(rule, caller, isSelf: true);
        return rule.Family switch
        {
            "reports" when lacksPermission => MissingReportPermission(),
            "reports" => new(403, "Authentication_RequestFromUnsupportedUserRole", "User is not in the allowed roles"),
            "policy" when lacksPermission => new(403, "AccessDenied", "You cannot perform the requested operation, required scopes are missing in the token."),
            "policy" => new(403, "AccessDenied", "Your account does not have access to this report or data. Please contact your administrator to request access."),
            "pim" => new(403, "UnknownError", $$"""{"errorCode":"PermissionScopeNotGranted","message":"Authorization failed due to missing permission scope {{string.Join(',', permissions)}}.","instanceAnnotations":[]}"""),
            "methods" => new(403, "accessDenied", "Request Authorization failed"),
            _ => GraphException.Denied(),
        };
    }
}
