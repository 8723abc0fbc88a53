using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// The people who hold or may activate a role for the whole tenant and whose account is enabled, each once, in the order of
/// their names. Disabled accounts, accounts of directory synchronisation, service principals and holders of the role for an
/// administrative unit are not among them; <see cref="NotCounted"/> says so.
/// </summary>
internal sealed class RolePeople
{
    private static readonly ConditionalWeakTable<Tenant, ConcurrentDictionary<string, RolePeople>> Known = [];

    private RolePeople(Tenant tenant, BuiltInRole role)
    {
        Roster = tenant.Roles.Of(role);
        User[] active = [.. Roster.ActiveUsersSeen.Where(u => !tenant.Roles.IsSynchronizationAccount(u))];
        User[] eligible = [.. Roster.EligibleUsersSeen.Where(u => !tenant.Roles.IsSynchronizationAccount(u))];
        Active = Sorted(active.Where(u => u.AccountEnabled == true));
        Eligible = Sorted(eligible.Where(u => u.AccountEnabled == true));
        Uncertain = Sorted(active.Concat(eligible).Where(u => u.AccountEnabled is null));
        UncertainActive = Sorted(active.Where(u => u.AccountEnabled is null));
        NotCounted =
        [
            .. Sorted(active.Concat(eligible).Where(u => u.AccountEnabled == false))
                .Select(u => RuleTargets.NotCounted(u, "accountEnabled", "the account is disabled")),
            .. Sorted(Roster.ActiveUsersSeen.Concat(Roster.EligibleUsersSeen).Where(tenant.Roles.IsSynchronizationAccount))
                .Select(u => RuleTargets.NotCounted(u, "roleDefinition", "the account belongs to directory synchronisation", "roleAssignments")),
            .. Roster.Seen.Where(h => !h.IsTenantWide).OrderBy(h => h.User.DisplayName, StringComparer.Ordinal).ThenBy(h => h.User.Id, StringComparer.Ordinal)
                .Select(h => RuleTargets.NotCounted(h.User, "directoryScopeId", $"the role holds for {h.DirectoryScopeId} only", "roleAssignments")),
            .. Roster.SetAside.OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.PrincipalId, StringComparer.Ordinal)
                .Select(RuleTargets.Evidence),
        ];
    }

    /// <summary>The roster of the role.</summary>
    public RoleRoster Roster { get; }

    /// <summary>Those who hold the role now, activations included.</summary>
    public IReadOnlyList<User> Active { get; }

    /// <summary>Those who may activate the role and do not hold it now.</summary>
    public IReadOnlyList<User> Eligible { get; }

    /// <summary>Those of whom the snapshot does not say whether the account is enabled, active or eligible.</summary>
    public IReadOnlyList<User> Uncertain { get; }

    /// <summary>Those among <see cref="Uncertain"/> who hold the role now.</summary>
    public IReadOnlyList<User> UncertainActive { get; }

    /// <summary>Those who hold the role now or may activate it.</summary>
    public IReadOnlyList<User> All => [.. Active, .. Eligible];

    /// <summary>Who else stands against the role and is not counted, with the reasons.</summary>
    public IReadOnlyList<Evidence> NotCounted { get; }

    /// <summary>What is missing before one can say that these are all who hold the role now.</summary>
    public IReadOnlyList<MissingFact> MissingActive => [.. Roster.MissingActive, .. UncertainActive.Select(EnabledNotSeen)];

    /// <summary>What is missing before one can say that these are all, eligible people included.</summary>
    public IReadOnlyList<MissingFact> Missing => [.. Roster.MissingActive, .. Roster.MissingEligible, .. Uncertain.Select(EnabledNotSeen)];

    /// <summary>The people of a role; many rules ask, and it is worked out once.</summary>
    /// <param name="tenant">The tenant; it does not change.</param>
    /// <param name="role">The role.</param>
    public static RolePeople Of(Tenant tenant, BuiltInRole role) =>
        Known.GetValue(tenant, _ => new(StringComparer.OrdinalIgnoreCase)).GetOrAdd(role.TemplateId, _ => new RolePeople(tenant, role));

    /// <summary>The ways in which a user holds or may activate the role for the whole tenant, as evidence.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    public IEnumerable<Evidence> HoldingsOf(Tenant tenant, User user) => tenant.Roles.HoldingsOf(user.Id)
        .Where(h => h.IsTenantWide && string.Equals(h.RoleTemplateId, Roster.RoleTemplateId, StringComparison.OrdinalIgnoreCase))
        .OrderBy(h => h.State).ThenBy(h => h.Through?.Id, StringComparer.Ordinal)
        .Select(h => RuleTargets.Evidence(tenant, h));

    /// <summary>How a user has the role, in a sentence: "holds Global Administrator" or "may activate Global Administrator".</summary>
    /// <param name="user">The user.</param>
    /// <param name="role">The role.</param>
    public string Has(User user, BuiltInRole role) => Active.Contains(user) ? $"holds {role.Name}" : $"may activate {role.Name}";

    /// <summary>Unknown results about people: one for each person, or one for the role where several lack the same facts.</summary>
    /// <param name="role">The role.</param>
    /// <param name="unclear">The people, and what is missing of each.</param>
    /// <param name="question">What cannot be said of the people whose names are given: "Whether Ada can sign in".</param>
    public static IEnumerable<RuleResult> Unknown(
        BuiltInRole role,
        IEnumerable<(User User, IReadOnlyList<MissingFact> Missing)> unclear,
        Func<string, string> question) =>
        unclear
            .GroupBy(u => string.Join('\n', u.Missing), StringComparer.Ordinal)
            .Select(g => RuleResult.Unknown(
                question(RuleTargets.Join(g.Select(u => u.User))),
                g.First().Missing,
                g.Count() == 1 ? RuleTargets.User(g.First().User) : RuleTargets.Role(role)));

    /// <summary>The fact that the snapshot does not say whether an account is enabled.</summary>
    /// <param name="user">The account.</param>
    public static MissingFact EnabledNotSeen(User user) => new(
        "users",
        $"The snapshot does not say whether the account {RuleTargets.Describe(user)} is enabled.",
        "Take the snapshot again with the user property accountEnabled.");

    /// <summary>Users in the order of their names.</summary>
    /// <param name="users">The users.</param>
    public static IReadOnlyList<User> Sorted(IEnumerable<User> users) =>
    [
        .. users.DistinctBy(u => u.Id)
            .OrderBy(u => u.DisplayName ?? u.UserPrincipalName, StringComparer.Ordinal)
            .ThenBy(u => u.Id, StringComparer.Ordinal),
    ];
}
