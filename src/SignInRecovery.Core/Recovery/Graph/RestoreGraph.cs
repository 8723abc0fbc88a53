using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Who can do what for whom in a tenant: by role, scope and units, with what stands in the way of each helper now.</summary>
internal sealed class RestoreGraph
{
    private readonly IHelperAccess _access;
    private readonly HolderReach _reach;
    private readonly Dictionary<RecoveryCapability, IReadOnlyList<RoleRoster>> _rosters = [];
    private readonly Dictionary<string, HelperSignIn> _signIns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, bool> _synchronization = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the graph.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="asOf">The time asked about.</param>
    /// <param name="access">Tells whether somebody can sign in to the portals.</param>
    public RestoreGraph(Tenant tenant, DateTimeOffset asOf, IHelperAccess access)
    {
        Tenant = tenant;
        AsOf = asOf;
        _access = access;
        Profiles = new TargetProfiles(tenant, asOf);
        Activations = new Activations(tenant);
        _reach = new HolderReach(tenant, Profiles);
    }

    /// <summary>The tenant.</summary>
    public Tenant Tenant { get; }

    /// <summary>The time asked about.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>What protects each account.</summary>
    public TargetProfiles Profiles { get; }

    /// <summary>What activations take.</summary>
    public Activations Activations { get; }

    /// <summary>Whether somebody can sign in to the portals.</summary>
    public HelperSignIn SignInOf(User user)
    {
        if (!_signIns.TryGetValue(user.Id, out HelperSignIn? answer))
        {
            _signIns.Add(user.Id, answer = _access.Of(user));
        }

        return answer;
    }

    /// <summary>
    /// What people can do for a target by their roles: the best way of each person, those first in whose way nothing stands.
    /// </summary>
    /// <param name="capability">What is done.</param>
    /// <param name="target">The target.</param>
    /// <param name="state">What earlier steps have changed.</param>
    /// <param name="isDirectOnly">Whether those in whose way something stands are left out.</param>
    public IReadOnlyList<HelperAbility> Helpers(RecoveryCapability capability, TargetProfile target, RestoreState state, bool isDirectOnly = false)
    {
        var best = new Dictionary<string, HelperAbility>(StringComparer.OrdinalIgnoreCase);
        foreach (RoleRoster roster in RostersFor(capability))
        {
            foreach (RoleHolding holding in roster.Seen)
            {
                Keep(best, Judge(capability, holding.User, roster.RoleTemplateId, holding.DirectoryScopeId, holding, target, state), isDirectOnly);
            }
        }

        foreach ((string userId, string role) in state.Granted)
        {
            if (Tenant.Directory.FindUserInScope(userId) is { IsKnown: true, Value: User user })
            {
                Keep(best, Judge(capability, user, role, "/", holding: null, target, state), isDirectOnly);
            }
        }

        return [.. best.Values.OrderBy(a => a, HelperOrder.Instance)];
    }

    /// <summary>What one person can do for a target by roles; null when nothing.</summary>
    public HelperAbility? AbilityOf(string actorId, RecoveryCapability capability, TargetProfile target, RestoreState state) =>
        Helpers(capability, target, state).FirstOrDefault(a => string.Equals(a.Actor.Id, actorId, StringComparison.OrdinalIgnoreCase));

    /// <summary>Who may approve the activation of a role for somebody, with what stands in the way of each.</summary>
    public IReadOnlyList<HelperAbility> Approvers(string role, string requesterId, RestoreState state)
    {
        (IReadOnlyList<User> people, _) = Activations.ApproversOf(role);
        return
        [
            .. people.Where(p => !IsSame(p.Id, requesterId) && !state.LockedOut.Contains(p.Id) && !IsSynchronizationAccount(p))
                .Select(p => WithAccess(
                    new HelperAbility
                    {
                        Actor = p,
                        Capability = RecoveryCapability.ActivationApproval,
                        Role = string.Empty,
                        RoleName = $"approver of {RuleTargets.RoleName(Tenant, role)}",
                        Certainty = RecoveryCertainty.Certain,
                    },
                    state))
                .OrderBy(a => a, HelperOrder.Instance),
        ];
    }

    /// <summary>Adds what the person's own account lacks: whether it is enabled, and whether the portals let it in.</summary>
    public HelperAbility WithAccess(HelperAbility ability, RestoreState state)
    {
        User user = ability.Actor;
        bool isEnabledByStep = state.Enabled.Contains(user.Id);
        if (user.AccountEnabled == false)
        {
            if (!isEnabledByStep)
            {
                ability = With(ability, new HelperObstacle(HelperObstacleKind.Disabled, "is disabled", [RecoveryCapability.EnableAccount], user));
            }

            // The portals were asked about the account as it is; once enabled, its own methods decide.
            return state.GivenMethod.Contains(user.Id) ? ability : WithMethods(ability);
        }

        if (user.AccountEnabled is null)
        {
            ability = Doubting(ability, RecoveryCertainty.Unknown, $"The snapshot does not say whether the account {RuleTargets.Describe(user)} is enabled.", []);
        }

        HelperSignIn signIn = SignInOf(user);
        if (signIn.CanSignIn.TryGet(out bool canSignIn))
        {
            if (canSignIn)
            {
                return ability;
            }

            if (signIn.IsBlocked)
            {
                return state.ArePoliciesMended
                    ? Doubting(ability, RecoveryCertainty.Likely, "Whether the portals let the account in once the policy is mended was not tried.", [])
                    : With(ability, new HelperObstacle(HelperObstacleKind.Blocked, "is kept out by a policy", [RecoveryCapability.PolicyEdit], On: null));
            }

            return state.GivenMethod.Contains(user.Id)
                ? Doubting(ability, RecoveryCertainty.Likely, "Whether the portals let the account in with the new method was not tried.", [])
                : With(ability, new HelperObstacle(HelperObstacleKind.NoMethod, "has no method with which the portals let it in", [RecoveryCapability.TemporaryAccessPass, RecoveryCapability.AuthenticationMethods], user));
        }

        return Doubting(ability, RecoveryCertainty.Unknown, signIn.Reason, signIn.CanSignIn.Missing);
    }

    /// <summary>
    /// What was not seen and could add helpers: holders of the roles that are enough, people who could give themselves one, and
    /// what the roles allow that this version does not know.
    /// </summary>
    /// <param name="capabilities">What is to be done.</param>
    public IReadOnlyList<MissingFact> MissingFor(IEnumerable<RecoveryCapability> capabilities) =>
    [
        .. capabilities.Append(RecoveryCapability.RoleAssignment).Distinct()
            .SelectMany(_reach.RolesFor)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(Tenant.Roles.Of)
            .SelectMany(r => r.MissingActive.Concat(r.MissingEligible))
            .Concat(((MissingFact?[])[Tenant.GroupOwners.Missing]).OfType<MissingFact>())
            .Concat(Tenant.Roles.All.Where(r => r.Seen.Count > 0 && !_reach.IsKnown(r.RoleTemplateId)).Select(r => new MissingFact(
                Tenant.RoleDefinitions.Declaration.Name,
                $"What the role {RuleTargets.RoleName(Tenant, r.RoleTemplateId)}, which somebody holds, allows is not in the snapshot.",
                "Look at the role's permissions in the admin center, or take the snapshot again with the permission RoleManagement.Read.Directory.")))
            .Distinct(),
    ];

    private IReadOnlyList<RoleRoster> RostersFor(RecoveryCapability capability)
    {
        if (!_rosters.TryGetValue(capability, out IReadOnlyList<RoleRoster>? rosters))
        {
            _rosters.Add(capability, rosters = [.. _reach.RolesFor(capability).Select(Tenant.Roles.Of).Where(r => r.Seen.Count > 0)]);
        }

        return rosters;
    }

    private static void Keep(Dictionary<string, HelperAbility> best, HelperAbility? ability, bool isDirectOnly)
    {
        if (ability is not null && (!isDirectOnly || ability.IsDirect)
            && (!best.TryGetValue(ability.Actor.Id, out HelperAbility? known) || HelperOrder.Instance.Compare(ability, known) < 0))
        {
            best[ability.Actor.Id] = ability;
        }
    }

    private HelperAbility? Judge(RecoveryCapability capability, User actor, string role, string scope, RoleHolding? holding, TargetProfile target, RestoreState state)
    {
        // Nobody brings back their own account, and who is locked out helps nobody else.
        if (IsSame(actor.Id, target.Id) || state.LockedOut.Contains(actor.Id) || holding?.EndsAt <= AsOf || IsSynchronizationAccount(actor))
        {
            return null;
        }

        bool isOutOfUnits = state.OutOfUnits.Contains(target.Id);
        Reach reach = _reach.Of(capability, role, scope, target, isOutOfUnits);
        HelperObstacle? unit = null;
        if (reach.IsHeldBackByUnit)
        {
            reach = _reach.Of(capability, role, scope, target, isOutOfUnits: true);
            unit = new HelperObstacle(HelperObstacleKind.RestrictedUnit, "cannot reach into the restricted management administrative unit", [RecoveryCapability.UnitRemoval], target.User);
        }

        reach = TargetLimits.Of(Tenant, capability, target, reach);
        if (reach.Certainty is not RecoveryCertainty certainty)
        {
            return null;
        }

        var ability = new HelperAbility
        {
            Actor = actor,
            Capability = capability,
            Role = role,
            RoleName = RuleTargets.RoleName(Tenant, role),
            Scope = scope,
            Holding = holding,
            Certainty = certainty,
            Doubts = reach.Doubt.Length == 0 ? [] : [reach.Doubt],
            Fact = reach.Fact,
            Missing = reach.Missing,
            Obstacles = unit is null ? [] : [unit],
        };
        ability = capability == RecoveryCapability.TemporaryAccessPass ? WithPassPolicy(ability, target) : ability;
        return ability is null ? null : WithAccess(holding is { State: RoleHoldingState.Eligible } ? WithActivation(ability, holding, state) : ability, state);
    }

    // A pass can be made for somebody outside its policy and is refused then (Microsoft Entra documentation, Temporary Access
    // Pass, 2025-03-04).
    private HelperAbility? WithPassPolicy(HelperAbility ability, TargetProfile target)
    {
        if (target.User is not User user)
        {
            return Doubting(ability, RecoveryCertainty.Likely, "The pass works for people within its policy only.", []);
        }

        MethodAcceptance acceptance = MethodScope.Of(Tenant, user, AuthenticationMethodConfigurationKind.TemporaryAccessPass);
        return acceptance.State switch
        {
            MethodAcceptanceState.Accepted => ability,
            MethodAcceptanceState.Refused => null,
            _ => Doubting(ability, RecoveryCertainty.Unknown, acceptance.Reason, acceptance.Missing),
        };
    }

    private HelperAbility WithActivation(HelperAbility ability, RoleHolding holding, RestoreState state)
    {
        ability = ability with { NeedsActivation = true };
        if (Activations.ContextOf(holding) is string context && _access.Meets(holding.User, context) is { IsKnown: false } unknown)
        {
            ability = Doubting(ability, RecoveryCertainty.Unknown, unknown.Missing[0].Reason, unknown.Missing);
        }

        Fact<bool> needsApproval = Activations.NeedsApproval(holding);
        if (!needsApproval.TryGet(out bool isNeeded))
        {
            return Doubting(ability, RecoveryCertainty.Unknown, needsApproval.Missing[0].Reason, needsApproval.Missing);
        }

        if (!isNeeded || state.Approved.Contains(RestoreState.ApprovalKey(holding.User.Id, ability.Role)))
        {
            return ability;
        }

        ability = ability with { NeedsApproval = true };
        IReadOnlyList<HelperAbility> approvers = Approvers(ability.Role, holding.User.Id, state);
        HelperAbility[] ready = [.. approvers.Where(a => a.IsDirect)];
        if (ready.Length > 0)
        {
            HelperAbility first = ready[0];
            ability = ability with { Approvers = [.. ready.Select(a => a.Actor)] };
            return first.Certainty < ability.Certainty ? Doubting(ability, first.Certainty, "Whether an approver can sign in is not known. " + string.Join(" ", first.Doubts), first.Missing) : ability;
        }

        IReadOnlyList<MissingFact> missing = Activations.ApproversOf(ability.Role).Missing;
        return missing.Count > 0
            ? Doubting(ability, RecoveryCertainty.Unknown, missing[0].Reason, missing)
            : With(ability, new HelperObstacle(HelperObstacleKind.Approval, "needs an approval that nobody can give now", [RecoveryCapability.ActivationApproval], holding.User));
    }

    private HelperAbility WithMethods(HelperAbility ability)
    {
        Fact<bool> hasFactor = SecondFactors.Of(Tenant, ability.Actor, AsOf).HasAny;
        return hasFactor.TryGet(out bool has)
            ? has
                ? Doubting(ability, RecoveryCertainty.Likely, "Whether the portals let the account in once it is enabled was not tried.", [])
                : With(ability, new HelperObstacle(HelperObstacleKind.NoMethod, "has no second factor", [RecoveryCapability.TemporaryAccessPass, RecoveryCapability.AuthenticationMethods], ability.Actor))
            : Doubting(ability, RecoveryCertainty.Unknown, hasFactor.Missing[0].Reason, hasFactor.Missing);
    }

    private bool IsSynchronizationAccount(User user)
    {
        if (!_synchronization.TryGetValue(user.Id, out bool isOne))
        {
            _synchronization.Add(user.Id, isOne = Tenant.Roles.IsSynchronizationAccount(user));
        }

        return isOne;
    }

    private static HelperAbility With(HelperAbility ability, HelperObstacle obstacle) => ability with { Obstacles = [.. ability.Obstacles, obstacle] };

    private static HelperAbility Doubting(HelperAbility ability, RecoveryCertainty atMost, string doubt, IReadOnlyList<MissingFact> missing) => ability with
    {
        Certainty = ability.Certainty < atMost ? ability.Certainty : atMost,
        Doubts = [.. ability.Doubts, doubt],
        Missing = [.. ability.Missing, .. missing],
    };

    private static bool IsSame(string id, string other) => string.Equals(id, other, StringComparison.OrdinalIgnoreCase);
}
