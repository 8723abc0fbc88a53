using SignInRecovery.BreakGlass;
using SignInRecovery.Gateway;

namespace SignInRecovery.Rights;

/// <summary>What a session lets one cmdlet see of one section, or write.</summary>
public sealed record PermissionCheck
{
    /// <summary>The cmdlet.</summary>
    public required string Cmdlet { get; init; }

    /// <summary>The section's name; for what a cmdlet writes, what it does, beginning with "write: ".</summary>
    public required string Section { get; init; }

    /// <summary>What the section holds, or what is written.</summary>
    public required string Holds { get; init; }

    /// <summary>Whether it may be read, or written.</summary>
    public required SectionAccessState Access { get; init; }

    /// <summary>The permission that is missing; null when none is known to be.</summary>
    public string? Permission { get; init; }

    /// <summary>The directory role that is missing; null when none is known to be.</summary>
    public string? Role { get; init; }

    /// <summary>The licence without which the section is not there; null when it needs none.</summary>
    public string? Licence { get; init; }

    /// <summary>What would be Unknown or refused, in a sentence; empty when nothing is missing.</summary>
    public required string Consequence { get; init; }

    /// <summary>What would settle it, in a sentence; empty when nothing is missing.</summary>
    public required string Remedy { get; init; }

    /// <summary>Checks a session for all cmdlets, one answer for each cmdlet and section, and for each thing that a cmdlet writes.</summary>
    /// <param name="session">The session.</param>
    public static IReadOnlyList<PermissionCheck> Of(SessionInfo session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return
        [
            .. CmdletNeeds.All.SelectMany(need => need.Sections.Select(section => Of(need.Cmdlet, SectionAccess.Of(session, section)))
                .Concat(need.Writes.Select(write => Of(need.Cmdlet, session, write)))),
        ];
    }

    private static PermissionCheck Of(string cmdlet, SessionInfo session, WriteDeclaration write)
    {
        SectionAccessState state = session.Permissions is not { } permissions ? SectionAccessState.Unknown
            : !CallerRights.Has(permissions, write.Permission) ? SectionAccessState.PermissionMissing
            : session.IsApplication ? SectionAccessState.Writable
            : session.DirectoryRoles is not { } roles ? SectionAccessState.Unknown
            : CallerRights.Holds(roles, write.Role) ? SectionAccessState.Writable
            : SectionAccessState.RoleMissing;
        string when = write.Condition is null ? string.Empty : " " + write.Condition;
        return new PermissionCheck
        {
            Cmdlet = cmdlet,
            Section = "write: " + write.Purpose,
            Holds = write.Purpose + when,
            Access = state,
            Permission = state == SectionAccessState.PermissionMissing ? write.Permission : null,
            Role = state == SectionAccessState.RoleMissing ? write.Role : null,
            Consequence = state switch
            {
                SectionAccessState.Writable => string.Empty,
                SectionAccessState.Unknown => $"{cmdlet} needs {write.Permission}{when} to {write.Purpose}, and may be refused on the way.",
                _ => $"{cmdlet}{when} ends before anything is written: it could not {write.Purpose}.",
            },
            Remedy = state switch
            {
                SectionAccessState.PermissionMissing when session.IsApplication => $"Give the application the permission {write.Permission}, with administrator consent, and connect again.",
                SectionAccessState.PermissionMissing => "Connect again with -Capability Provision, which asks for it.",
                SectionAccessState.RoleMissing => $"Activate the role {write.Role}, or Global Administrator, and connect again.",
                SectionAccessState.Unknown => "Run it with -WhatIf first; the prerequisites are checked before anything is written.",
                _ => string.Empty,
            },
        };
    }

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
