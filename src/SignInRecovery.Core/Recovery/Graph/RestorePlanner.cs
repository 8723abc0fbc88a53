using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>
/// Finds the ways in which somebody comes to help an account: directly, or after others have taken away what stands in the
/// way, in three steps at most. Each step can be taken by its actor once those before it are done.
/// </summary>
internal sealed class RestorePlanner(RestoreGraph graph)
{
    private const int MostSteps = 3;

    /// <summary>The best plan of each person who can come to exercise a capability on a target.</summary>
    /// <param name="capability">What is done in the end.</param>
    /// <param name="target">The account, or a kind of account.</param>
    /// <param name="subject">The account, as sentences name it.</param>
    /// <param name="state">Who is locked out.</param>
    /// <param name="detail">The policy, domain or role that it is about.</param>
    public IReadOnlyList<RestorePlan> Plans(RecoveryCapability capability, TargetProfile target, RecoverySubject subject, RestoreState state, (string? Name, string? Id) detail = default)
    {
        var plans = new List<RestorePlan>();
        IReadOnlyList<HelperAbility> helpers = graph.Helpers(capability, target, state);
        foreach (HelperAbility helper in helpers)
        {
            if (Solve(Action(helper, subject, target.Id, detail), target, state, MostSteps, [target.Id, helper.Actor.Id]) is RestorePlan plan)
            {
                plans.Add(plan);
            }
        }

        var direct = new HashSet<string>(plans.Where(p => p.Actions.Count == 1).Select(p => p.Final.Actor.Id), StringComparer.OrdinalIgnoreCase);
        plans.AddRange(ByGrant(capability, target, subject, state, direct, detail));
        return
        [
            .. WithoutDetours(plans)
                .GroupBy(p => p.Final.Actor.Id, StringComparer.OrdinalIgnoreCase)
                .Select(g => g.OrderBy(p => p.Actions.Count).ThenByDescending(p => p.Certainty).First())
                .OrderByDescending(p => p.Certainty)
                .ThenBy(p => p.Actions.Count)
                .ThenBy(p => p.Final, HelperOrder.Instance),
        ];
    }

    /// <summary>Leaves out plans whose first steps are taken by somebody who could as well finish alone, no later and no less surely.</summary>
    private static IEnumerable<RestorePlan> WithoutDetours(IReadOnlyList<RestorePlan> plans)
    {
        ILookup<string, RestorePlan> byFinal = plans.ToLookup(p => p.Final.Actor.Id, StringComparer.OrdinalIgnoreCase);
        return plans.Where(p => !p.Actions.SkipLast(1).Any(a =>
            !IsSame(a.Ability.Actor.Id, p.Final.Actor.Id)
            && byFinal[a.Ability.Actor.Id].Any(q => q.Certainty >= p.Certainty && q.Actions.Count <= p.Actions.Count)));
    }

    /// <summary>What a step would need: the ability of its actor in a state, whatever stands in the way; null when there is none.</summary>
    /// <param name="action">The step.</param>
    /// <param name="state">The state before it.</param>
    public HelperAbility? AbilityFor(RestoreAction action, RestoreState state)
    {
        string actor = action.Ability.Actor.Id;
        return action.Ability.Capability switch
        {
            RecoveryCapability.ActivationApproval => graph.Approvers(action.DetailId ?? string.Empty, action.TargetId, state).FirstOrDefault(a => IsSame(a.Actor.Id, actor)),
            RecoveryCapability.GroupMembership => Owners(action.DetailId ?? string.Empty, state).FirstOrDefault(a => IsSame(a.Actor.Id, actor)),
            _ => graph.AbilityOf(actor, action.Ability.Capability, ProfileOf(action), state),
        };
    }

    private TargetProfile ProfileOf(RestoreAction action)
    {
        // Giving a role to oneself changes an assignment and not the account, so that the account's own rows do not count.
        if (action.Ability.Capability is RecoveryCapability.RoleAssignment || action.TargetId.Length == 0)
        {
            return TargetProfile.Of(role: null);
        }

        return graph.Tenant.Directory.FindUserInScope(action.TargetId) is { IsKnown: true, Value: User user }
            ? graph.Profiles.Of(user)
            : graph.Tenant.Directory.FindDeletedUser(action.TargetId) is { IsKnown: true, Value: DeletedUser deleted }
                ? graph.Profiles.Of(deleted)
                : TargetProfile.Of(role: null);
    }

    private RestorePlan? Solve(RestoreAction action, TargetProfile target, RestoreState state, int budget, IReadOnlyList<string> busy)
    {
        if (action.Ability.IsDirect)
        {
            return new RestorePlan([action]);
        }

        var before = new List<RestoreAction>();
        RestoreState reached = state;
        foreach (HelperObstacle obstacle in action.Ability.Obstacles)
        {
            IReadOnlyList<RestoreAction>? steps = Remove(obstacle, action, target, reached, budget - 1 - before.Count, busy);
            if (steps is null)
            {
                return null;
            }

            before.AddRange(steps);
            reached = steps.Aggregate(reached, (s, a) => s.After(a));
        }

        // What was in the way is gone; the right itself, and its doubts, are judged again.
        return AbilityFor(action, reached) is { IsDirect: true } ability ? new RestorePlan([.. before, action with { Ability = ability }]) : null;
    }

    private IReadOnlyList<RestoreAction>? Remove(HelperObstacle obstacle, RestoreAction action, TargetProfile target, RestoreState state, int budget, IReadOnlyList<string> busy)
    {
        if (budget < 1)
        {
            return null;
        }

        if (obstacle.Kind == HelperObstacleKind.Approval)
        {
            return Approve(action, state, budget, busy);
        }

        foreach (RecoveryCapability remedy in obstacle.Remedies)
        {
            (TargetProfile profile, RecoverySubject subject, (string?, string?) detail) = obstacle.Kind switch
            {
                HelperObstacleKind.RestrictedUnit => (target, action.Target, Unit(target)),
                HelperObstacleKind.Blocked => (TargetProfile.Of(role: null), Subject(action.Ability.Actor), Policy(action.Ability.Actor)),
                _ => (graph.Profiles.Of(obstacle.On!), Subject(obstacle.On!), default),
            };
            foreach (HelperAbility helper in graph.Helpers(remedy, profile, state)
                .Where(h => obstacle.Kind == HelperObstacleKind.RestrictedUnit || !busy.Contains(h.Actor.Id, StringComparer.OrdinalIgnoreCase))
                .OrderByDescending(h => IsSame(h.Actor.Id, action.Ability.Actor.Id)))
            {
                if (Solve(Action(helper, subject, profile.Id, detail), profile, state, budget, [.. busy, helper.Actor.Id]) is RestorePlan plan)
                {
                    return plan.Actions;
                }
            }
        }

        return null;
    }

    private IReadOnlyList<RestoreAction>? Approve(RestoreAction action, RestoreState state, int budget, IReadOnlyList<string> busy)
    {
        User requester = action.Ability.Actor;
        foreach (HelperAbility approver in graph.Approvers(action.Ability.Role, requester.Id, state).Where(a => !busy.Contains(a.Actor.Id, StringComparer.OrdinalIgnoreCase)))
        {
            RestoreAction approval = Action(approver, Subject(requester), requester.Id, (RuleTargets.RoleName(graph.Tenant, action.Ability.Role), action.Ability.Role));
            if (Solve(approval, TargetProfile.Of(role: null), state, budget, [.. busy, approver.Actor.Id]) is RestorePlan plan)
            {
                return plan.Actions;
            }
        }

        return null;
    }

    /// <summary>People who can give themselves a role that is enough: those who assign roles, and owners of groups that hold one.</summary>
    private IEnumerable<RestorePlan> ByGrant(RecoveryCapability capability, TargetProfile target, RecoverySubject subject, RestoreState state, HashSet<string> direct, (string? Name, string? Id) detail)
    {
        BuiltInRole given = CapabilityRoles.TableOf(capability) is null ? BuiltInRoles.GlobalAdministrator : BuiltInRoles.PrivilegedAuthenticationAdministrator;
        TargetProfile anybody = TargetProfile.Of(role: null);
        foreach (HelperAbility assigner in graph.Helpers(RecoveryCapability.RoleAssignment, anybody, state, isDirectOnly: true).Where(a => !direct.Contains(a.Actor.Id)))
        {
            RestoreAction grant = Action(assigner, Subject(assigner.Actor), assigner.Actor.Id, (given.Name, given.TemplateId)) with { GivenRole = given.TemplateId };
            if (AfterGrant(grant, capability, target, subject, state, detail) is RestorePlan plan)
            {
                yield return plan;
            }
        }

        foreach ((Group group, string role) in RoleGroups())
        {
            foreach (HelperAbility owner in Owners(group.Id, state).Where(o => o.IsDirect && !direct.Contains(o.Actor.Id) && !IsSame(o.Actor.Id, target.Id)))
            {
                RestoreAction grant = Action(owner, Subject(owner.Actor), owner.Actor.Id, (group.DisplayName ?? group.Id, group.Id)) with { GivenRole = role };
                if (AfterGrant(grant, capability, target, subject, state, detail) is RestorePlan plan)
                {
                    yield return plan;
                }
            }
        }
    }

    private RestorePlan? AfterGrant(RestoreAction grant, RecoveryCapability capability, TargetProfile target, RecoverySubject subject, RestoreState state, (string? Name, string? Id) detail)
    {
        RestoreState granted = state.After(grant);
        HelperAbility? ability = graph.Helpers(capability, target, granted)
            .FirstOrDefault(a => IsSame(a.Actor.Id, grant.Ability.Actor.Id) && a.Holding is null);
        return ability is null ? null : Solve(Action(ability, subject, target.Id, detail), target, granted, MostSteps - 1, [target.Id, ability.Actor.Id]) is RestorePlan plan
            ? new RestorePlan([grant, .. plan.Actions])
            : null;
    }

    /// <summary>The groups to which a built-in role is assigned for the whole tenant.</summary>
    private IEnumerable<(Group Group, string Role)> RoleGroups() => graph.Tenant.RoleAssignments.Seen
        .Where(a => a is { PrincipalId: not null, RoleDefinitionId: not null, DirectoryScopeId: "/" })
        .Select(a => (Group: graph.Tenant.Directory.FindGroup(a.PrincipalId!) is { IsKnown: true, Value: Group group } ? group : null, Role: a.RoleDefinitionId!))
        .Where(a => a.Group is not null && BuiltInRoles.Find(a.Role) is not null)
        .Select(a => (a.Group!, a.Role))
        .OrderBy(a => a.Item1.DisplayName, StringComparer.Ordinal).ThenBy(a => a.Item1.Id, StringComparer.Ordinal).ThenBy(a => a.Role, StringComparer.Ordinal);

    // In a restricted unit only Global and Privileged Role Administrators change the members of a role-assignable group
    // (restricted management administrative units, 2026-03-04).
    private IReadOnlyList<HelperAbility> Owners(string groupId, RestoreState state) =>
        graph.Tenant.Directory.FindGroup(groupId) is { IsKnown: true, Value: Group group } && group.IsManagementRestricted != true
            ?
            [
                .. graph.Tenant.GroupOwners.Seen
                    .Where(o => IsSame(o.GroupId, groupId) && !state.LockedOut.Contains(o.Id))
                    .Select(o => graph.Tenant.Directory.FindUserInScope(o.Id) is { IsKnown: true, Value: User user } ? user : null)
                    .OfType<User>()
                    .DistinctBy(u => u.Id)
                    .Select(u => graph.WithAccess(
                        new HelperAbility
                        {
                            Actor = u,
                            Capability = RecoveryCapability.GroupMembership,
                            Role = string.Empty,
                            RoleName = $"owner of the group {group.DisplayName ?? group.Id}",
                            Certainty = RecoveryCertainty.Certain,
                        },
                        state))
                    .OrderBy(a => a, HelperOrder.Instance),
            ]
            : [];

    private static RestoreAction Action(HelperAbility ability, RecoverySubject subject, string targetId, (string? Name, string? Id) detail) =>
        new(ability, subject, targetId) { Detail = detail.Name, DetailId = detail.Id };

    private static (string?, string?) Unit(TargetProfile target) => (target.RestrictedUnits[0].DisplayName ?? target.RestrictedUnits[0].Id, target.RestrictedUnits[0].Id);

    private (string?, string?) Policy(User user) => graph.SignInOf(user).Policies is [(string id, string name), ..] ? (name, id) : default;

    private static RecoverySubject Subject(User user) => RecoverySubjects.Of(user);

    private static bool IsSame(string id, string other) => string.Equals(id, other, StringComparison.OrdinalIgnoreCase);
}
