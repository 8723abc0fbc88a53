using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0109. The owners of a role-assignable group add and remove its members. An owner of a group with Global Administrator,
/// Privileged Role Administrator or Privileged Authentication Administrator, who holds none of them, can put every
/// administrator out who comes in by the group. In a restricted management administrative unit owners change nothing
/// (Entra documentation, groups concept, 2025-01-03, and restricted management administrative units, 2026-03-04).
/// </summary>
internal sealed class WeakRoleGroupOwner() : LockoutRule("SR0109")
{
    private static readonly IReadOnlyList<BuiltInRole> Strong = RoleActivation.Roles;

    public override IReadOnlyList<string> Sections { get; } =
        ["users", "groups", "groupOwners", "roleAssignments", "roleEligibilities", "groupEligibilities"];

    public override IReadOnlyList<string> ReferredSections => [.. RuleSections.Holders.Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        var results = new List<RuleResult>();
        (Group Group, IReadOnlyList<BuiltInRole> Roles)[] groups = [.. GroupsOf(tenant)];
        List<MissingFact> missing = [.. ((MissingFact?[])
        [
            tenant.Users.Missing,
            tenant.Groups.Missing,
            tenant.RoleAssignments.Missing,
            tenant.RoleEligibilities.Missing,
        ]).OfType<MissingFact>()];

        // A line that does not say who holds which role where may give one of the roles to a group.
        missing.AddRange(tenant.Roles.MissingActive.Concat(tenant.Roles.MissingEligible).Except(missing).Where(m => m.Subject != "groupEligibilities"));
        if (groups.Length > 0)
        {
            missing.AddRange(((MissingFact?[])[tenant.GroupOwners.Missing, tenant.GroupEligibilities.Missing]).OfType<MissingFact>());
        }

        foreach ((Group group, IReadOnlyList<BuiltInRole> roles) in groups)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (group.IsManagementRestricted == true)
            {
                continue;
            }

            missing.AddRange(MissingOwners(tenant, group));
            Owner[] weak = [.. OwnersOf(tenant, group).Where(o => o.IsWeak)];
            if (weak.Length == 0)
            {
                continue;
            }

            // Whoever was not seen to hold a strong role may hold one through something that was not seen, and neither a disabled
            // account nor the owner of a group in a restricted unit can change anything.
            IReadOnlyList<MissingFact> unclear =
            [
                .. Strong.SelectMany(r => tenant.Roles.Of(r).MissingActive.Concat(tenant.Roles.Of(r).MissingEligible))
                    .Concat(weak.All(o => o.MissingEnabled is not null) ? weak.Select(o => o.MissingEnabled!) : [])
                    .Concat(group.IsManagementRestricted is null ? [RestrictionNotSeen(group)] : [])
                    .Distinct(),
            ];
            results.Add(unclear.Count > 0
                ? RuleResult.Unknown($"Whether {RuleTargets.Join([.. weak.Select(o => o.Description)])} may own the group {RuleTargets.Describe(group)}", unclear, RuleTargets.Group(group))
                : Fail(tenant, group, roles, weak));
        }

        if (missing.Count > 0)
        {
            results.Add(RuleResult.Unknown("Who owns the groups by which the roles that restore access are held", missing));
        }
        else if (results.Count == 0)
        {
            string names = RuleTargets.Join([.. groups.Select(g => g.Group.DisplayName ?? g.Group.Id)]);
            results.Add(groups.Length > 0
                ? new RuleResult(LockoutStatus.Pass, $"No owner of {names}, by which roles that restore access are held, is weaker than the role.")
                : new RuleResult(LockoutStatus.NotApplicable, "None of the roles that restore access is given to a group."));
        }

        return results;
    }

    private static RuleResult Fail(Tenant tenant, Group group, IReadOnlyList<BuiltInRole> roles, Owner[] weak)
    {
        string owners = RuleTargets.Join([.. weak.Select(o => o.Description)]);
        string verb = weak.Length == 1 ? "owns" : "own";
        string hold = weak.Length == 1 ? "holds" : "hold";
        User[] members = [.. RolePeople.Sorted(tenant.Directory.MembersSeenOf([group.Id])[group.Id].Where(u => u.AccountEnabled == true))];
        string whom = members.Length == 0 ? "Whoever owns it" : "An owner can remove " + RuleTargets.Join(members);
        string consequence = members.Length == 0
            ? $"{whom} can put anybody in and out."
            : $"{whom} from it, and put anybody in.";
        return new RuleResult(
            LockoutStatus.Fail,
            $"{owners} {verb} the group {group.DisplayName ?? group.Id}, which gives {RuleTargets.Join([.. roles.Select(r => r.Name)])}, and {hold} none of the roles that restore access for the whole tenant. {consequence}",
            RuleTargets.Group(group))
        {
            Evidence =
            [
                .. weak.Select(o => new Evidence(o.Target, "owners", $"{(o.IsEligible ? "may become owner" : "owner")} of {group.DisplayName ?? group.Id}{o.What}", o.IsEligible ? "groupEligibilities" : "groupOwners")),
                .. weak.SelectMany(o => tenant.Roles.HoldingsOf(o.Target.Id)
                    .OrderBy(h => RuleTargets.RoleName(tenant, h.RoleTemplateId), StringComparer.Ordinal).ThenBy(h => h.State).ThenBy(h => h.DirectoryScopeId, StringComparer.Ordinal)
                    .Select(h => RuleTargets.Evidence(tenant, h))),
                .. roles.Select(r => RuleTargets.Evidence(group, "roleDefinition", r.Name, "roleAssignments")),
                RuleTargets.Evidence(group, "isManagementRestricted", group.IsManagementRestricted),
                .. members.Select(m => RuleTargets.Evidence(group, "members", RuleTargets.Describe(m), "memberships")),
            ],
        };
    }

    /// <summary>The groups to which a role that restores access is assigned or eligible for the whole tenant.</summary>
    private static IEnumerable<(Group Group, IReadOnlyList<BuiltInRole> Roles)> GroupsOf(Tenant tenant) => tenant.RoleAssignments.Seen
        .Select(a => (a.PrincipalId, a.RoleDefinitionId, a.DirectoryScopeId))
        .Concat(tenant.RoleEligibilities.Seen.Select(e => (e.PrincipalId, e.RoleDefinitionId, e.DirectoryScopeId)))
        .Where(a => a is { PrincipalId: not null, RoleDefinitionId: not null, DirectoryScopeId: "/" })
        .Select(a => (Group: tenant.Directory.FindGroup(a.PrincipalId!).TryGet(out Group? group) ? group : null, Role: RoleOf(tenant, a.RoleDefinitionId!)))
        .Where(a => a is { Group: not null, Role: not null })
        .GroupBy(a => a.Group!.Id, StringComparer.OrdinalIgnoreCase)
        .Select(g => (g.First().Group!, (IReadOnlyList<BuiltInRole>)[.. Strong.Where(r => g.Any(a => a.Role == r))]))
        .OrderBy(g => g.Item1.DisplayName, StringComparer.Ordinal).ThenBy(g => g.Item1.Id, StringComparer.Ordinal);

    private static BuiltInRole? RoleOf(Tenant tenant, string id)
    {
        string template = tenant.RoleDefinitions.Seen.FirstOrDefault(d => string.Equals(d.Id, id, StringComparison.OrdinalIgnoreCase))?.TemplateId ?? id;
        return Strong.FirstOrDefault(r => string.Equals(r.TemplateId, template, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<Owner> OwnersOf(Tenant tenant, Group group) => tenant.GroupOwners.Seen
        .Where(o => string.Equals(o.GroupId, group.Id, StringComparison.OrdinalIgnoreCase))
        .Select(o => new Named(o.Id, o.Kind, o.DisplayName, IsEligible: false))
        .Concat(tenant.GroupEligibilities.Seen
            .Where(e => e is { AccessId: GroupAccess.Owner, PrincipalId: not null } && string.Equals(e.GroupId, group.Id, StringComparison.OrdinalIgnoreCase))
            .Select(e => new Named(e.PrincipalId!, DirectoryObjectKind.Unrecognized, null, IsEligible: true)))
        .DistinctBy(o => o.Id, StringComparer.OrdinalIgnoreCase)
        .Select(o => Owner.Of(tenant, o.Id, o.Kind, o.Name, o.IsEligible))
        .OrderBy(o => o.Target.Name, StringComparer.Ordinal).ThenBy(o => o.Target.Id, StringComparer.Ordinal);

    /// <summary>The lines of the group that may be about an owner, and do not say so.</summary>
    private static IEnumerable<MissingFact> MissingOwners(Tenant tenant, Group group) => tenant.GroupEligibilities.Seen
        .Where(e => (e.GroupId is null || string.Equals(e.GroupId, group.Id, StringComparison.OrdinalIgnoreCase))
            && e.AccessId is not GroupAccess.Member
            && (e.GroupId is null || e.PrincipalId is null || e.AccessId is not GroupAccess.Owner))
        .Select(e => new MissingFact(
            "groupEligibilities",
            $"The line {e.Id} of the eligibilities for groups does not say who may become owner or member of which group.",
            "Take the snapshot again, with all properties of the line."));

    private static MissingFact RestrictionNotSeen(Group group) => new(
        "groups",
        $"The snapshot does not give isManagementRestricted of the group {RuleTargets.Describe(group)}.",
        "Take the snapshot again with the group property isManagementRestricted.");

    /// <summary>An owner as a list of owners names one.</summary>
    private sealed record Named(string Id, DirectoryObjectKind Kind, string? Name, bool IsEligible);

    /// <summary>An owner, and how strong the owner is.</summary>
    private sealed record Owner(FindingTarget Target, string Description, string What, bool IsEligible, bool IsWeak)
    {
        /// <summary>Says that the snapshot does not tell whether the account is enabled; null when it does.</summary>
        public MissingFact? MissingEnabled { get; init; }

        public static Owner Of(Tenant tenant, string id, DirectoryObjectKind kind, string? name, bool isEligible)
        {
            if (tenant.Directory.FindUser(id) is { IsKnown: true, Value: User user })
            {
                bool isStrong = tenant.Roles.HoldingsOf(id).Any(h => h.IsTenantWide && Strong.Any(r => string.Equals(r.TemplateId, h.RoleTemplateId, StringComparison.OrdinalIgnoreCase)));
                string what = tenant.Roles.HoldingsOf(id).Count == 0 ? "; holds no directory role" : string.Empty;
                return new Owner(RuleTargets.User(user), RuleTargets.Describe(user), what, isEligible, IsWeak: !isStrong && user.AccountEnabled != false)
                {
                    MissingEnabled = user.AccountEnabled is null ? RolePeople.EnabledNotSeen(user) : null,
                };
            }

            string shown = name ?? tenant.Directory.NameOf(id);
            return kind == DirectoryObjectKind.ServicePrincipal || tenant.Directory.FindServicePrincipal(id) is { IsKnown: true, Value: not null }
                ? new Owner(new FindingTarget("ServicePrincipal", id, shown), $"the application {shown}", "; an application, which whoever manages it can use", isEligible, IsWeak: true)

                // Not in the snapshot, so no administrator: the scope holds all of them.
                : new Owner(new FindingTarget("User", id, shown), shown == id ? id : $"{shown} ({id})", "; no administrator of this tenant", isEligible, IsWeak: tenant.Directory.FindDeletedUser(id) is not { IsKnown: true, Value: not null });
        }
    }
}
