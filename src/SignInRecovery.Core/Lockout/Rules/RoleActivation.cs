using System.Runtime.CompilerServices;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// Who can come to hold the three roles that restore access: those who hold them lastingly, and those who may activate them
/// and can get the approval, if one is needed. Approvers whom the settings name need no role; where the settings name none,
/// the Global Administrators and Privileged Role Administrators approve; nobody approves their own request (Entra
/// documentation, "Configure Microsoft Entra role settings", 2024-12-19, and "Approve or deny requests", 2023-09-12).
/// One who can become a Privileged Role Administrator can approve others after that, so the answer is a fixed point.
/// </summary>
internal sealed class RoleActivation
{
    private readonly Tenant _tenant;
    private readonly string? _unavailable;
    private readonly Dictionary<string, RoleState> _states;
    private readonly Dictionary<string, HashSet<string>> _sure;
    private readonly Dictionary<string, HashSet<string>> _possible;

    private static readonly ConditionalWeakTable<Tenant, RoleActivation> Known = [];

    private RoleActivation(Tenant tenant)
        : this(tenant, StatesOf(tenant), unavailable: null)
    {
    }

    private RoleActivation(Tenant tenant, Dictionary<string, RoleState> states, string? unavailable)
    {
        _tenant = tenant;
        _unavailable = unavailable;
        _states = states;
        _sure = Spread(isOptimistic: false);
        _possible = Spread(isOptimistic: true);
    }

    /// <summary>The roles that restore access.</summary>
    public static IReadOnlyList<BuiltInRole> Roles { get; } =
    [
        BuiltInRoles.GlobalAdministrator,
        BuiltInRoles.PrivilegedRoleAdministrator,
        BuiltInRoles.PrivilegedAuthenticationAdministrator,
    ];

    /// <summary>The answers for a tenant; several rules ask, and it is worked out once.</summary>
    /// <param name="tenant">The tenant; it does not change.</param>
    public static RoleActivation Of(Tenant tenant) => Known.GetValue(tenant, t => new RoleActivation(t));

    /// <summary>The same question while somebody is locked out, and neither holds, activates nor approves anything.</summary>
    /// <param name="user">The one who is locked out.</param>
    public RoleActivation Without(User user) => new(_tenant, _states, user.Id);

    /// <summary>The people who hold a role lastingly or can activate it, as far as was seen.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    public IReadOnlyList<User> AbleSeen(BuiltInRole role) =>
        RolePeople.Sorted(_states[role.TemplateId].Users.Where(u => _sure[role.TemplateId].Contains(u.Id)));

    /// <summary>Whether somebody may hold or activate a role, if all that was not seen were in favour of it.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    public bool IsPossible(BuiltInRole role) =>
        _possible[role.TemplateId].Count > 0 || _states[role.TemplateId].People.Missing.Count > 0;

    /// <summary>The enabled people who may activate a role and do not hold it lastingly.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    public IReadOnlyList<User> EligibleOf(BuiltInRole role) => RolePeople.Sorted(_states[role.TemplateId].Eligible.Where(u => u.AccountEnabled == true));

    /// <summary>The activation settings of a role; null when they were not seen.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    public RoleManagementPolicy? PolicyOf(BuiltInRole role) => _states[role.TemplateId].Policy;

    /// <summary>The approvers whom the settings of a role name; empty when they name none.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    public IReadOnlyList<ActivationApprover> ApproversOf(BuiltInRole role) => _states[role.TemplateId].Approvers;

    /// <summary>What is missing before one can say whether somebody can activate a role.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    public IReadOnlyList<MissingFact> MissingOf(BuiltInRole role)
    {
        RoleState state = _states[role.TemplateId];
        var missing = new List<MissingFact>(state.People.Missing);
        if (state.Eligible.Count > 0)
        {
            missing.AddRange(state.MissingSettings);
            missing.AddRange(state.Approvers.Where(a => !a.CanApprove.IsKnown).SelectMany(a => a.CanApprove.Missing));
            if (state.IsApprovedByDefault)
            {
                missing.AddRange(_states[BuiltInRoles.GlobalAdministrator.TemplateId].People.Missing);
                missing.AddRange(_states[BuiltInRoles.PrivilegedRoleAdministrator.TemplateId].People.Missing);
            }
        }

        return [.. missing.Distinct()];
    }

    private Dictionary<string, HashSet<string>> Spread(bool isOptimistic)
    {
        var able = _states.ToDictionary(
            s => s.Key,
            s => new HashSet<string>(
                s.Value.Lasting.Where(u => IsUsable(u, isOptimistic)).Select(u => u.Id),
                StringComparer.OrdinalIgnoreCase));
        bool hasGrown = true;
        while (hasGrown)
        {
            hasGrown = false;
            foreach ((string role, RoleState state) in _states)
            {
                foreach (User user in state.Eligible.Where(u => IsUsable(u, isOptimistic) && !able[role].Contains(u.Id)))
                {
                    if (CanActivate(user, state, able, isOptimistic))
                    {
                        hasGrown |= able[role].Add(user.Id);
                    }
                }
            }
        }

        return able;
    }

    private bool CanActivate(User user, RoleState state, Dictionary<string, HashSet<string>> able, bool isOptimistic)
    {
        if (!state.IsEligibleForRole(user) || state.Policy?.IsApprovalRequired is not bool isApprovalRequired || (isApprovalRequired && state.Policy.Approvers is null))
        {
            return isOptimistic;
        }

        if (!isApprovalRequired)
        {
            return true;
        }

        if (!state.IsApprovedByDefault)
        {
            return state.Approvers.Any(a =>
                (a.UserId.Length == 0 || !(IsSame(a.UserId, user.Id) || IsSame(a.UserId, _unavailable)))
                && (a.CanApprove.TryGet(out bool canApprove) ? canApprove : isOptimistic));
        }

        BuiltInRole[] defaults = [BuiltInRoles.GlobalAdministrator, BuiltInRoles.PrivilegedRoleAdministrator];
        return defaults.Any(r => able[r.TemplateId].Any(id => !IsSame(id, user.Id))
            || (isOptimistic && _states[r.TemplateId].People.Missing.Count > 0));
    }

    private static Dictionary<string, RoleState> StatesOf(Tenant tenant)
    {
        var policies = Roles.ToDictionary(r => r.TemplateId, r => tenant.RoleManagementPolicies.Seen.FirstOrDefault(p =>
            p.ScopeId is null or "/" && string.Equals(p.RoleDefinitionId, r.TemplateId, StringComparison.OrdinalIgnoreCase)));

        // Memberships are gone through once for the approvers of all roles: there may be millions.
        ILookup<string, User> members = tenant.Directory.MembersSeenOf(policies.Values
            .SelectMany(p => p is { IsApprovalRequired: true, Approvers: IReadOnlyList<RoleApprover> approvers } ? approvers : [])
            .Select(a => a.GroupId)
            .OfType<string>());
        return Roles.ToDictionary(r => r.TemplateId, r => new RoleState(tenant, r, policies[r.TemplateId], members));
    }

    private bool IsUsable(User user, bool isOptimistic) =>
        !IsSame(user.Id, _unavailable) && (user.AccountEnabled ?? isOptimistic) && !_tenant.Roles.IsSynchronizationAccount(user);

    private static bool IsSame(string id, string? other) => string.Equals(id, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>One role: who holds it lastingly, who may activate it, and what an activation takes.</summary>
    private sealed class RoleState
    {
        private readonly HashSet<string> _eligibleForRole;

        public RoleState(Tenant tenant, BuiltInRole role, RoleManagementPolicy? policy, ILookup<string, User> approverGroups)
        {
            People = RolePeople.Of(tenant, role);
            RoleHolding[] holdings = [.. People.Roster.Seen.Where(h => h.IsTenantWide)];
            Lasting = [.. holdings.Where(h => h.State == RoleHoldingState.Active).Select(h => h.User).DistinctBy(u => u.Id)];

            // Who holds a role by an activation holds it for hours; what counts is whether it can be activated again.
            RoleHolding[] eligible = [.. holdings.Where(h => h.State != RoleHoldingState.Active).ExceptBy(Lasting.Select(u => u.Id), h => h.User.Id)];
            Eligible = [.. eligible.Select(h => h.User).DistinctBy(u => u.Id)];

            // One who is not yet a member of the group through which the role is held activates the membership, by settings
            // of the group that are in no section; everybody else activates the role, by the settings of the role.
            _eligibleForRole = new HashSet<string>(
                eligible.Where(h => h.Through is null || tenant.Directory.IsMember(h.User.Id, h.Through.Id) is { IsKnown: true, Value: true }).Select(h => h.User.Id),
                StringComparer.OrdinalIgnoreCase);
            Policy = policy;
            MissingSettings = Missing(tenant, role);
            if (Policy is { IsApprovalRequired: true, Approvers: IReadOnlyList<RoleApprover> approvers })
            {
                Approvers = [.. approvers.SelectMany(a => Resolve(tenant, role, a, approverGroups)).DistinctBy(a => (a.Target, a.Description))];
                IsApprovedByDefault = approvers.Count == 0;
            }
        }

        public RolePeople People { get; }

        public IReadOnlyList<User> Lasting { get; }

        public IReadOnlyList<User> Eligible { get; }

        public IEnumerable<User> Users => Lasting.Concat(Eligible);

        public RoleManagementPolicy? Policy { get; }

        public IReadOnlyList<ActivationApprover> Approvers { get; } = [];

        public bool IsApprovedByDefault { get; }

        public IReadOnlyList<MissingFact> MissingSettings { get; }

        public bool IsEligibleForRole(User user) => _eligibleForRole.Contains(user.Id);

        private static IEnumerable<ActivationApprover> Resolve(Tenant tenant, BuiltInRole role, RoleApprover approver, ILookup<string, User> groups) => approver switch
        {
            { UserId: string user } => [ActivationApprover.OfUser(tenant, user)],
            { GroupId: string group } => ActivationApprover.OfGroup(tenant, group, groups[group]),
            _ => [ActivationApprover.OfKind(approver.Kind, role.Name)],
        };

        private List<MissingFact> Missing(Tenant tenant, BuiltInRole role)
        {
            var missing = new List<MissingFact>();
            if (Policy?.IsApprovalRequired is null)
            {
                missing.Add(tenant.RoleManagementPolicies.Missing ?? new MissingFact(
                    "roleManagementPolicies",
                    $"The snapshot does not say whether an activation of {role.Name} needs an approval.",
                    "Take the snapshot again with the permission RoleManagementPolicy.Read.Directory."));
            }

            if (Policy is { IsApprovalRequired: true, Approvers: null })
            {
                missing.Add(new MissingFact(
                    "roleManagementPolicies",
                    $"The snapshot does not say who approves an activation of {role.Name} (approvalStages, primaryApprovers).",
                    "Take the snapshot again with the permission RoleManagementPolicy.Read.Directory."));
            }

            missing.AddRange(Eligible.Where(u => !_eligibleForRole.Contains(u.Id)).Select(u => new MissingFact(
                "groupEligibilities",
                $"{RuleTargets.Describe(u)} may activate {role.Name} through a membership of a group, and the snapshot does not hold the activation settings of groups.",
                "Look at the group in Privileged Identity Management.")));
            return missing;
        }
    }
}
