using SignInRecovery.Gateway;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Rights;

/// <summary>Whether a session may read a section, as far as its token tells, before anything is asked.</summary>
/// <param name="Section">The section.</param>
/// <param name="State">Whether it may be read.</param>
/// <param name="Permission">The permission that is missing; null when none is known to be.</param>
/// <param name="Role">The directory role that is missing; null when none is known to be.</param>
public sealed record SectionAccess(SectionDeclaration Section, SectionAccessState State, string? Permission = null, string? Role = null)
{
    /// <summary>What a session may read of a section.</summary>
    /// <param name="session">The session.</param>
    /// <param name="section">The section.</param>
    public static SectionAccess Of(SessionInfo session, SectionDeclaration section)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(section);
        if (section.Path.Length == 0)
        {
            return new SectionAccess(section, SectionAccessState.KeptByPeople);
        }

        if (session.IsApplication && section.ApplicationPermission.Length == 0)
        {
            return new SectionAccess(section, SectionAccessState.PeopleOnly, section.DelegatedPermission);
        }

        if (session.Permissions is not { } permissions)
        {
            return new SectionAccess(section, SectionAccessState.Unknown);
        }

        if (!section.IsPermittedBy(permissions))
        {
            return new SectionAccess(section, SectionAccessState.PermissionMissing, session.IsApplication ? section.ApplicationPermission : section.DelegatedPermission);
        }

        if (session.IsApplication || section.Roles.Count == 0)
        {
            return new SectionAccess(section, SectionAccessState.Readable);
        }

        return session.DirectoryRoles is not { } roles
            ? new SectionAccess(section, SectionAccessState.Unknown, Role: section.Roles[0])
            : roles.Any(id => Holds(id, section))
                ? new SectionAccess(section, SectionAccessState.Readable)
                : new SectionAccess(section, SectionAccessState.RoleMissing, Role: section.Roles[0]);
    }

    private static bool Holds(string roleId, SectionDeclaration section) =>
        string.Equals(roleId, BuiltInRoles.GlobalAdministrator.TemplateId, StringComparison.OrdinalIgnoreCase)
        || (BuiltInRoles.Find(roleId) is { } role && section.Roles.Contains(role.Name, StringComparer.Ordinal));
}
