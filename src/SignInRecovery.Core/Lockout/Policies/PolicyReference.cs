using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.Lockout;

/// <summary>An id in one of the lists of a policy.</summary>
/// <param name="Kind">What it should lead to.</param>
/// <param name="Id">The id.</param>
/// <param name="IsExclusion">Whether it stands in an exclude list.</param>
/// <param name="Property">The list, as the dotted JSON path.</param>
internal sealed record PolicyReference(PolicyReferenceKind Kind, string Id, bool IsExclusion, string Property)
{
    private static readonly string[] Words =
        ["All", "None", "GuestsOrExternalUsers", "AllAgentIdUsers", "AllTrusted", "Office365", "MicrosoftAdminPortals", "AllAgentIdResources"];

    /// <summary>The ids of users, groups, roles, named locations and applications in a policy; words such as All are none.</summary>
    /// <param name="policy">The policy.</param>
    public static IReadOnlyList<PolicyReference> Of(ConditionalAccessPolicy policy)
    {
        UsersCondition users = policy.Conditions.Users;
        ApplicationsCondition applications = policy.Conditions.Applications;
        LocationsCondition? locations = policy.Conditions.Locations;
        return
        [
            .. From(PolicyReferenceKind.User, users.IncludeUsers, false, "conditions.users.includeUsers"),
            .. From(PolicyReferenceKind.User, users.ExcludeUsers, true, "conditions.users.excludeUsers"),
            .. From(PolicyReferenceKind.Group, users.IncludeGroups, false, "conditions.users.includeGroups"),
            .. From(PolicyReferenceKind.Group, users.ExcludeGroups, true, "conditions.users.excludeGroups"),
            .. From(PolicyReferenceKind.Role, users.IncludeRoles, false, "conditions.users.includeRoles"),
            .. From(PolicyReferenceKind.Role, users.ExcludeRoles, true, "conditions.users.excludeRoles"),
            .. From(PolicyReferenceKind.NamedLocation, locations?.IncludeLocations ?? [], false, "conditions.locations.includeLocations"),
            .. From(PolicyReferenceKind.NamedLocation, locations?.ExcludeLocations ?? [], true, "conditions.locations.excludeLocations"),
            .. From(PolicyReferenceKind.Application, applications.IncludeApplications, false, "conditions.applications.includeApplications"),
            .. From(PolicyReferenceKind.Application, applications.ExcludeApplications, true, "conditions.applications.excludeApplications"),
        ];
    }

    private static IEnumerable<PolicyReference> From(PolicyReferenceKind kind, IReadOnlyList<string> ids, bool isExclusion, string property) => ids
        .Where(id => !Words.Contains(id, StringComparer.OrdinalIgnoreCase))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(id => new PolicyReference(kind, id, isExclusion, property));
}
