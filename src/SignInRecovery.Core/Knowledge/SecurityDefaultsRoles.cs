namespace SignInRecovery.Knowledge;

/// <summary>
/// The roles whose holders security defaults ask for multifactor authentication at every sign-in (Microsoft Entra
/// documentation, security defaults, 2025-07-21).
/// </summary>
public static class SecurityDefaultsRoles
{
    /// <summary>Every such role.</summary>
    public static IReadOnlyList<BuiltInRole> All { get; } = Table.Read("securityDefaultsRoles.tsv", cells =>
        BuiltInRoles.Find(cells[1]) is BuiltInRole role && role.Name == cells[0]
            ? role
            : throw new InvalidOperationException($"The role {cells[0]} of security defaults is not in the table of roles."));

    /// <summary>Whether a role is one of them.</summary>
    /// <param name="roleTemplateId">The role's template id.</param>
    public static bool Contains(string roleTemplateId) =>
        All.Any(r => string.Equals(r.TemplateId, roleTemplateId, StringComparison.OrdinalIgnoreCase));
}
