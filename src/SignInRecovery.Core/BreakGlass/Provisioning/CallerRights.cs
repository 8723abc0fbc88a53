using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Knowledge;

namespace SignInRecovery.BreakGlass;

/// <summary>Whether the caller has what a plan needs, as far as the token tells.</summary>
internal static class CallerRights
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    /// <summary>Permissions that contain another (Microsoft Graph permissions reference).</summary>
    private static readonly Dictionary<string, string[]> Wider = new(StringComparer.OrdinalIgnoreCase)
    {
        ["User.ReadWrite.All"] = ["Directory.ReadWrite.All"],
        ["Group.ReadWrite.All"] = ["Directory.ReadWrite.All"],
        ["GroupMember.ReadWrite.All"] = ["Group.ReadWrite.All", "Directory.ReadWrite.All"],
        ["RoleAssignmentSchedule.ReadWrite.Directory"] = ["RoleManagement.ReadWrite.Directory"],
        ["UserAuthMethod-TAP.ReadWrite.All"] = ["UserAuthenticationMethod.ReadWrite.All"],
        ["User.RevokeSessions.All"] = ["User.ReadWrite.All", "Directory.ReadWrite.All"],
        ["AdministrativeUnit.ReadWrite.All"] = ["Directory.ReadWrite.All"],
        ["User-PasswordProfile.ReadWrite.All"] = ["Directory.AccessAsUser.All"],
    };

    /// <summary>Roles that may do what another may (Microsoft Entra built-in roles; graph-permissions I1c).</summary>
    private static readonly Dictionary<string, string[]> Sufficient = new(StringComparer.Ordinal)
    {
        ["Conditional Access Administrator"] = ["Conditional Access Administrator", "Security Administrator"],
    };

    /// <summary>Refuses to go on when something is missing.</summary>
    /// <param name="session">The session.</param>
    /// <param name="plan">The plan.</param>
    /// <returns>What could not be told, in sentences.</returns>
    /// <exception cref="SignInRecoveryException">A permission or role is missing.</exception>
    public static IReadOnlyList<string> Check(SessionInfo session, ProvisioningPlan plan)
    {
        var remarks = new List<string>();
        if (session.Permissions is { } permissions)
        {
            string[] missing = [.. plan.Steps.SelectMany(s => s.Permissions).Distinct(StringComparer.Ordinal).Where(p => !Has(permissions, p))];
            if (missing.Length > 0)
            {
                throw ProvisioningErrors.Prerequisite(
                    "PermissionMissing",
                    $"The session of {session.Account} lacks the {(missing.Length == 1 ? "permission" : "permissions")} {string.Join(", ", missing)}.",
                    session.IsApplication
                        ? "Give the application these permissions, with administrator consent, and connect again."
                        : "Connect again with -Capability Provision, which asks for them.",
                    missing[0],
                    ErrorKind.Security);
            }
        }
        else
        {
            remarks.Add("Which permissions the session has could not be read from its token; a step may be refused.");
        }

        if (session.IsApplication)
        {
            return remarks;
        }

        if (session.DirectoryRoles is { } roles)
        {
            string[] missing = [.. plan.Steps.Select(s => s.Role).OfType<string>().Distinct(StringComparer.Ordinal).Where(r => !Holds(roles, r))];
            return missing.Length == 0 ? remarks : throw ProvisioningErrors.Prerequisite(
                "RoleMissing",
                $"{session.Account} does not hold the {(missing.Length == 1 ? "role" : "roles")} {string.Join(", ", missing)} now.",
                "Activate the missing roles in Privileged Identity Management, or connect as a Global Administrator; then connect again, so that the token has them.",
                missing[0],
                ErrorKind.Security);
        }

        remarks.Add("Which directory roles the session has could not be read from its token; a step may be refused.");
        return remarks;
    }

    /// <summary>Whether a token's permissions contain one, by itself or within a wider one.</summary>
    /// <param name="permissions">The token's permissions.</param>
    /// <param name="needed">The permission that is needed.</param>
    public static bool Has(IReadOnlyList<string> permissions, string needed) =>
        permissions.Contains(needed, StringComparer.OrdinalIgnoreCase)
        || (Wider.GetValueOrDefault(needed)?.Any(w => permissions.Contains(w, StringComparer.OrdinalIgnoreCase)) ?? false);

    /// <summary>Whether a person's directory roles are enough for what a role is needed for.</summary>
    /// <param name="templateIds">The template ids of the roles that the token names.</param>
    /// <param name="role">The role's name.</param>
    public static bool Holds(IReadOnlyList<string> templateIds, string role) =>
        templateIds.Contains(GlobalAdministrator, StringComparer.OrdinalIgnoreCase)
        || BuiltInRoles.All.Any(r => (Sufficient.GetValueOrDefault(role) ?? [role]).Contains(r.Name, StringComparer.Ordinal) && templateIds.Contains(r.TemplateId, StringComparer.OrdinalIgnoreCase));
}
