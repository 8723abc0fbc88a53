using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>Somebody whom the activation settings of a role name as approver, and whether the account can approve at all.</summary>
/// <param name="Target">The approver, as the subject of a piece of evidence.</param>
/// <param name="Description">The approver in a sentence.</param>
/// <param name="UserId">The user's id; empty when it is no user.</param>
/// <param name="CanApprove">Whether the account is there and enabled.</param>
/// <param name="Obstacle">Why it cannot, as the end of a sentence: "is disabled"; null when it can or nobody knows.</param>
internal sealed record ActivationApprover(FindingTarget Target, string Description, string UserId, Fact<bool> CanApprove, string? Obstacle = null)
{
    /// <summary>A user as approver.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="through">The group through which the user is one; null for a user named in the settings.</param>
    public static ActivationApprover Of(Tenant tenant, User user, Group? through = null)
    {
        string description = through is null ? RuleTargets.Describe(user) : $"{RuleTargets.Describe(user)}, a member of {through.DisplayName ?? through.Id},";
        (Fact<bool> canApprove, string? obstacle) = tenant.Roles.IsSynchronizationAccount(user)
            ? (Fact.Known(false), "is an account of directory synchronisation")
            : user.AccountEnabled switch
            {
                true => (Fact.Known(true), null),
                false => (Fact.Known(false), "is disabled"),
                null => (Fact.Unknown<bool>(RolePeople.EnabledNotSeen(user)), (string?)null),
            };
        return new ActivationApprover(RuleTargets.User(user), description, user.Id, canApprove, obstacle);
    }

    /// <summary>A user named in the settings by id only.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The user's id.</param>
    public static ActivationApprover OfUser(Tenant tenant, string id)
    {
        Fact<User?> found = tenant.Directory.FindUser(id);
        if (!found.IsKnown)
        {
            return new ActivationApprover(new FindingTarget("User", id, id), id, id, Fact.Unknown<bool>(found.Missing));
        }

        return found.Value is User user
            ? Of(tenant, user)
            : None(new FindingTarget("User", id, tenant.Directory.NameOf(id)), tenant.Directory.NameOf(id), tenant.Directory.FindDeletedUser(id) is { IsKnown: true, Value: not null } ? "is deleted" : "exists no more");
    }

    /// <summary>The members of a group named in the settings; when nobody is seen to be one, the group itself with the reason.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The group's id.</param>
    /// <param name="members">The members of it who were seen.</param>
    public static IEnumerable<ActivationApprover> OfGroup(Tenant tenant, string id, IEnumerable<User> members)
    {
        Fact<Group?> found = tenant.Directory.FindGroup(id);
        if (!found.IsKnown)
        {
            return [Unclear(new FindingTarget("Group", id, id), $"the group {id}", found.Missing)];
        }

        if (found.Value is not Group group)
        {
            return [None(new FindingTarget("Group", id, id), $"the group {id}", "exists no more")];
        }

        var approvers = RolePeople.Sorted(members).Select(u => Of(tenant, u, group)).ToList();
        List<MissingFact> missing = MissingMembers(tenant, group);
        string name = $"the group {group.DisplayName ?? group.Id}";
        if (missing.Count > 0)
        {
            approvers.Add(Unclear(RuleTargets.Group(group), name, missing));
        }
        else if (approvers.Count == 0)
        {
            approvers.Add(None(RuleTargets.Group(group), name, "has no member"));
        }

        return approvers;
    }

    /// <summary>An approver of a kind that only the request itself would settle.</summary>
    /// <param name="kind">The kind, as Microsoft Graph prints it.</param>
    /// <param name="role">The name of the role.</param>
    public static ActivationApprover OfKind(RoleApproverKind kind, string role) => Unclear(
        new FindingTarget("Approver", kind.ToString(), kind.ToString()),
        $"an approver of the kind {kind}",
        [new MissingFact("roleManagementPolicies", $"The activation settings of {role} name an approver of the kind {kind}, which this version cannot resolve.", "Look at the role's settings in Privileged Identity Management.")]);

    private static ActivationApprover Unclear(FindingTarget target, string description, IReadOnlyList<MissingFact> missing) =>
        new(target, description, string.Empty, Fact.Unknown<bool>(missing));

    private static ActivationApprover None(FindingTarget target, string description, string obstacle) =>
        new(target, description, string.Empty, Fact.Known(false), obstacle);

    private static List<MissingFact> MissingMembers(Tenant tenant, Group group)
    {
        var missing = new List<MissingFact>();
        if (tenant.Memberships.Missing is MissingFact memberships)
        {
            missing.Add(memberships);
        }

        if (tenant.Users.Missing is MissingFact users)
        {
            missing.Add(users);
        }
        else if (tenant.Scope != Tenants.Snapshots.SnapshotScope.AllUsers)
        {
            missing.Add(new MissingFact(
                "users",
                $"The snapshot does not hold the members of {RuleTargets.Describe(group)} who are no administrators.",
                "Take a snapshot with the scope AllUsers."));
        }

        // Somebody who may activate a membership of the group could approve after that; the settings of the group, which may
        // demand an approval in turn, are in no section.
        if (tenant.GroupEligibilities.Seen.Any(e => e.AccessId != GroupAccess.Owner && string.Equals(e.GroupId, group.Id, StringComparison.OrdinalIgnoreCase)))
        {
            missing.Add(new MissingFact(
                "groupEligibilities",
                $"Somebody may activate a membership of {RuleTargets.Describe(group)}, and the snapshot does not hold the activation settings of groups.",
                "Look at the group in Privileged Identity Management."));
        }
        else if (tenant.GroupEligibilities.Missing is MissingFact eligibilities)
        {
            missing.Add(eligibilities);
        }

        return missing;
    }
}
