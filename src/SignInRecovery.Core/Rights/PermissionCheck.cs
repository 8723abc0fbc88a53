using SignInRecovery.Gateway;

namespace SignInRecovery.Rights;

/// <summary>What a session lets one cmdlet see of one section.</summary>
public sealed record PermissionCheck
{
    /// <summary>The cmdlet.</summary>
    public required string Cmdlet { get; init; }

    /// <summary>The section's name.</summary>
    public required string Section { get; init; }

    /// <summary>What the section holds.</summary>
    public required string Holds { get; init; }

    /// <summary>Whether it may be read.</summary>
    public required SectionAccessState Access { get; init; }

    /// <summary>The permission that is missing; null when none is known to be.</summary>
    public string? Permission { get; init; }

    /// <summary>The directory role that is missing; null when none is known to be.</summary>
    public string? Role { get; init; }

    /// <summary>The licence without which the section is not there; null when it needs none.</summary>
    public string? Licence { get; init; }

    /// <summary>What would be Unknown, in a sentence; empty when the section may be read.</summary>
    public required string Consequence { get; init; }

    /// <summary>What would settle it, in a sentence; empty when the section may be read.</summary>
    public required string Remedy { get; init; }

    /// <summary>Checks a session for all cmdlets, one answer for each cmdlet and section.</summary>
    /// <param name="session">The session.</param>
    public static IReadOnlyList<PermissionCheck> Of(SessionInfo session) =>
        [.. CmdletNeeds.All.SelectMany(need => need.Sections.Select(section => Of(need.Cmdlet, SectionAccess.Of(session, section))))];

    private static PermissionCheck Of(string cmdlet, SectionAccess access) => new()
    {
        Cmdlet = cmdlet,
        Section = access.Section.Name,
        Holds = access.Section.Title,
        Access = access.State,
        Permission = access.Permission,
        Role = access.Role,
        Licence = access.Section.Licence,
        Consequence = ConsequenceOf(cmdlet, access),
        Remedy = RemedyOf(access),
    };

    private static string ConsequenceOf(string cmdlet, SectionAccess access)
    {
        if (access.State == SectionAccessState.Readable)
        {
            return string.Empty;
        }

        string may = access.State == SectionAccessState.Unknown ? "may be" : "will be";
        if (cmdlet != "Test-LockoutRisk")
        {
            return $"What rests on {access.Section.Title} {may} Unknown.";
        }

        IReadOnlyList<string> rules = CmdletNeeds.RulesOn(access.Section.Name);
        return $"{string.Join(", ", rules)} {may} Unknown, in part or as a whole.";
    }

    private static string RemedyOf(SectionAccess access) => access.State switch
    {
        SectionAccessState.PermissionMissing => $"Grant the permission {access.Permission} and connect again.",
        SectionAccessState.RoleMissing => $"Sign in with the role {access.Role}; Global Reader covers every section but those of partners.",
        SectionAccessState.PeopleOnly => $"Sign in as a person with the permission {access.Permission}; there is no such permission for applications.",
        SectionAccessState.Unknown => "Read it, and look at the status of the section.",
        _ => string.Empty,
    };
}
