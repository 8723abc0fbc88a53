using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Who helps, by name: a path for each person who can come to do something for the account.</summary>
internal sealed class NamedColleagues(RestoreGraph graph, RecoveryQuestion question)
{
    private readonly RestorePlanner _planner = new(graph);
    private readonly SharedFailures _shared = new(graph);

    /// <summary>The paths, best first.</summary>
    /// <param name="capabilities">What is to be done, in the order in which it is done.</param>
    /// <param name="target">The account, or a kind of account.</param>
    /// <param name="subject">The account, as sentences name it.</param>
    /// <param name="details">The policy, domain or role that a capability is about.</param>
    /// <param name="cautions">What an administrator must know before.</param>
    public IReadOnlyList<RecoveryPath> Paths(
        IReadOnlyList<RecoveryCapability> capabilities,
        TargetProfile target,
        RecoverySubject subject,
        IReadOnlyDictionary<RecoveryCapability, (string? Name, string? Id)> details,
        IReadOnlyList<string> cautions)
    {
        RestoreState start = RestoreState.Without(target.Id);
        var plans = capabilities
            .SelectMany((c, i) => Plans(c, target, subject, start, details.GetValueOrDefault(c)).Select(p => (Order: i, Plan: p)))
            .GroupBy(p => p.Plan.Final.Actor.Id, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. plans
                .Select(g => Merge([.. g.OrderBy(p => p.Order).Select(p => p.Plan)], start))
                .Select(actions => Path(actions, target, subject, cautions))
                .OrderByDescending(p => p.Path.Capability.Contains(capabilities[0]))
                .ThenByDescending(p => p.Path.Certainty)
                .ThenByDescending(p => p.Path.IsIndependent)
                .ThenBy(p => p.Before)
                .ThenByDescending(p => p.Path.Capability.Count)
                .ThenBy(p => p.Path.Steps.Count)
                .ThenBy(p => p.Path.Actor, StringComparer.Ordinal)
                .ThenBy(p => p.Path.ActorId, StringComparer.Ordinal)
                .Select(p => p.Path),
        ];
    }

    private IReadOnlyList<RestorePlan> Plans(RecoveryCapability capability, TargetProfile target, RecoverySubject subject, RestoreState state, (string? Name, string? Id) detail)
    {
        if (capability == RecoveryCapability.ActivationApproval)
        {
            return detail.Id is null || target.Id.Length == 0
                ? []
                : [.. graph.Approvers(detail.Id, target.Id, state).Where(a => a.IsDirect).Select(a => new RestorePlan([new RestoreAction(a, subject, target.Id) { Detail = detail.Name, DetailId = detail.Id }]))];
        }

        if (capability == RecoveryCapability.UnitRemoval && target.RestrictedUnits.Count == 0)
        {
            return [];
        }

        // Whoever is given a role, or may edit a policy, is not reached through the rows of the account.
        TargetProfile reached = CapabilityRoles.ChangesAccount(capability) || capability is RecoveryCapability.UnitRemoval or RecoveryCapability.RiskDismissal
            ? target
            : TargetProfile.Of(role: null) with { Id = target.Id };
        return _planner.Plans(capability, reached, subject, state, detail);
    }

    /// <summary>The actions of one person: the plan of the first capability, and what the person can do besides once it is done.</summary>
    private List<RestoreAction> Merge(IReadOnlyList<RestorePlan> plans, RestoreState start)
    {
        // A sure capability is not held up by an unsure one.
        RestorePlan primary = plans.FirstOrDefault(p => p.Certainty >= RecoveryCertainty.Likely) ?? plans[0];
        var actions = new List<RestoreAction>(primary.Actions);
        RestoreState reached = actions.Aggregate(start, (s, a) => s.After(a));
        foreach (RestorePlan plan in plans.Where(p => p != primary))
        {
            RestoreAction last = plan.Actions[^1];
            HelperAbility? ability = _planner.AbilityFor(last, reached) ?? (plan.Actions.Count == 1 ? plan.Final : null);
            if (ability is { IsDirect: true } && ability.Certainty >= (primary.Certainty >= RecoveryCertainty.Likely ? RecoveryCertainty.Likely : primary.Certainty))
            {
                actions.Add(last with { Ability = ability });
                reached = reached.After(actions[^1]);
            }
        }

        return actions;
    }

    private (RecoveryPath Path, int Before) Path(List<RestoreAction> actions, TargetProfile target, RecoverySubject subject, IReadOnlyList<string> cautions)
    {
        HelperAbility final = actions[^1].Ability;
        RestoreAction[] own = [.. actions.Where(a => a.Ability.Actor.Id == final.Actor.Id && a.TargetId == target.Id)];
        RestoreAction[] before = [.. actions.Except(own)];
        RecoveryCertainty certainty = actions.Min(a => a.Ability.Certainty);
        string[] doubts = [.. actions.Where(a => a.Ability.Certainty == certainty).SelectMany(a => a.Ability.Doubts).Distinct(StringComparer.Ordinal)];
        string name = final.Actor.DisplayName ?? final.Actor.UserPrincipalName ?? final.Actor.Id;
        string what = RuleTargets.Join([.. own.Select(a => CapabilityWords.Verb(a.Ability.Capability)).Distinct(StringComparer.Ordinal)]);
        string whose = subject == RecoverySubject.Unnamed ? string.Empty : $" of {subject.Name}";
        string title = before.Length == 0
            ? $"{name} can {Whose(what, whose)}"
            : $"{Sentence(before)}; then {name} can {Whose(what, whose)}";
        string[] facts =
        [
            .. actions.SelectMany(a => CapabilityWords.FactsOf(a.Ability.Capability)),
            .. actions.Select(a => a.Ability.Fact).OfType<string>(),
            .. actions.Any(a => a.Ability.NeedsApproval) ? (string[])["ApproversDefault"] : [],
            .. target.RestrictedUnits.Count > 0 ? (string[])["RestrictedUnit"] : [],
            .. target.IsGlobalAdministrator ? (string[])["OnlyTwoRolesHelpGlobal"] : [],
        ];
        return (
            new RecoveryPath
            {
                Situation = question.Situation,
                Route = RecoveryRoute.Colleague,
                Title = title,
                Actor = name,
                ActorId = final.Actor.Id,
                Account = target.Id.Length == 0 ? null : subject.SignInName,
                AccountId = target.Id.Length == 0 ? null : target.Id,
                Capability = [.. own.Select(a => a.Ability.Capability).Distinct()],
                Steps = PathSteps.Of(graph, actions),
                Needs = [.. actions.SelectMany(Needs).Distinct(), GenericColleagues.Scopes(question with { Environment = graph.Tenant.Cloud }, actions.Select(a => a.Ability.Capability))],
                Cautions = cautions,
                Basis = [.. facts.Distinct(StringComparer.Ordinal).Select(RecoveryFacts.Get), .. actions.Select(a => Held(a.Ability)).DistinctBy(f => f.Text)],
                Certainty = certainty,
                Doubt = string.Join(" ", doubts),
                Missing = [.. actions.SelectMany(a => a.Ability.Missing).Distinct()],
                Shared = target.User is User account ? _shared.Between(final.Actor, account) : [],
            },
            before.Length);
    }

    private static string Whose(string what, string whose) => whose.Length == 0
        ? what
        : what.Replace("the password", $"the password{whose}", StringComparison.Ordinal) is string named && named != what
            ? named
            : what + (what.EndsWith("the account", StringComparison.Ordinal) || what.Contains("the account", StringComparison.Ordinal) ? whose : " for" + whose[3..]);

    private static string Sentence(RestoreAction[] before) => string.Join("; ", before.Select((a, i) =>
    {
        string actor = a.Ability.Actor.DisplayName ?? a.Ability.Actor.UserPrincipalName ?? a.Ability.Actor.Id;
        string lead = i == 0 ? "First " : "then ";
        bool isOwn = a.Ability.Actor.Id == a.TargetId;
        return a.Ability.Capability switch
        {
            RecoveryCapability.EnableAccount => $"{lead}{actor} enables {a.Target.Name}",
            RecoveryCapability.TemporaryAccessPass => $"{lead}{actor} gives {a.Target.Name} a Temporary Access Pass",
            RecoveryCapability.AuthenticationMethods => $"{lead}{actor} resets the methods of {a.Target.Name}",
            RecoveryCapability.ActivationApproval => $"{lead}{actor} approves the activation of {a.Target.Name}",
            RecoveryCapability.UnitRemoval => $"{lead}{actor} takes {a.Target.Name} out of the unit {a.Detail}",
            RecoveryCapability.RoleAssignment => $"{lead}{actor} assigns {a.Detail} to {(isOwn ? "their own account" : a.Target.Name)}",
            RecoveryCapability.GroupMembership => $"{lead}{actor} joins {(isOwn ? "their own account" : a.Target.Name)} to {a.Detail}",
            RecoveryCapability.PolicyEdit => $"{lead}{actor} mends the policy that keeps {a.Target.Name} out",
            _ => $"{lead}{actor} can {CapabilityWords.Verb(a.Ability.Capability)} for {a.Target.Name}",
        };
    }));

    private IEnumerable<RecoveryNeed> Needs(RestoreAction action)
    {
        HelperAbility ability = action.Ability;
        string name = ability.Actor.DisplayName ?? ability.Actor.UserPrincipalName ?? ability.Actor.Id;
        string scope = TargetProfiles.UnitOf(ability.Scope) is string unit ? $" for the unit {graph.Profiles.NameOfUnit(unit)}" : string.Empty;
        string through = ability.Holding?.Through is Group group ? $", through the group {group.DisplayName ?? group.Id}" : string.Empty;
        yield return ability switch
        {
            { Role.Length: 0 } => new(RecoveryNeedKind.Role, $"{name}: {ability.RoleName}"),
            { Holding: null } => new(RecoveryNeedKind.Role, $"{name}: {ability.RoleName}, given in an earlier step"),
            { NeedsActivation: true } => new(RecoveryNeedKind.Activation, $"{name}: {ability.RoleName}{scope}{through}, to be activated first"),
            _ => new(RecoveryNeedKind.Role, $"{name}: {ability.RoleName}{scope}{through}, active"),
        };
        if (ability.NeedsApproval && ability.Approvers.Count > 0)
        {
            yield return new(RecoveryNeedKind.Approval, $"an approval by {RuleTargets.Join([.. ability.Approvers.Select(u => u.DisplayName ?? u.UserPrincipalName ?? u.Id)]).Replace(" and ", " or ", StringComparison.Ordinal)}; one is enough");
        }
    }

    private RecoveryFact Held(HelperAbility ability)
    {
        string name = ability.Actor.DisplayName ?? ability.Actor.UserPrincipalName ?? ability.Actor.Id;
        DateOnly? date = graph.Tenant.CapturedAt is DateTimeOffset captured ? DateOnly.FromDateTime(captured.UtcDateTime) : null;
        string how = ability switch
        {
            { Role.Length: 0 } => "is " + ability.RoleName,
            { Holding: null } => $"is given {ability.RoleName} by an earlier step",
            { NeedsActivation: true } => $"may activate {ability.RoleName}",
            _ => $"holds {ability.RoleName}",
        };
        return new RecoveryFact("Tenant", $"{name} {how}", $"Snapshot of {graph.Tenant.Name}", date, KnowledgeStatus.Verified);
    }
}
