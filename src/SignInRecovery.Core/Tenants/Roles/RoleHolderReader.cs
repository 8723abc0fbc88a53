using SignInRecovery.Facts;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Tenants;

/// <summary>Works out, once for a tenant, who holds or may activate which directory role.</summary>
internal sealed class RoleHolderReader
{
    private readonly Tenant _tenant;
    private readonly Dictionary<string, string> _templateIds;
    private readonly ILookup<string, User> _members;
    private readonly ILookup<string, GroupEligibility> _groupEligibilities;
    private readonly ILookup<(string, string, string), RoleAssignmentSchedule> _schedules;
    private readonly RoleHolderLedger _ledger;

    public RoleHolderReader(Tenant tenant)
    {
        _tenant = tenant;
        _templateIds = tenant.RoleDefinitions.Seen
            .DistinctBy(d => d.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(d => d.Id, d => d.TemplateId ?? d.Id, StringComparer.OrdinalIgnoreCase);
        _groupEligibilities = tenant.GroupEligibilities.Seen
            .Where(e => e is { GroupId: not null, PrincipalId: not null } && e.AccessId != GroupAccess.Owner)
            .ToLookup(e => e.GroupId!, StringComparer.OrdinalIgnoreCase);
        _members = tenant.Directory.MembersSeenOf(RoleAssignedGroups());
        _schedules = tenant.RoleAssignmentSchedules.Seen.ToLookup(s => Key(s.PrincipalId, s.RoleDefinitionId, Scope(s.DirectoryScopeId, s.AppScopeId)));
        _ledger = new RoleHolderLedger(
            Missing(tenant.RoleAssignments.Missing),
            Missing(tenant.RoleEligibilities.Missing).Concat(Missing(tenant.GroupEligibilities.Missing)));
    }

    public Dictionary<string, RoleRoster> Read()
    {
        foreach (RoleAssignment assignment in _tenant.RoleAssignments.Seen)
        {
            if (assignment is { PrincipalId: string principal, RoleDefinitionId: string role }
                && Scope(assignment.DirectoryScopeId, assignment.AppScopeId) is string scope)
            {
                (RoleHoldingState state, Fact<bool> isPermanent, DateTimeOffset? end) = Schedule(principal, role, scope);
                Add(principal, TemplateOf(role), scope, state, isPermanent, end);
            }
            else
            {
                _ledger.AddMissing(isEligible: false, Incomplete(_tenant.RoleAssignments.Declaration, assignment.Id));
            }
        }

        foreach (RoleEligibility eligibility in _tenant.RoleEligibilities.Seen)
        {
            if (eligibility is { PrincipalId: string principal, RoleDefinitionId: string role }
                && Scope(eligibility.DirectoryScopeId, eligibility.AppScopeId) is string scope)
            {
                Add(principal, TemplateOf(role), scope, RoleHoldingState.Eligible, IsEndless(eligibility.IsEndless, _tenant.RoleEligibilities.Declaration, principal, role), eligibility.EndDateTime);
            }
            else
            {
                _ledger.AddMissing(isEligible: true, Incomplete(_tenant.RoleEligibilities.Declaration, eligibility.Id));
            }
        }

        foreach (GroupEligibility eligibility in _tenant.GroupEligibilities.Seen.Where(e => e.GroupId is null || e.PrincipalId is null))
        {
            _ledger.AddMissing(isEligible: true, Incomplete(_tenant.GroupEligibilities.Declaration, eligibility.Id));
        }

        return _ledger.ToRosters(NameOf);
    }

    /// <summary>The roster of a role of which nothing was seen but what is missing.</summary>
    public RoleRoster Empty() => _ledger.Roster(string.Empty);

    private void Add(string principalId, string role, string scope, RoleHoldingState state, Fact<bool> isPermanent, DateTimeOffset? end)
    {
        Fact<User?> user = _tenant.Directory.FindUserInScope(principalId);
        if (user.TryGet(out User? person) && person is not null)
        {
            AddUser(person, role, scope, state, isPermanent, end, through: null);
            return;
        }

        Fact<Group?> group = _tenant.Directory.FindGroup(principalId);
        if (group.TryGet(out Group? found) && found is not null)
        {
            AddGroup(found, role, scope, state, isPermanent, end);
            return;
        }

        Fact<ServicePrincipal?> application = _tenant.Directory.FindServicePrincipal(principalId);
        if (application.TryGet(out ServicePrincipal? principal) && principal is not null)
        {
            SetAside(principalId, principal.DisplayName ?? principalId, role, "is a service principal, and no person signs in with it");
        }
        else if (_tenant.Directory.FindDeletedUser(principalId) is { IsKnown: true, Value: DeletedUser deleted })
        {
            SetAside(principalId, deleted.DisplayName ?? principalId, role, "is deleted");
        }
        else if (user.IsKnown && group.IsKnown)
        {
            // Neither a user nor a group: a service principal that nobody collected, or something that exists no more. No
            // person signs in with either.
            SetAside(principalId, principalId, role, "is neither a user nor a group of this tenant");
        }
        else
        {
            foreach (MissingFact missing in user.IsKnown ? group.Missing : user.Missing)
            {
                _ledger.AddUnseen(role, state == RoleHoldingState.Eligible, principalId, missing);
            }
        }
    }

    private void AddGroup(Group group, string role, string scope, RoleHoldingState state, Fact<bool> isPermanent, DateTimeOffset? end)
    {
        foreach (User member in _members[group.Id])
        {
            AddUser(member, role, scope, state, PermanenceThrough(group, member, isPermanent), end, group);
        }

        AddMissingMembers(role, state, group, $"The role {NameOf(role)} is held by the group {group.DisplayName ?? group.Id}.");
        foreach (GroupEligibility eligibility in _groupEligibilities[group.Id])
        {
            AddEligibleMember(eligibility, group, role, scope);
        }
    }

    private void AddEligibleMember(GroupEligibility eligibility, Group group, string role, string scope)
    {
        Fact<bool> isPermanent = IsEndless(eligibility.IsEndless, _tenant.GroupEligibilities.Declaration, eligibility.PrincipalId!, role);
        if (eligibility.AccessId != GroupAccess.Member)
        {
            AddMissing(role, RoleHoldingState.Eligible, Incomplete(_tenant.GroupEligibilities.Declaration, eligibility.Id));
            return;
        }

        Fact<User?> user = _tenant.Directory.FindUserInScope(eligibility.PrincipalId!);
        Fact<Group?> memberGroup = _tenant.Directory.FindGroup(eligibility.PrincipalId!);
        if (user.TryGet(out User? person) && person is not null)
        {
            AddUser(person, role, scope, RoleHoldingState.Eligible, isPermanent, eligibility.EndDateTime, group);
        }
        else if (memberGroup.TryGet(out Group? inner) && inner is not null)
        {
            // A group cannot be an active member of a role-assignable group, but an eligible one: then each of its active
            // members may activate (Entra documentation, "PIM for Groups", 2025-02-24, group nesting).
            foreach (User member in _members[inner.Id])
            {
                AddUser(member, role, scope, RoleHoldingState.Eligible, isPermanent, eligibility.EndDateTime, group);
            }

            AddMissingMembers(role, RoleHoldingState.Eligible, inner, $"The group {inner.DisplayName ?? inner.Id} is eligible for the role {NameOf(role)} through the group {group.DisplayName ?? group.Id}.");
        }
        else
        {
            // When both are known, neither exists any more, and nobody can activate anything by it.
            foreach (MissingFact missing in user.IsKnown ? Missing(memberGroup.IsKnown ? null : memberGroup.Missing[0]) : user.Missing)
            {
                AddMissing(role, RoleHoldingState.Eligible, missing);
            }
        }
    }

    private void AddMissingMembers(string role, RoleHoldingState state, Group group, string holder)
    {
        foreach (MissingFact missing in Missing(_tenant.Memberships.Missing).Concat(Missing(_tenant.Users.Missing)))
        {
            AddMissing(role, state, missing with { Reason = $"{holder} {missing.Reason}" });
        }
    }

    /// <summary>
    /// A membership that its member may also activate may be an activation, which ends by itself; the snapshot does not tell
    /// an active membership that was assigned from one that was activated.
    /// </summary>
    private Fact<bool> PermanenceThrough(Group group, User member, Fact<bool> isPermanent) =>
        isPermanent is { IsKnown: true, Value: true }
        && _groupEligibilities[group.Id].Any(e => string.Equals(e.PrincipalId, member.Id, StringComparison.OrdinalIgnoreCase))
            ? Fact.Unknown<bool>(new MissingFact(
                _tenant.GroupEligibilities.Declaration.Name,
                $"{_tenant.Directory.NameOf(member.Id)} is a member of the group {group.DisplayName ?? group.Id} and may also activate that membership, so it may end by itself.",
                "Look at the group's assignments in Privileged Identity Management."))
            : isPermanent;

    private void AddUser(User user, string role, string scope, RoleHoldingState state, Fact<bool> isPermanent, DateTimeOffset? end, Group? through) =>
        _ledger.Add(new RoleHolding
        {
            User = user,
            RoleTemplateId = role,
            State = state,
            IsPermanent = isPermanent,
            EndsAt = end,
            Through = through,
            DirectoryScopeId = scope,
        });

    private void SetAside(string id, string name, string role, string reason) =>
        _ledger.SetAside(new SetAsideHolder(id, name, role, reason));

    private void AddMissing(string role, RoleHoldingState state, MissingFact missing) =>
        _ledger.AddMissing(role, state == RoleHoldingState.Eligible, missing);

    private (RoleHoldingState State, Fact<bool> IsPermanent, DateTimeOffset? End) Schedule(string principal, string role, string scope)
    {
        if (_tenant.RoleAssignmentSchedules.Missing is MissingFact missing)
        {
            return (RoleHoldingState.Active, Fact.Unknown<bool>(missing), null);
        }

        RoleAssignmentSchedule[] schedules = [.. _schedules[Key(principal, role, scope)]];
        if (schedules.FirstOrDefault(s => s.AssignmentType == RoleAssignmentType.Assigned) is RoleAssignmentSchedule assigned)
        {
            return (RoleHoldingState.Active, IsEndless(assigned.IsEndless, _tenant.RoleAssignmentSchedules.Declaration, principal, role), assigned.EndDateTime);
        }

        if (schedules.FirstOrDefault(s => s.AssignmentType == RoleAssignmentType.Activated) is RoleAssignmentSchedule activated)
        {
            return (RoleHoldingState.Activated, Fact.Known(false), activated.EndDateTime);
        }

        // Without Privileged Identity Management every assignment is permanent. With it, every active assignment has a
        // schedule; where there is none, the two sections do not fit together and nobody can tell.
        return _tenant.RoleAssignmentSchedules.State.Status == SectionStatus.Complete
            ? (RoleHoldingState.Active, Fact.Unknown<bool>(new MissingFact(
                _tenant.RoleAssignmentSchedules.Declaration.Name,
                $"No schedule was seen for the assignment of {NameOf(TemplateOf(role))} to {_tenant.Directory.NameOf(principal)}.",
                "Take the snapshot again.")), null)
            : (RoleHoldingState.Active, Fact.Known(true), null);
    }

    private Fact<bool> IsEndless(bool? isEndless, SectionDeclaration section, string principal, string role) => isEndless is bool known
        ? Fact.Known(known)
        : Fact.Unknown<bool>(new MissingFact(
            section.Name,
            $"The snapshot does not say whether the assignment of {NameOf(TemplateOf(role))} to {_tenant.Directory.NameOf(principal)} ends (endDateTime).",
            "Take the snapshot again, with all properties of the line."));

    private IEnumerable<string> RoleAssignedGroups()
    {
        string[] holders = [.. _tenant.RoleAssignments.Seen.Select(a => a.PrincipalId)
            .Concat(_tenant.RoleEligibilities.Seen.Select(e => e.PrincipalId))
            .OfType<string>()];
        return holders.Concat(holders.SelectMany(h => _groupEligibilities[h]).Select(e => e.PrincipalId!))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(id => _tenant.Directory.FindGroup(id) is { IsKnown: true, Value: not null });
    }

    private string TemplateOf(string roleDefinitionId) => _templateIds.GetValueOrDefault(roleDefinitionId) ?? roleDefinitionId;

    private string NameOf(string role) =>
        BuiltInRoles.Find(role)?.Name
        ?? _tenant.RoleDefinitions.Seen.FirstOrDefault(d => string.Equals(d.Id, role, StringComparison.OrdinalIgnoreCase))?.DisplayName
        ?? role;

    private static (string, string, string) Key(string? principal, string? role, string? scope) =>
        (principal?.ToUpperInvariant() ?? string.Empty, role?.ToUpperInvariant() ?? string.Empty, scope ?? string.Empty);

    /// <summary>The scope of a role as one text; a scope within an application is never the whole tenant. Null when the line does not tell.</summary>
    private static string? Scope(string? directoryScopeId, string? appScopeId) =>
        directoryScopeId ?? (appScopeId is null ? null : "appScope:" + appScopeId);

    private static MissingFact Incomplete(SectionDeclaration section, string id) => new(
        section.Name,
        $"The line {id} of {section.Title} does not say who holds which role where (section {section.Name}).",
        "Take the snapshot again, with all properties of the line.");

    private static IEnumerable<MissingFact> Missing(MissingFact? fact) => fact is null ? [] : [fact];
}
