using System.Runtime.InteropServices;
using SignInRecovery.Facts;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tenants;

/// <summary>
/// The users, groups and their relations of a tenant, by id. Every answer is a fact: an id that is not there is known not to
/// exist only when the section that would hold it is complete.
/// </summary>
public sealed class DirectoryIndex
{
    private const int Large = 20_000;

    private readonly Tenant _tenant;
    private readonly Lazy<Dictionary<string, User>> _users;
    private readonly Lazy<Dictionary<string, DeletedUser>> _deletedUsers;
    private readonly Lazy<Dictionary<string, Group>> _groups;
    private readonly Lazy<Dictionary<string, ServicePrincipal>> _servicePrincipals;
    private readonly Lazy<ILookup<string, AuthenticationMethod>> _methods;
    private readonly Lazy<Dictionary<string, RegistrationDetails>> _registrations;
    private readonly Lazy<Dictionary<string, IReadOnlyList<string>>> _memberships;
    private readonly Lazy<ILookup<string, GroupOwner>> _owners;
    private readonly Lazy<Dictionary<string, SignInActivity>> _activities;
    private readonly Lazy<Dictionary<string, (int Users, int LastUser)>> _userCounts;

    internal DirectoryIndex(Tenant tenant)
    {
        _tenant = tenant;
        _users = new(() => Index(tenant.Users.Seen, u => u.Id));
        _deletedUsers = new(() => Index(tenant.DeletedUsers.Seen, u => u.Id));
        _groups = new(() => Index(tenant.Groups.Seen, g => g.Id));
        _servicePrincipals = new(() => Index(tenant.ServicePrincipals.Seen, s => s.Id));
        _methods = new(() => tenant.Methods.Seen.ToLookup(m => m.UserId, StringComparer.OrdinalIgnoreCase));
        _registrations = new(() => Index(tenant.RegistrationDetails.Seen, r => r.Id));
        _memberships = new(() => MergeMemberships(tenant.Memberships.Seen));
        _userCounts = new(() => CountUsers(_memberships.Value.Values));
        _activities = new(() => Index(tenant.SignInActivity.Seen, a => a.UserId));
        _owners = new(() => tenant.GroupOwners.Seen.ToLookup(o => o.GroupId, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Makes the two large indexes of a large tenant side by side, where otherwise whoever asks first makes one after the other
    /// and the rest wait.
    /// </summary>
    internal void Prepare()
    {
        if (_tenant.Users.Seen.Count >= Large)
        {
            Parallel.Invoke(() => _ = _users.Value, () => _ = _memberships.Value);
        }
    }

    /// <summary>
    /// A user by id: the user, null when there is none, or Unknown when the users were not all seen. In a snapshot of the
    /// administrators alone, somebody who is not there may well exist; only the deleted users can show that he does not.
    /// </summary>
    /// <param name="id">The object id.</param>
    public Fact<User?> FindUser(string id)
    {
        Fact<User?> user = FindUserInScope(id);
        return user is { IsKnown: true, Value: null } && _tenant.Scope != SnapshotScope.AllUsers && !_deletedUsers.Value.ContainsKey(id)
            ? Fact.Unknown<User?>(new MissingFact(
                _tenant.Users.Declaration.Name,
                $"The snapshot holds the administrators and the users that policies name, and {id} is not among them.",
                "Take a snapshot with the scope AllUsers."))
            : user;
    }

    /// <summary>
    /// A user to whom a role or a Conditional Access policy refers, by id: such a user is within the scope of every snapshot,
    /// so that absence means that there is none, unless the users were not all seen.
    /// </summary>
    /// <param name="id">The object id.</param>
    public Fact<User?> FindUserInScope(string id) => Find(_users.Value, id, _tenant.Users.Missing);

    /// <summary>A deleted user that can still be restored, by id.</summary>
    /// <param name="id">The object id.</param>
    public Fact<DeletedUser?> FindDeletedUser(string id) => Find(_deletedUsers.Value, id, _tenant.DeletedUsers.Missing);

    /// <summary>A group by id: the group, null when there is none, or Unknown when the groups were not all seen.</summary>
    /// <param name="id">The object id.</param>
    public Fact<Group?> FindGroup(string id) => Find(_groups.Value, id, _tenant.Groups.Missing);

    /// <summary>A service principal by id: it, null when there is none, or Unknown when they were not all seen.</summary>
    /// <param name="id">The object id.</param>
    public Fact<ServicePrincipal?> FindServicePrincipal(string id) => Find(_servicePrincipals.Value, id, _tenant.ServicePrincipals.Missing);

    /// <summary>
    /// The authentication methods registered by a user. A user of whom not even a password is listed was not asked about,
    /// so the answer is Unknown then, and no list that happens to be empty.
    /// </summary>
    /// <param name="userId">The user's id.</param>
    public Fact<IReadOnlyList<AuthenticationMethod>> MethodsOf(string userId)
    {
        IReadOnlyList<AuthenticationMethod> seen = [.. _methods.Value[userId]];
        if (_tenant.Methods.Missing is MissingFact missing)
        {
            return Fact.Unknown<IReadOnlyList<AuthenticationMethod>>(missing);
        }

        return seen.Count > 0
            ? Fact.Known(seen)
            : Fact.Unknown<IReadOnlyList<AuthenticationMethod>>(new MissingFact(
                _tenant.Methods.Declaration.Name,
                $"The snapshot lists no authentication method of the user {NameOf(userId)}, not even a password.",
                "Take the snapshot again with this user in its scope."));
    }

    /// <summary>The authentication methods of a user that were seen, whatever the status of the section.</summary>
    /// <param name="userId">The user's id.</param>
    public IReadOnlyList<AuthenticationMethod> MethodsSeenOf(string userId) => [.. _methods.Value[userId]];

    /// <summary>What the registration report says of a user.</summary>
    /// <param name="userId">The user's id.</param>
    public Fact<RegistrationDetails?> RegistrationOf(string userId) => Find(_registrations.Value, userId, _tenant.RegistrationDetails.Missing);

    /// <summary>When a user signed in last, as far as the directory recorded it.</summary>
    /// <param name="userId">The user's id.</param>
    public Fact<SignInActivity?> SignInActivityOf(string userId) => Find(_activities.Value, userId, _tenant.SignInActivity.Missing);

    /// <summary>The ids of all groups that a user is in, directly or through other groups.</summary>
    /// <param name="userId">The user's id.</param>
    public Fact<IReadOnlyList<string>> GroupsOf(string userId) => _tenant.Memberships.Missing is MissingFact missing
        ? Fact.Unknown<IReadOnlyList<string>>(missing)
        : Fact.Known(_memberships.Value.GetValueOrDefault(userId) ?? []);

    /// <summary>The ids of the groups that a user was seen to be in, whatever the status of the section.</summary>
    /// <param name="userId">The user's id.</param>
    public IReadOnlyList<string> GroupsSeenOf(string userId) => _memberships.Value.GetValueOrDefault(userId) ?? [];

    /// <summary>Whether a user is in a group, directly or through other groups; a membership that was seen is enough.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="groupId">The group's id.</param>
    public Fact<bool> IsMember(string userId, string groupId)
    {
        if (_memberships.Value.TryGetValue(userId, out IReadOnlyList<string>? groups)
            && groups.Contains(groupId, StringComparer.OrdinalIgnoreCase))
        {
            return Fact.Known(true);
        }

        return _tenant.Memberships.Missing is MissingFact missing ? Fact.Unknown<bool>(missing) : Fact.Known(false);
    }

    /// <summary>
    /// The users within the snapshot's scope who were seen to be in each of some groups, directly or through other groups,
    /// whatever the status of the section. One pass over all memberships, however many groups.
    /// </summary>
    /// <param name="groupIds">The groups' ids.</param>
    public ILookup<string, User> MembersSeenOf(IEnumerable<string> groupIds)
    {
        var wanted = new HashSet<string>(groupIds, StringComparer.OrdinalIgnoreCase);
        if (wanted.Count == 0)
        {
            return Array.Empty<User>().ToLookup(_ => string.Empty);
        }

        var members = new List<(string Group, User User)>();
        foreach ((string userId, IReadOnlyList<string> groups) in _memberships.Value)
        {
            for (int index = 0; index < groups.Count; index++)
            {
                if (wanted.Contains(groups[index]) && _users.Value.TryGetValue(userId, out User? user))
                {
                    members.Add((groups[index], user));
                }
            }
        }

        return members.DistinctBy(m => (m.Group, m.User.Id)).ToLookup(m => m.Group, m => m.User, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// How many users are in a group, directly or through other groups: as Graph counted them, or by the memberships of a
    /// snapshot of all users; null when neither tells.
    /// </summary>
    /// <param name="groupId">The group's id.</param>
    public int? UserCountOf(string groupId) =>
        _groups.Value.GetValueOrDefault(groupId)?.UserCount
        ?? (_tenant.Scope == SnapshotScope.AllUsers && _tenant.Memberships.Missing is null
            ? _userCounts.Value.GetValueOrDefault(groupId).Users
            : null);

    /// <summary>The owners of a group.</summary>
    /// <param name="groupId">The group's id.</param>
    public Fact<IReadOnlyList<GroupOwner>> OwnersOf(string groupId) => _tenant.GroupOwners.Missing is MissingFact missing
        ? Fact.Unknown<IReadOnlyList<GroupOwner>>(missing)
        : Fact.Known<IReadOnlyList<GroupOwner>>([.. _owners.Value[groupId]]);

    /// <summary>What people call an object: its display name, else its user principal name, else its id.</summary>
    /// <param name="id">The object id of a user, group or service principal.</param>
    public string NameOf(string id)
    {
        if (_users.Value.TryGetValue(id, out User? user))
        {
            return user.DisplayName ?? user.UserPrincipalName ?? id;
        }

        if (_groups.Value.TryGetValue(id, out Group? group))
        {
            return group.DisplayName ?? id;
        }

        return _servicePrincipals.Value.TryGetValue(id, out ServicePrincipal? principal)
            ? principal.DisplayName ?? id
            : _deletedUsers.Value.TryGetValue(id, out DeletedUser? deleted)
                ? deleted.DisplayName ?? deleted.UserPrincipalName ?? id
                : id;
    }

    private static Fact<T?> Find<T>(Dictionary<string, T> index, string id, MissingFact? missing)
        where T : class
    {
        if (index.TryGetValue(id, out T? found))
        {
            return Fact.Known<T?>(found);
        }

        return missing is null ? Fact.Known<T?>(null) : Fact.Unknown<T?>(missing);
    }

    private static Dictionary<string, T> Index<T>(IReadOnlyList<T> items, Func<T, string> id)
    {
        var index = new Dictionary<string, T>(items.Count, StringComparer.OrdinalIgnoreCase);
        foreach (T item in items)
        {
            _ = index.TryAdd(id(item), item);
        }

        return index;
    }

    // A group may stand twice in a user's list; the user is counted once.
    private static Dictionary<string, (int Users, int LastUser)> CountUsers(IEnumerable<IReadOnlyList<string>> memberships)
    {
        var counts = new Dictionary<string, (int Users, int LastUser)>(StringComparer.OrdinalIgnoreCase);
        int user = 0;
        foreach (IReadOnlyList<string> groups in memberships)
        {
            user++;
            for (int index = 0; index < groups.Count; index++)
            {
                ref (int Users, int LastUser) count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, groups[index], out _);
                count = count.LastUser == user ? count : (count.Users + 1, user);
            }
        }

        return counts;
    }

    private static Dictionary<string, IReadOnlyList<string>> MergeMemberships(IReadOnlyList<Membership> memberships)
    {
        // A user may have one line with all groups, or one line for each.
        var merged = new Dictionary<string, IReadOnlyList<string>>(memberships.Count, StringComparer.OrdinalIgnoreCase);
        var several = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (Membership membership in memberships)
        {
            if (merged.TryAdd(membership.UserId, membership.GroupIds))
            {
                continue;
            }

            if (!several.TryGetValue(membership.UserId, out List<string>? list))
            {
                several.Add(membership.UserId, list = [.. merged[membership.UserId]]);
                merged[membership.UserId] = list;
            }

            list.AddRange(membership.GroupIds);
        }

        return merged;
    }
}
