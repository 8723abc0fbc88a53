using System.Text.Json;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Permissions;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>Who may act on whom: the matrices of password resets and sensitive actions, and restricted management administrative units.</summary>
internal static class Rights
{
    private static readonly string[] HarmlessRoles =
        ["Directory Readers", "Guest Inviter", "Message Center Reader", "Password Administrator", "Reports Reader", "User Experience Success Manager", "Usage Summary Reports Reader"];

    // facts/recovery.md, D2: whose accounts these two may act on, besides those without a role.
    private static readonly IReadOnlySet<string> ByAuthenticationAdministrator = Ids([.. HarmlessRoles, "Authentication Administrator"]);
    private static readonly IReadOnlySet<string> ByUserAdministrator = Ids([.. HarmlessRoles, "Groups Administrator", "Helpdesk Administrator", "User Administrator"]);

    // facts/recovery.md, D1: passwords only.
    private static readonly IReadOnlySet<string> ByHelpdeskAdministrator = Ids([.. HarmlessRoles, "Helpdesk Administrator"]);
    private static readonly IReadOnlySet<string> ByPasswordAdministrator = Ids(["Directory Readers", "Guest Inviter", "Password Administrator"]);

    private static readonly (string Role, IReadOnlySet<string> Targets)[] PasswordsOnly =
    [
        (PermissionTable.RoleIds["Helpdesk Administrator"], ByHelpdeskAdministrator),
        (PermissionTable.RoleIds["Password Administrator"], ByPasswordAdministrator),
    ];

    private static readonly (string Role, IReadOnlySet<string> Targets)[] Sensitive =
    [
        (PermissionTable.AuthenticationAdministrator, ByAuthenticationAdministrator),
        (PermissionTable.UserAdministrator, ByUserAdministrator),
    ];

    /// <summary>Refuses a sensitive action (password, phones, enabling, names, deletion) on somebody above the caller.</summary>
    internal static void DemandSensitive(RouteCall call, JsonElement target, bool isPassword)
    {
        if (Bypasses(call))
        {
            return;
        }

        var caller = call.Caller!;
        var held = RolesOf(call, target.Id(), out var isProtected);
        if (caller.Roles.Contains(PermissionTable.GlobalAdministrator) || caller.Roles.Contains(PermissionTable.PrivilegedAuthenticationAdministrator)
            || (caller.IsApplication && held.Count == 0 && !isProtected))
        {
            return;
        }

        var allowed = (isPassword ? [.. Sensitive, .. PasswordsOnly] : Sensitive)
            .Any(rule => caller.Roles.Contains(rule.Role) && !isProtected && held.All(rule.Targets.Contains));
        if (!allowed)
        {
            throw GraphException.Denied();
        }
    }

    /// <summary>
    /// Refuses to set a password of somebody else without the permission that is made for it (Microsoft Graph, user: update,
    /// passwordProfile): a person's application with Directory.AccessAsUser.All may, and an application that holds User
    /// Administrator.
    /// </summary>
    internal static void DemandPasswordPermission(RouteCall call)
    {
        if (Bypasses(call) || call.Caller!.Has("User-PasswordProfile.ReadWrite.All"))
        {
            return;
        }

        var caller = call.Caller;
        if (!(caller.IsApplication ? caller.Roles.Contains(PermissionTable.UserAdministrator) : caller.Has("Directory.AccessAsUser.All")))
        {
            throw GraphException.Denied();
        }
    }

    /// <summary>Refuses a change of authentication methods: Privileged Authentication Administrators for all, Authentication Administrators for some.</summary>
    internal static void DemandMethods(RouteCall call, JsonElement target)
    {
        if (Bypasses(call) || call.Caller!.IsApplication)
        {
            return;
        }

        var held = RolesOf(call, target.Id(), out var isProtected);
        var caller = call.Caller!;
        if (!caller.Roles.Contains(PermissionTable.GlobalAdministrator) && !caller.Roles.Contains(PermissionTable.PrivilegedAuthenticationAdministrator)
            && !(caller.Roles.Contains(PermissionTable.AuthenticationAdministrator) && !isProtected && held.All(ByAuthenticationAdministrator.Contains)))
        {
            throw new GraphException(403, "accessDenied", "Request Authorization failed");
        }
    }

    /// <summary>Within a restricted management administrative unit only roles of that unit's scope may change an object (facts/recovery.md, D4).</summary>
    internal static void DemandOutsideRestricted(RouteCall call, string id)
    {
        if (Bypasses(call))
        {
            return;
        }

        var units = call.Store.UnitMembers.Origins(id, DateTimeOffset.MaxValue)
            .Where(unit => call.Store["administrativeUnits"].Latest(unit) is { } found && found.IsTrue("isMemberManagementRestricted"))
            .ToList();
        if (units.Count > 0 && !units.All(unit => HasScopedRole(call, unit)))
        {
            throw new GraphException(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation. Target object is a member of a restricted management administrative unit and can only be modified by administrators scoped to that administrative unit.");
        }
    }

    internal static bool Bypasses(RouteCall call) => call.Caller is null || !call.Access.IsEnforced;

    private static bool HasScopedRole(RouteCall call, string unit) =>
        call.Store["scopedRoleMembers"].All(call.Now).Any(item => JsonText.Same(item.Text("administrativeUnitId"), unit) && JsonText.Same(item.Property("roleMemberInfo")?.Text("id"), call.Caller!.ObjectId))
        || call.Store["roleAssignments"].All(call.Now).Any(item => JsonText.Same(item.Text("principalId"), call.Caller!.ObjectId) && JsonText.Same(item.Text("directoryScopeId"), "/administrativeUnits/" + unit));

    private static HashSet<string> RolesOf(RouteCall call, string id, out bool isProtected)
    {
        // Members and owners of role-assignable groups, and holders of roles at a restricted unit's scope, count as administrators.
        bool IsRoleGroup(string group) => call.Store.Groups.Latest(group) is { } found && found.IsTrue("isAssignableToRole");
        isProtected = call.Store.Members.Origins(id, call.Now).Any(IsRoleGroup) || call.Store.GroupOwners.Origins(id, call.Now).Any(IsRoleGroup)
            || call.Store["scopedRoleMembers"].All(call.Now).Any(item => JsonText.Same(item.Property("roleMemberInfo")?.Text("id"), id)
                && call.Store["administrativeUnits"].Latest(item.Text("administrativeUnitId") ?? string.Empty) is { } unit && unit.IsTrue("isMemberManagementRestricted"));
        return new DirectoryView(call.Store, call.Now).RoleTemplatesOf(id).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static HashSet<string> Ids(string[] names) => names.Select(name => PermissionTable.RoleIds[name]).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
