using SignInRecovery.Gateway;
using SignInRecovery.Knowledge;
using SignInRecovery.Rights;
using SignInRecovery.Tenants;

namespace SignInRecovery.Sessions;

/// <summary>Says in words who is connected and what he will and will not see.</summary>
internal static class SessionWords
{
    private const int SectionsShown = 6;

    /// <summary>The lines for a person who has just connected.</summary>
    public static IReadOnlyList<string> Of(SessionInfo session)
    {
        SectionAccess[] sections = [.. SectionCatalog.All.Where(s => s.Path.Length > 0).Select(s => SectionAccess.Of(session, s))];
        var lines = new List<string>
        {
            $"Connected to {session.TenantName ?? "the tenant"} ({session.TenantId}) as {session.Account} ({(session.IsApplication ? "application" : "person")}, {session.Kind}).",
        };
        if (!session.IsApplication)
        {
            lines.Add(session.DirectoryRoles is null
                ? "The token does not tell the directory roles of the account."
                : $"Directory roles: {RolesOf(session)}.");
        }

        SectionAccess[] hidden = [.. sections.Where(s => s.State is not (SectionAccessState.Readable or SectionAccessState.Unknown))];
        int unknown = sections.Count(s => s.State == SectionAccessState.Unknown);
        lines.Add(hidden.Length == 0 && unknown == 0
            ? $"The permissions let it see all {sections.Length} sections, as far as the tenant's licences bring them."
            : $"It will see {sections.Length - hidden.Length - unknown} of {sections.Length} sections{(unknown > 0 ? $"; of {unknown} nobody can tell beforehand" : string.Empty)}.");
        foreach (IGrouping<string, SectionAccess> group in hidden.GroupBy(LackOf))
        {
            string[] titles = [.. group.Select(s => s.Section.Title)];
            string more = titles.Length > SectionsShown ? $" and {titles.Length - SectionsShown} more" : string.Empty;
            lines.Add($"Not seen: {string.Join(", ", titles.Take(SectionsShown))}{more}. {group.Key}");
        }

        if (hidden.Length > 0)
        {
            lines.Add("What rests on them will be Unknown. Get-SignInRecoverySession -CheckPermission shows it cmdlet by cmdlet.");
        }

        return lines;
    }

    /// <summary>The names of the directory roles of a session.</summary>
    public static string RolesOf(SessionInfo session)
    {
        string[] names =
        [
            .. (session.DirectoryRoles ?? [])
                .Select(BuiltInRoles.Find)
                .OfType<BuiltInRole>()
                .Select(r => r.Name)
                .Order(StringComparer.Ordinal),
        ];
        return names.Length > 0 ? string.Join(", ", names) : "none that this module knows";
    }

    private static string LackOf(SectionAccess access) => access.State switch
    {
        SectionAccessState.PermissionMissing => $"It needs the permission {access.Permission}.",
        SectionAccessState.PeopleOnly => "Only a signed-in person can read it.",
        _ => $"It needs the role {access.Role}.",
    };
}
