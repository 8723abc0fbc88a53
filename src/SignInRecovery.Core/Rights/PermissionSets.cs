using SignInRecovery.Gateway;
using SignInRecovery.Tenants;

namespace SignInRecovery.Rights;

/// <summary>The permissions to ask for, drawn from the declarations of the sections and of the writes.</summary>
public static class PermissionSets
{
    // What the creation of emergency accounts writes (facts of microsoft-graph-devx-content, 2026-08-07).
    private static readonly string[] Writes =
    [
        "AdministrativeUnit.ReadWrite.All", "Group.ReadWrite.All", "GroupMember.ReadWrite.All", "Policy.ReadWrite.ConditionalAccess",
        "RoleAssignmentSchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory", "User.ReadWrite.All", "User.RevokeSessions.All",
        "UserAuthMethod-TAP.ReadWrite.All",
    ];

    /// <summary>The delegated permissions of a capability, in alphabetical order.</summary>
    /// <param name="capability">What a session is for.</param>
    public static IReadOnlyList<string> Delegated(SessionCapability capability) =>
        Of(capability, SectionCatalog.All.Select(s => s.DelegatedPermission));

    /// <summary>The application permissions of a capability, in alphabetical order.</summary>
    /// <param name="capability">What a session is for.</param>
    public static IReadOnlyList<string> Application(SessionCapability capability) =>
        Of(capability, SectionCatalog.All.Select(s => s.ApplicationPermission));

    /// <summary>The permissions that write, in alphabetical order.</summary>
    public static IReadOnlyList<string> Writing => Writes;

    private static IReadOnlyList<string> Of(SessionCapability capability, IEnumerable<string> reads) =>
    [
        .. reads.Concat(capability == SessionCapability.Provision ? Writes : [])
            .Where(p => p.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
