using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Groups of an account that may be nested in another of its groups. A snapshot lists the groups of a user, direct and nested
/// alike, and not which of them is in which.
/// </summary>
internal static class NestedGroups
{
    /// <summary>
    /// The groups of the account through which it may be in a group: none where that group takes no groups, as a role-assignable
    /// one does (Microsoft Entra documentation, role-assignable groups, 2025-01-03), and none that has more users than it.
    /// </summary>
    /// <param name="context">The account.</param>
    /// <param name="group">The group in which they may be.</param>
    public static IEnumerable<Group> In(ReadinessContext context, Group group)
    {
        DirectoryIndex directory = context.Tenant.Directory;
        if (group.IsAssignableToRole == true || group.IsDynamic == true || !directory.GroupsOf(context.User.Id).TryGet(out IReadOnlyList<string>? ids))
        {
            return [];
        }

        int? size = directory.UserCountOf(group.Id);
        return ids.Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(i => !context.Exposure.Groups.Contains(i, StringComparer.OrdinalIgnoreCase))
            .Select(i => directory.FindGroup(i).TryGet(out Group? found) ? found : null).OfType<Group>()
            .Where(g => g.IsAssignableToRole != true && !(directory.UserCountOf(g.Id) > size))
            .OrderBy(g => g.DisplayName, StringComparer.Ordinal).ThenBy(g => g.Id, StringComparer.Ordinal);
    }

    /// <summary>That nobody saw whether one group is in another.</summary>
    /// <param name="context">The account.</param>
    /// <param name="inner">The group that may be nested.</param>
    /// <param name="outer">The group in which it may be.</param>
    /// <param name="what">What is the matter with the inner one, as the end of a sentence.</param>
    public static MissingFact Doubt(ReadinessContext context, Group inner, Group outer, string what) => new(
        "memberships",
        $"{context.Name} is also in the group {RuleTargets.Describe(inner)}, which {what}, and the snapshot does not show whether that group is nested in {RuleTargets.Describe(outer)}.",
        $"Take the account out of {RuleTargets.Describe(inner)}, or exclude it through a role-assignable group, which takes no groups as members.");

    /// <summary>A group of which a user is a member, and which the snapshot does not hold.</summary>
    /// <param name="id">The group's id.</param>
    public static MissingFact Unlisted(string id) => new(
        "groups", $"The snapshot does not hold the group {id}, in which the account is.", "Take the snapshot again.");
}
