using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Reads the include and exclude lists of the users of policies against a tenant.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="references">What policies name.</param>
internal sealed class UserListReader(Tenant tenant, PolicyReferenceIndex references)
{
    private const string Guests = "GuestsOrExternalUsers";

    private readonly Dictionary<string, bool> _builtIn = tenant.RoleDefinitions.Seen
        .Where(d => d.IsBuiltIn is not null)
        .DistinctBy(d => d.TemplateId ?? d.Id, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(d => d.TemplateId ?? d.Id, d => d.IsBuiltIn!.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The include lists of a policy.</summary>
    public UserList Included(UsersCondition users) =>
        Read(users.IncludeUsers, users.IncludeGroups, users.IncludeRoles, users.IncludeGuestsOrExternalUsers, isExclude: false);

    /// <summary>The exclude lists of a policy.</summary>
    public UserList Excluded(UsersCondition users) =>
        Read(users.ExcludeUsers, users.ExcludeGroups, users.ExcludeRoles, users.ExcludeGuestsOrExternalUsers, isExclude: true);

    private UserList Read(
        IReadOnlyList<string> userEntries,
        IReadOnlyList<string> groupIds,
        IReadOnlyList<string> roleIds,
        GuestsOrExternalUsers? guests,
        bool isExclude)
    {
        var doubts = new List<MissingFact>();
        var users = new List<int>();
        var external = new List<ExternalSelection>();
        bool all = false;
        bool allAgents = false;
        foreach (string entry in userEntries)
        {
            if (Is(entry, "All"))
            {
                all = true;
            }
            else if (Is(entry, Guests))
            {
                external.Add(new ExternalSelection(tenant, ExternalTypes.Every, null));
            }
            else if (Is(entry, "AllAgentIdUsers"))
            {
                allAgents = true;
            }
            else if (!Is(entry, "None"))
            {
                users.Add(references.Users.Add(entry));

                // An object id that leads nowhere is still no other user's; a name or a placeholder could mean anybody.
                if (!ObjectIds.IsId(entry) && tenant.Directory.FindUserInScope(entry) is not { IsKnown: true, Value: not null })
                {
                    doubts.Add(Doubt("users", isExclude, $"the user '{Printable.Line(entry)}', which is no object id"));
                }
            }
        }

        if (guests?.GuestOrExternalUserTypes is GuestOrExternalUserTypes types and not GuestOrExternalUserTypes.None)
        {
            external.Add(new ExternalSelection(tenant, types, guests.ExternalTenants));
        }

        foreach (string group in groupIds.Where(g => LeadsNowhere(g, isExclude)))
        {
            doubts.Add(Doubt("groups", isExclude, $"the group '{Printable.Line(group)}', which the tenant does not have"));
        }

        ILookup<bool?, string> byBuiltIn = roleIds.ToLookup(IsBuiltIn);
        foreach (string role in byBuiltIn[null].Where(r => !ObjectIds.IsId(r)))
        {
            doubts.Add(Doubt("roleDefinitions", isExclude, $"the role '{Printable.Line(role)}', which is no template id"));
        }

        doubts.AddRange(byBuiltIn[true].Concat(byBuiltIn[null]).SelectMany(r => tenant.Roles.Of(r).MissingActive));
        return new UserList
        {
            All = all,
            AllAgentUsers = allAgents,
            Users = References.Bits(users),
            Groups = References.Bits(groupIds.Select(references.Groups.Add)),
            Roles = References.Bits(byBuiltIn[true].Select(references.Roles.Add)),
            UncertainRoles = References.Bits(byBuiltIn[null].Select(references.Roles.Add)),
            External = external,
            Doubts = [.. doubts.Distinct()],
        };
    }

    /// <summary>
    /// Whether a group could mean anybody. A group that was deleted has no members, and memberships tell so; but in an exclude
    /// list it is never taken for nobody, and a name or a placeholder could mean any group.
    /// </summary>
    private bool LeadsNowhere(string group, bool isExclude) =>
        tenant.Directory.FindGroup(group) is { IsKnown: true, Value: null } && (isExclude || !ObjectIds.IsId(group));

    /// <summary>Policies reach holders of built-in roles only, of deprecated ones too; null when nobody knows what a role is.</summary>
    private bool? IsBuiltIn(string role) =>
        BuiltInRoles.Find(role) is not null ? true
        : _builtIn.TryGetValue(role, out bool isBuiltIn) ? isBuiltIn
        : null;

    private static MissingFact Doubt(string section, bool isExclude, string what) => new(
        section,
        $"The policy {(isExclude ? "excludes" : "includes")} {what}: whom it means is not known.",
        "Put the id in that is meant, or take the entry out of the policy.");

    private static bool Is(string entry, string word) => string.Equals(entry, word, StringComparison.OrdinalIgnoreCase);
}
