using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout;

/// <summary>
/// Whom a policy names: its include and exclude lists of users, groups, roles and kinds of external users, followed to
/// people. The include lists are joined by OR, the exclude lists too, and exclude wins (Microsoft Entra documentation,
/// Conditional Access users and groups). Only people; agents and workload identities are never asked about.
/// </summary>
internal sealed class PolicyScopes(Tenant tenant)
{
    private const string All = "All";
    private const string Guests = "GuestsOrExternalUsers";

    private static readonly string[] Words = [All, "None", Guests, "AllAgentIdUsers"];

    private readonly Lazy<HashSet<string>> _roles = new(() => new(tenant.RoleDefinitions.Seen.Select(d => d.TemplateId ?? d.Id), StringComparer.OrdinalIgnoreCase));

    private readonly Lazy<ConditionalAccessPolicy[]> _forPeople = new(() =>
    [
        .. tenant.Policies.Seen.Where(PolicyReading.IsForPeople)
            .OrderBy(p => p.DisplayName, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal),
    ]);

    /// <summary>The policies for people, in the order of their names, whatever their state.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> ForPeople => _forPeople.Value;

    /// <summary>Whether a policy names every user of the directory, guests included.</summary>
    /// <param name="users">The users of the policy.</param>
    public static bool IncludesEverybody(UsersCondition users) => Contains(users.IncludeUsers, All);

    /// <summary>Whether a policy excludes nobody at all, by whatever list.</summary>
    /// <param name="users">The users of the policy.</param>
    public static bool ExcludesNobody(UsersCondition users) =>
        users.ExcludeUsers.Count + users.ExcludeGroups.Count + users.ExcludeRoles.Count == 0
        && users.ExcludeGuestsOrExternalUsers is null;

    /// <summary>
    /// Whether a policy has a user in its scope: included and not excluded. A list that this version does not know could
    /// include or exclude anybody, so that only an exclusion that it does know decides.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="user">The user.</param>
    public Fact<bool> Reaches(ConditionalAccessPolicy policy, User user) =>
        Included(policy, user).ButNot(() => Excludes(policy.Conditions.Users, user));

    /// <summary>The same where it was already asked whether the policy excludes the user.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="user">The user.</param>
    /// <param name="excludes">Whether it does.</param>
    public Fact<bool> Reaches(ConditionalAccessPolicy policy, User user, Fact<bool> excludes) =>
        Included(policy, user).ButNot(() => excludes);

    /// <summary>
    /// Whether the include lists name a user. A role that the user may activate counts as held: the policy reaches the user
    /// at the latest when the role is to be used.
    /// </summary>
    /// <param name="users">The users of the policy.</param>
    /// <param name="user">The user.</param>
    public Fact<bool> Includes(UsersCondition users, User user)
    {
        if (IncludesEverybody(users) || Contains(users.IncludeUsers, user.Id))
        {
            return Fact.Known(true);
        }

        return Truth.Any(Names(user, users.IncludeUsers, users.IncludeGroups, users.IncludeRoles, orMayActivate: true, users.IncludeGuestsOrExternalUsers));
    }

    /// <summary>
    /// Whether the exclude lists name a user. A role counts only when it is assigned: before an activation the role excludes
    /// nobody, and an activation ends by itself.
    /// </summary>
    /// <param name="users">The users of the policy.</param>
    /// <param name="user">The user.</param>
    public Fact<bool> Excludes(UsersCondition users, User user)
    {
        if (Contains(users.ExcludeUsers, user.Id))
        {
            return Fact.Known(true);
        }

        return Truth.Any(Names(user, users.ExcludeUsers, users.ExcludeGroups, users.ExcludeRoles, orMayActivate: false, users.ExcludeGuestsOrExternalUsers));
    }

    /// <summary>Which of some people a policy reaches.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="people">The people.</param>
    public PolicyReach ReachOf(ConditionalAccessPolicy policy, IReadOnlyList<User> people)
    {
        var reached = new List<User>();
        var exempt = new List<User>();
        var missing = new List<MissingFact>();
        foreach (User user in people)
        {
            Fact<bool> isReached = Reaches(policy, user);
            if (isReached.TryGet(out bool value))
            {
                (value ? reached : exempt).Add(user);
            }
            else
            {
                missing.AddRange(isReached.Missing);
            }
        }

        return new PolicyReach(reached, exempt, [.. missing.Distinct()]);
    }

    private Fact<bool> Included(ConditionalAccessPolicy policy, User user) => PolicyReading.Unrecognized(policy, "conditions.users") is { Count: > 0 } unknown
        ? Fact.Unknown<bool>(unknown)
        : Includes(policy.Conditions.Users, user);

    private IEnumerable<Fact<bool>> Names(User user, IReadOnlyList<string> users, IReadOnlyList<string> groups, IReadOnlyList<string> roles, bool orMayActivate, GuestsOrExternalUsers? guests)
    {
        foreach (string entry in users.Where(u => !ObjectIds.IsId(u) && !Contains(Words, u) && tenant.Directory.FindUserInScope(u) is not { IsKnown: true, Value: not null }))
        {
            yield return Anybody("users", $"the user '{Printable.Line(entry)}'");
        }

        foreach (string group in groups)
        {
            Fact<bool> isMember = tenant.Directory.IsMember(user.Id, group);
            yield return isMember is { IsKnown: true, Value: false } && !ObjectIds.IsId(group) && tenant.Directory.FindGroup(group) is { IsKnown: true, Value: null }
                ? Anybody("groups", $"the group '{Printable.Line(group)}'")
                : isMember;
        }

        foreach (string role in roles)
        {
            yield return !ObjectIds.IsId(role) && !_roles.Value.Contains(role)
                ? Anybody("roleDefinitions", $"the role '{Printable.Line(role)}'")
                : Holds(user, role, orMayActivate);
        }

        if (Contains(users, Guests))
        {
            yield return IsOfKind(user, ExternalTypes.Every, null);
        }

        yield return IsOfKind(user, guests);
    }

    /// <summary>Only tenant-wide assignments count: a role held for an administrative unit neither includes nor excludes.</summary>
    private Fact<bool> Holds(User user, string roleTemplateId, bool orMayActivate)
    {
        if (tenant.Roles.HoldingsOf(user.Id).Any(h =>
            h.IsTenantWide
            && string.Equals(h.RoleTemplateId, roleTemplateId, StringComparison.OrdinalIgnoreCase)
            && (orMayActivate || h.State == RoleHoldingState.Active)))
        {
            return Fact.Known(true);
        }

        RoleRoster roster = tenant.Roles.Of(roleTemplateId);
        IReadOnlyList<MissingFact> missing = orMayActivate ? [.. roster.MissingActive, .. roster.MissingEligible] : roster.MissingActive;
        return missing.Count == 0 ? Fact.Known(false) : Fact.Unknown<bool>(missing);
    }

    /// <summary>A name or a placeholder in the place of an id could mean anybody, where it includes and where it excludes.</summary>
    private static Fact<bool> Anybody(string section, string what) => Fact.Unknown<bool>(new MissingFact(
        section,
        $"A policy names {what}, which is no id: whom it means is not known.",
        "Put the id in that is meant, or take the entry out of the policy."));

    private static Fact<bool> IsOfKind(User user, GuestsOrExternalUsers? guests) =>
        guests?.GuestOrExternalUserTypes is GuestOrExternalUserTypes types ? IsOfKind(user, types, guests.ExternalTenants) : Fact.Known(false);

    private static Fact<bool> IsOfKind(User user, GuestOrExternalUserTypes types, ExternalTenants? tenants)
    {
        if (types == GuestOrExternalUserTypes.None)
        {
            return Fact.Known(false);
        }

        if (ExternalTypes.Of(user) is not GuestOrExternalUserTypes kind)
        {
            return Fact.Unknown<bool>(ExternalTypes.Missing(user));
        }

        if ((types & kind) == 0)
        {
            return Fact.Known(false);
        }

        // An internal guest has no home tenant; whether the list of tenants is asked about him is not documented.
        return tenants?.MembershipKind switch
        {
            null or ExternalTenantsMembershipKind.All => Fact.Known(true),
            ExternalTenantsMembershipKind.Enumerated when tenants.Members.Count == 0 => Fact.Known(false),
            _ => Fact.Unknown<bool>(new MissingFact(
                "users",
                $"The policy names external users of certain organisations, and the snapshot does not say from which {RuleTargets.Describe(user)} comes.",
                "Look at the user's identities in the Microsoft Entra admin center.")),
        };
    }

    private static bool Contains(IReadOnlyList<string> list, string text) => list.Contains(text, StringComparer.OrdinalIgnoreCase);
}
