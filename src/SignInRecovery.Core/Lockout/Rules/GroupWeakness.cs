using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>Who or what, outside the circle of administrators, decides about the members of a group.</summary>
internal sealed class GroupWeakness
{
    private readonly List<string> _faults = [];
    private readonly List<MissingFact> _missing = [];
    private readonly List<MissingFact> _missingSections = [];
    private readonly List<Evidence> _evidence = [];
    private readonly Tenant _tenant;
    private readonly Group _group;
    private bool _isAnyRoleHeld;

    /// <summary>Looks at a group.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="group">The group.</param>
    public GroupWeakness(Tenant tenant, Group group)
    {
        _tenant = tenant;
        _group = group;
        Look("onPremisesSyncEnabled", group.OnPremisesSyncEnabled, "is synchronised from on-premises, where others change its members and an outage freezes them");
        Look("groupTypes", group.IsDynamic, "is dynamic: a rule decides who its members are, and a changed attribute removes them");
        LookAtOwners();
        LookAtProtection();
    }

    /// <summary>What is wrong, each as the end of a sentence that begins with the group.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Whether people or rules outside the circle of administrators already decide, and not only could.</summary>
    public bool IsInOtherHands { get; private set; }

    /// <summary>Properties of the group that were not seen.</summary>
    public IReadOnlyList<MissingFact> Missing => _missing;

    /// <summary>Sections that were not seen.</summary>
    public IReadOnlyList<MissingFact> MissingSections => _missingSections;

    /// <summary>What was seen.</summary>
    public IReadOnlyList<Evidence> Evidence => _evidence;

    /// <summary>What is missing before one can say that somebody is no administrator.</summary>
    /// <param name="tenant">The tenant.</param>
    public static IReadOnlyList<MissingFact> MissingAdministrators(Tenant tenant) =>
    [
        .. tenant.Roles.MissingActive.Concat(tenant.Roles.MissingEligible)
            .Concat(tenant.Roles.All.SelectMany(r => r.MissingActive.Concat(r.MissingEligible)))
            .Distinct(),
    ];

    private void Look(string property, bool? value, string fault)
    {
        if (value is null)
        {
            _missing.Add(NotSeen(property));
        }
        else if (value == true)
        {
            _faults.Add(fault);
            IsInOtherHands = true;
            _evidence.Add(RuleTargets.Evidence(_group, property, property == "groupTypes" ? "DynamicMembership" : true));
        }
    }

    private void LookAtProtection()
    {
        if (_group.IsAssignableToRole == true || _group.IsManagementRestricted == true)
        {
            return;
        }

        if (_group.IsAssignableToRole is null || _group.IsManagementRestricted is null)
        {
            _missing.Add(NotSeen(_group.IsAssignableToRole is null ? "isAssignableToRole" : "isManagementRestricted"));
            return;
        }

        _faults.Add("is neither role-assignable nor in a restricted management administrative unit");
        _evidence.Add(RuleTargets.Evidence(_group, "isAssignableToRole", false));
        _evidence.Add(RuleTargets.Evidence(_group, "isManagementRestricted", false));
    }

    private void LookAtOwners()
    {
        if (!_tenant.Directory.OwnersOf(_group.Id).TryGet(out IReadOnlyList<GroupOwner>? owners))
        {
            _missingSections.AddRange(_tenant.Directory.OwnersOf(_group.Id).Missing);
            return;
        }

        var weak = new List<string>();
        foreach (GroupOwner owner in owners.OrderBy(o => o.DisplayName, StringComparer.Ordinal).ThenBy(o => o.Id, StringComparer.Ordinal))
        {
            var target = new FindingTarget(owner.Kind == DirectoryObjectKind.User ? "User" : owner.Kind.ToString(), owner.Id, owner.DisplayName ?? owner.Id);
            string shown = owner.DisplayName is string name ? $"{name} ({owner.Id})" : owner.Id;
            Fact<User?> user = _tenant.Directory.FindUserInScope(owner.Id);
            IReadOnlyList<RoleHolding> holdings = _tenant.Roles.HoldingsOf(owner.Id);
            if (owner.Kind == DirectoryObjectKind.ServicePrincipal || _tenant.Directory.FindServicePrincipal(owner.Id) is { IsKnown: true, Value: not null })
            {
                IsInOtherHands = true;
                _faults.Add($"is owned by the application {shown}, which whoever manages it can use");
                _evidence.Add(new Evidence(target, "owners", "owns the group and is an application", "groupOwners"));
            }
            else if (owner.Kind is not (DirectoryObjectKind.User or DirectoryObjectKind.Unrecognized))
            {
                _missing.Add(NotWeighed(shown, $"is of the kind {owner.Kind}"));
            }
            else if (holdings.Any(h => h.IsTenantWide && IsStrong(h.RoleTemplateId)))
            {
                _evidence.Add(new Evidence(target, "owners", "owns the group and may change policies or restore access", "groupOwners"));
            }
            else if (user is { IsKnown: true, Value.AccountEnabled: false })
            {
                _evidence.Add(new Evidence(target, "owners", "not counted: the account is disabled", "groupOwners"));
            }
            else if (MissingAdministrators(_tenant).Concat(user.Missing).ToArray() is { Length: > 0 } missing)
            {
                _missingSections.AddRange(missing);
            }
            else if (holdings.FirstOrDefault(h => BuiltInRoles.Find(h.RoleTemplateId) is null) is RoleHolding custom)
            {
                _missing.Add(NotWeighed(shown, $"holds the role {RuleTargets.RoleName(_tenant, custom.RoleTemplateId)}, which is none of Microsoft's"));
            }
            else if (user.Value is { AccountEnabled: null } person)
            {
                _missing.Add(RolePeople.EnabledNotSeen(person));
            }
            else
            {
                // Everybody who holds a role is within the scope of every snapshot; whoever is not there holds none.
                weak.Add(shown);
                _evidence.Add(new Evidence(target, "owners", holdings.Count == 0 ? "owns the group and holds no directory role" : "owns the group and holds no role that may change policies or restore access", "groupOwners"));
                _isAnyRoleHeld |= holdings.Count > 0;
            }
        }

        if (weak.Count > 0)
        {
            IsInOtherHands = true;
            _faults.Add($"is owned by {RuleTargets.Join(weak)}, who {(weak.Count == 1 ? "holds" : "hold")} no {(_isAnyRoleHeld ? "directory role that may change policies or restore access" : "directory role")}");
        }
    }

    private static bool IsStrong(string roleTemplateId) =>
        PolicyRepairers.Roles.Concat(RoleActivation.Roles).Any(r => string.Equals(r.TemplateId, roleTemplateId, StringComparison.OrdinalIgnoreCase));

    private MissingFact NotWeighed(string owner, string why) => new(
        "groupOwners",
        $"The owner {owner} of the group {RuleTargets.Describe(_group)} {why}, and what the owner may do besides is not known.",
        "Look at the owner in the Microsoft Entra admin center, or take the owner off the group.");

    private MissingFact NotSeen(string property) => new(
        "groups",
        $"The snapshot does not give {property} of the group {RuleTargets.Describe(_group)}.",
        $"Take the snapshot again with the group property {property}.");
}
