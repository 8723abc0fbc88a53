using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>
/// What an activation of each role takes, and who may approve it: those whom the settings name, and where they name none the
/// Global and Privileged Role Administrators; nobody approves their own request (Microsoft Entra documentation, role
/// settings in Privileged Identity Management, 2024-12-19).
/// </summary>
internal sealed class Activations
{
    private readonly Tenant _tenant;
    private readonly Dictionary<string, RoleManagementPolicy> _policies;
    private readonly Dictionary<string, IReadOnlyList<ActivationApprover>> _approvers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<IReadOnlyList<User>> _defaults;

    public Activations(Tenant tenant)
    {
        _tenant = tenant;
        _policies = tenant.RoleManagementPolicies.Seen
            .Where(p => p is { RoleDefinitionId: not null, ScopeId: null or "/" })
            .DistinctBy(p => p.RoleDefinitionId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(p => p.RoleDefinitionId!, StringComparer.OrdinalIgnoreCase);
        _defaults = new(() => RolePeople.Sorted(
            ((BuiltInRole[])[BuiltInRoles.GlobalAdministrator, BuiltInRoles.PrivilegedRoleAdministrator])
                .SelectMany(r => tenant.Roles.Of(r).Seen.Where(h => h is { IsTenantWide: true, IsActive: true }).Select(h => h.User))));
    }

    /// <summary>Whether an eligible holding needs an approval; Unknown when its settings were not seen.</summary>
    /// <param name="holding">The holding.</param>
    public Fact<bool> NeedsApproval(RoleHolding holding)
    {
        if (ActivatesGroup(holding))
        {
            return Fact.Unknown<bool>(new MissingFact(
                "groupEligibilities",
                $"{RuleTargets.Describe(holding.User)} activates a membership of {holding.Through!.DisplayName ?? holding.Through.Id}, and the snapshot does not hold the activation settings of groups.",
                "Look at the group in Privileged Identity Management."));
        }

        return _policies.GetValueOrDefault(holding.RoleTemplateId)?.IsApprovalRequired is bool isRequired
            ? Fact.Known(isRequired)
            : Fact.Unknown<bool>(_tenant.RoleManagementPolicies.Missing ?? new MissingFact(
                "roleManagementPolicies",
                $"The snapshot does not say whether an activation of {RuleTargets.RoleName(_tenant, holding.RoleTemplateId)} needs an approval.",
                "Take the snapshot again with the permission RoleManagementPolicy.Read.Directory."));
    }

    /// <summary>The authentication context that an activation of a role demands (Conditional Access documentation, authentication contexts); null for none that was seen.</summary>
    /// <param name="holding">The holding.</param>
    public string? ContextOf(RoleHolding holding) =>
        !ActivatesGroup(holding) && _policies.GetValueOrDefault(holding.RoleTemplateId) is { IsAuthenticationContextRequired: true } policy
            ? policy.AuthenticationContextClaim ?? "which was not seen"
            : null;

    /// <summary>Whether the holder activates the membership of a group (PIM for Groups) and not the role.</summary>
    /// <param name="holding">The holding.</param>
    public bool ActivatesGroup(RoleHolding holding) =>
        holding is { State: RoleHoldingState.Eligible, Through: Group group } && _tenant.Directory.IsMember(holding.User.Id, group.Id) is not { IsKnown: true, Value: true };

    /// <summary>The people who may approve activations of a role, whatever their own accounts can do, and what was not seen of them.</summary>
    /// <param name="role">The role's template id.</param>
    public (IReadOnlyList<User> People, IReadOnlyList<MissingFact> Missing) ApproversOf(string role)
    {
        RoleManagementPolicy? policy = _policies.GetValueOrDefault(role);
        if (policy?.Approvers is not { Count: > 0 } named)
        {
            return (_defaults.Value, _tenant.Roles.MissingActive);
        }

        if (!_approvers.TryGetValue(role, out IReadOnlyList<ActivationApprover>? approvers))
        {
            string name = RuleTargets.RoleName(_tenant, role);
            _approvers.Add(role, approvers = [.. named.SelectMany(a => a switch
            {
                { UserId: string user } => [ActivationApprover.OfUser(_tenant, user)],
                { GroupId: string group } => ActivationApprover.OfGroup(_tenant, group, _tenant.Directory.MembersSeenOf([group])[group]),
                _ => [ActivationApprover.OfKind(a.Kind, name)],
            }).DistinctBy(a => (a.Target, a.Description))]);
        }

        return (
            RolePeople.Sorted(approvers.Select(a => _tenant.Directory.FindUserInScope(a.UserId) is { IsKnown: true, Value: User user } ? user : null).OfType<User>()),
            [.. approvers.Where(a => a.UserId.Length == 0).SelectMany(a => a.CanApprove.Missing).Distinct()]);
    }
}
