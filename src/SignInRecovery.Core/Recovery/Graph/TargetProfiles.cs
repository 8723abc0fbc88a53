using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Works out, for each account once, what protects it.</summary>
internal sealed class TargetProfiles
{
    private const string UnitScope = "/administrativeUnits/";

    private readonly Tenant _tenant;
    private readonly DateTimeOffset _asOf;
    private readonly Dictionary<string, TargetProfile> _profiles = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _roleGroupPeople;
    private readonly ILookup<string, string> _unitsOf;
    private readonly Dictionary<string, AdministrativeUnit> _units;

    public TargetProfiles(Tenant tenant, DateTimeOffset asOf)
    {
        _tenant = tenant;
        _asOf = asOf;
        string[] groups = [.. tenant.Groups.Seen.Where(g => g.IsAssignableToRole == true).Select(g => g.Id)];
        _roleGroupPeople = new HashSet<string>(
            tenant.Directory.MembersSeenOf(groups).SelectMany(g => g.Select(u => u.Id))
                .Concat(tenant.GroupOwners.Seen.Where(o => groups.Contains(o.GroupId, StringComparer.OrdinalIgnoreCase)).Select(o => o.Id)),
            StringComparer.OrdinalIgnoreCase);
        _unitsOf = tenant.AdministrativeUnitMembers.Seen.ToLookup(m => m.Id, m => m.AdministrativeUnitId, StringComparer.OrdinalIgnoreCase);
        _units = tenant.AdministrativeUnits.Seen.DistinctBy(u => u.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(u => u.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The units that are restricted, by id.</summary>
    public bool IsRestricted(string unitId) => _units.GetValueOrDefault(unitId)?.IsMemberManagementRestricted == true;

    /// <summary>What people call a unit.</summary>
    public string NameOfUnit(string unitId) => _units.GetValueOrDefault(unitId)?.DisplayName ?? unitId;

    /// <summary>What protects an account.</summary>
    public TargetProfile Of(User user)
    {
        if (!_profiles.TryGetValue(user.Id, out TargetProfile? profile))
        {
            _profiles.Add(user.Id, profile = Make(user.Id) with { User = user });
        }

        return profile;
    }

    /// <summary>
    /// What protected an account before it was deleted. Its groups are gone with it; assignments of roles that still stand
    /// count.
    /// </summary>
    public TargetProfile Of(DeletedUser user)
    {
        string[] rows =
        [
            .. _tenant.Roles.All.Where(r => r.SetAside.Any(s => string.Equals(s.PrincipalId, user.Id, StringComparison.OrdinalIgnoreCase)))
                .Select(r => RestoreMatrix.RowOf(r.RoleTemplateId))
                .Distinct(),
        ];
        return Make(user.Id) with
        {
            Deleted = user,
            Rows = rows.Length > 0 ? rows : [RestoreMatrix.NoRole],
            PossibleRows = [],
            MissingRows = rows.Length > 0
                ? []
                : [new MissingFact("roleAssignments", $"The roles that {user.DisplayName ?? user.Id} had before the deletion are not in the snapshot.", "Look at the audit log, or start with a Privileged Authentication Administrator, who restores everybody.")],
            Units = [],
            RestrictedUnits = [],
            MissingUnits = [],
            UnseenUnits = [],
            Class = "deleted " + user.Id,
        };
    }

    private TargetProfile Make(string id)
    {
        var rows = new List<string>();
        var possible = new List<string>();
        var unseen = new List<MissingFact>();
        foreach (RoleHolding holding in _tenant.Roles.HoldingsOf(id))
        {
            if (holding.EndsAt <= _asOf)
            {
                continue;
            }

            List<string> list = holding.IsActive ? rows : possible;
            list.Add(RestoreMatrix.RowOf(holding.RoleTemplateId));
            if (UnitOf(holding.DirectoryScopeId) is string unit)
            {
                switch (_units.GetValueOrDefault(unit)?.IsMemberManagementRestricted)
                {
                    case true:
                        list.Add(RestoreMatrix.RestrictedUnitRole);
                        break;
                    case null:
                        unseen.Add(NotTold(unit, $"for which {holding.User.DisplayName ?? id} holds {RuleTargets.RoleName(_tenant, holding.RoleTemplateId)}"));
                        break;
                }
            }
        }

        if (_roleGroupPeople.Contains(id))
        {
            rows.Add(RestoreMatrix.RoleGroup);
        }

        if (rows.Count == 0)
        {
            rows.Add(RestoreMatrix.NoRole);
        }

        string[] units = [.. _unitsOf[id].Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        AdministrativeUnit[] restricted = [.. units.Select(u => _units.GetValueOrDefault(u)).OfType<AdministrativeUnit>().Where(u => u.IsMemberManagementRestricted == true)];
        string[] sure = [.. rows.Distinct().Order(StringComparer.Ordinal)];
        string[] maybe = [.. possible.Distinct().Except(sure).Order(StringComparer.Ordinal)];
        IReadOnlyList<MissingFact> missingRows = [.. MissingRows().Concat(unseen).Distinct()];
        IReadOnlyList<MissingFact> missingUnits = MissingUnits(id, units, restricted.Length > 0);
        MissingFact[] unseenUnits = [.. ((MissingFact?[])[_tenant.AdministrativeUnitMembers.Missing]).OfType<MissingFact>()];
        return new TargetProfile
        {
            Id = id,
            Rows = sure,
            PossibleRows = maybe,
            MissingRows = missingRows,
            Units = units,
            RestrictedUnits = restricted,
            MissingUnits = missingUnits,
            UnseenUnits = unseenUnits,
            Class = string.Join('|', [.. sure, "?", .. maybe, "@", .. units, .. Reasons(missingRows), .. Reasons(missingUnits)]),
        };
    }

    private static IEnumerable<string> Reasons(IReadOnlyList<MissingFact> missing) => ["!", .. missing.Select(m => m.Reason)];

    private MissingFact NotTold(string unitId, string what) => _tenant.AdministrativeUnits.Missing ?? new MissingFact(
        "administrativeUnits",
        $"The snapshot does not say whether the administrative unit {NameOfUnit(unitId)}, {what}, is a restricted one.",
        "Take the snapshot again with the permission AdministrativeUnit.Read.All.");

    private IReadOnlyList<MissingFact> MissingRows() =>
        [.. ((MissingFact?[])[.. _tenant.Roles.MissingActive, .. _tenant.Roles.MissingEligible, _tenant.Memberships.Missing, _tenant.Groups.Missing, _tenant.GroupOwners.Missing]).OfType<MissingFact>().Distinct()];

    private IReadOnlyList<MissingFact> MissingUnits(string id, string[] units, bool isKnownRestricted)
    {
        if (isKnownRestricted)
        {
            return [];
        }

        // The user's own property tells even where the units were not seen.
        bool? isRestricted = _tenant.Directory.FindUserInScope(id) is { IsKnown: true, Value: User user } ? user.IsManagementRestricted : null;
        if (isRestricted == true)
        {
            return [new MissingFact("administrativeUnitMembers", $"{_tenant.Directory.NameOf(id)} is in a restricted management administrative unit, and the snapshot does not say in which.", "Take the snapshot again with the permission AdministrativeUnit.Read.All.")];
        }

        return isRestricted == false
            ? []
            :
            [
                .. ((MissingFact?[])[_tenant.AdministrativeUnits.Missing, _tenant.AdministrativeUnitMembers.Missing]).OfType<MissingFact>()
                    .Concat(units.Where(u => _units.GetValueOrDefault(u)?.IsMemberManagementRestricted is null).Select(u => NotTold(u, $"in which {_tenant.Directory.NameOf(id)} stands")))
                    .Distinct(),
            ];
    }

    /// <summary>The id of the administrative unit that a scope names; null when it names none.</summary>
    public static string? UnitOf(string scope) => scope.StartsWith(UnitScope, StringComparison.OrdinalIgnoreCase) ? scope[UnitScope.Length..] : null;
}
