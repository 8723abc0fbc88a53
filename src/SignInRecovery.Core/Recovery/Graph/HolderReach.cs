using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Whether one way of holding a role reaches an account: the role, its scope, and the units of the account.</summary>
internal sealed class HolderReach
{
    private readonly TargetProfiles _profiles;
    private readonly Dictionary<string, IReadOnlyList<string>?> _customActions;
    private readonly HashSet<string> _disabled;
    private readonly Dictionary<(RecoveryCapability, string, string), Reach> _cache = [];

    public HolderReach(Tenant tenant, TargetProfiles profiles)
    {
        _profiles = profiles;
        _customActions = tenant.RoleDefinitions.Seen
            .Where(d => BuiltInRoles.Find(d.TemplateId ?? d.Id) is null && d.IsEnabled != false)
            .DistinctBy(d => d.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(d => d.Id, d => d.AllowedResourceActions, StringComparer.OrdinalIgnoreCase);
        _disabled = new HashSet<string>(tenant.RoleDefinitions.Seen.Where(d => d.IsEnabled == false).Select(d => d.TemplateId ?? d.Id), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The roles with which somebody in this tenant may exercise a capability: built-in ones, and custom ones by their actions.</summary>
    public IEnumerable<string> RolesFor(RecoveryCapability capability) => CapabilityRoles.RolesOf(capability).Keys
        .Concat(_customActions.Where(c => c.Value is not null && CapabilityRoles.ActionsOf(capability).Any(a => c.Value.Contains(a, StringComparer.OrdinalIgnoreCase))).Select(c => c.Key));

    /// <summary>Whether it was seen what a role allows: a built-in role of the tables, or one whose definition has its actions.</summary>
    /// <param name="role">The role's template id; for a custom role its own id.</param>
    public bool IsKnown(string role) => BuiltInRoles.Find(role) is not null || _disabled.Contains(role) || _customActions.GetValueOrDefault(role) is not null;

    /// <summary>Whether a role held in a scope reaches an account.</summary>
    /// <param name="capability">What is done.</param>
    /// <param name="role">The role's template id; for a custom role its own id.</param>
    /// <param name="scope">The scope: "/" for the tenant.</param>
    /// <param name="target">The account, or a kind of account.</param>
    /// <param name="isOutOfUnits">Whether the account has been taken out of its restricted units in an earlier step.</param>
    public Reach Of(RecoveryCapability capability, string role, string scope, TargetProfile target, bool isOutOfUnits)
    {
        if (scope == "/")
        {
            (RecoveryCapability, string, string) key = (capability, role, (isOutOfUnits ? "out " : "in ") + target.Class);
            if (!_cache.TryGetValue(key, out Reach? reach))
            {
                _cache.Add(key, reach = OfTenantWide(capability, role, target, isOutOfUnits));
            }

            return reach;
        }

        return CapabilityRoles.ChangesAccount(capability) && target.Id.Length > 0
            ? OfScoped(capability, role, scope, target)
            : Reach.None;
    }

    private Reach OfTenantWide(RecoveryCapability capability, string role, TargetProfile target, bool isOutOfUnits)
    {
        Reach reach = OfRole(capability, role, target);
        if (!reach.IsPossible || isOutOfUnits || !CapabilityRoles.ChangesAccount(capability))
        {
            return reach;
        }

        return target.RestrictedUnits.Count > 0
            ? new Reach(null, Fact: "RestrictedUnit") { IsHeldBackByUnit = true }
            : target.MissingUnits.Count > 0
                ? reach.AtMost(RecoveryCertainty.Unknown, target.MissingUnits[0].Reason, "RestrictedUnit") with { Missing = target.MissingUnits }
                : reach;
    }

    private Reach OfScoped(RecoveryCapability capability, string role, string scope, TargetProfile target)
    {
        if (TargetProfiles.UnitOf(scope) is not string unit)
        {
            // A scope that is one object: the account itself.
            return string.Equals(scope, "/" + target.Id, StringComparison.OrdinalIgnoreCase) && target.RestrictedUnits.Count == 0
                ? OfRole(capability, role, target).AtMost(RecoveryCertainty.Unknown, "The role is held for this one object, and the tables hold for the whole tenant.", "UnitFurtherRestricts")
                : Reach.None;
        }

        if (!target.Units.Contains(unit, StringComparer.OrdinalIgnoreCase))
        {
            // An account that is known to stand in no restricted unit is not in this one either.
            bool isExcluded = _profiles.IsRestricted(unit) && target.MissingUnits.Count == 0 && target.RestrictedUnits.Count == 0;
            return target.UnseenUnits.Count > 0 && !isExcluded
                ? OfRole(capability, role, target).AtMost(RecoveryCertainty.Unknown, target.UnseenUnits[0].Reason, "UnitFurtherRestricts") with { Missing = target.UnseenUnits }
                : Reach.None;
        }

        if (target.RestrictedUnits.Any(r => !string.Equals(r.Id, unit, StringComparison.OrdinalIgnoreCase)))
        {
            return _profiles.IsRestricted(unit)
                ? OfRole(capability, role, target).AtMost(RecoveryCertainty.Unknown, "The account is in several restricted management administrative units, and no source says whether a role for one of them is enough.", "RestrictedUnit")
                : Reach.None;
        }

        Reach reach = OfRole(capability, role, target);
        return target switch
        {
            { IsPlainUser: true } => reach,
            { IsGlobalAdministrator: true } when _profiles.IsRestricted(unit) => reach.AtMost(
                RecoveryCertainty.Disputed,
                "Microsoft's page says that nobody can reset a Global Administrator inside a restricted unit, and a correction offered to it says that a Privileged Authentication Administrator of the unit can.",
                "RestrictedGlobalDispute"),
            _ => reach.AtMost(
                RecoveryCertainty.Unknown,
                "The role is held for an administrative unit, and Microsoft restricts such roles further when the account is an administrator.",
                "UnitFurtherRestricts"),
        };
    }

    private Reach OfRole(RecoveryCapability capability, string role, TargetProfile target) => BuiltInRoles.Find(role) is null
        ? RoleReach.OfCustom(capability, _customActions.GetValueOrDefault(role), target)
        : RoleReach.Of(capability, role, target);
}
