using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Graph.Collection;

/// <summary>What a refusal means for a section: a right, a licence, an endpoint that the cloud lacks, or a fault.</summary>
internal static class SectionOutcome
{
    /// <summary>The state of a section that could not be read.</summary>
    /// <param name="section">The section.</param>
    /// <param name="fault">Why it could not be read.</param>
    /// <param name="session">Who asked.</param>
    public static SectionState Of(SectionDeclaration section, DirectoryException fault, SessionInfo session)
    {
        var detail = $"{(fault.Status is { } status ? $"{status} " : string.Empty)}{fault.Code}: {Printable.Line(FirstSentences(fault.Message))}";
        if (IsLicence(fault))
        {
            return new SectionState { Status = SectionStatus.NotLicensed, Detail = detail, Licence = section.Licence };
        }

        if (fault.Status == 403)
        {
            return Forbidden(section, session, detail);
        }

        return IsAbsent(fault, session.Cloud)
            ? new SectionState { Status = SectionStatus.NotAvailable, Detail = detail }
            : new SectionState { Status = SectionStatus.Partial, Detail = detail };
    }

    private static SectionState Forbidden(SectionDeclaration section, SessionInfo session, string detail)
    {
        var state = new SectionState { Status = SectionStatus.Forbidden, Detail = detail };
        if (session.IsApplication && section.ApplicationPermission.Length == 0)
        {
            return state with
            {
                Detail = $"Microsoft Graph documents no application permission for {section.Title}; a person has to sign in. {detail}",
                Permission = section.DelegatedPermission,
            };
        }

        var permission = session.IsApplication ? section.ApplicationPermission : section.DelegatedPermission;
        var hasPermission = session.Permissions is { } permissions && section.IsPermittedBy(permissions);
        if (!hasPermission)
        {
            state = state with { Permission = permission };
        }

        // An application needs no directory role; a person needs one where a role is documented.
        var hasRole = session.IsApplication || HasRole(section, session);
        return !hasRole && (hasPermission || session.Permissions is null) ? state with { Role = section.Roles[0] } : state;
    }

    private static bool HasRole(SectionDeclaration section, SessionInfo session) =>
        section.Roles.Count == 0
        || session.DirectoryRoles?.Any(id => id == BuiltInRoles.GlobalAdministrator.TemplateId
            || (BuiltInRoles.Find(id) is { } role && section.Roles.Contains(role.Name, StringComparer.Ordinal))) == true;

    // Microsoft Graph has no one code for a missing licence; what its answers have in common is the word.
    private static bool IsLicence(DirectoryException fault) =>
        fault.Status is 400 or 403
        && (fault.Code.Contains("NonPremiumTenant", StringComparison.OrdinalIgnoreCase)
            || fault.Code.Contains("license", StringComparison.OrdinalIgnoreCase)
            || fault.Message.Contains("license", StringComparison.OrdinalIgnoreCase)
            || fault.Message.Contains("licence", StringComparison.OrdinalIgnoreCase));

    private static bool IsAbsent(DirectoryException fault, TenantCloud cloud) =>
        (fault.Status is 400 or 404 && fault.Message.Contains("Resource not found for the segment", StringComparison.OrdinalIgnoreCase))
        || fault.Status is 405 or 501
        || (cloud != TenantCloud.Global && fault.Status is 400 or 404);

    private static string FirstSentences(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
