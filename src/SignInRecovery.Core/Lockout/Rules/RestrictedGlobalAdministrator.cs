using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0107. Roles held for the tenant cannot change a member of a restricted management administrative unit, so that nobody
/// can reset a Global Administrator who is one. Whether a Privileged Authentication Administrator of the unit can is disputed
/// (MicrosoftDocs/entra-docs pull request 1149): where there is one, the severity is Medium.
/// </summary>
internal sealed class RestrictedGlobalAdministrator() : LockoutRule("SR0107")
{
    private const string UnitScope = "/administrativeUnits/";

    private static readonly BuiltInRole Role = BuiltInRoles.GlobalAdministrator;

    public override IReadOnlyList<string> Sections { get; } =
        ["users", "administrativeUnits", "administrativeUnitMembers", "roleAssignments", "roleEligibilities", "groupEligibilities"];

    public override IReadOnlyList<string> ReferredSections => [.. RuleSections.Holders.Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        RolePeople people = RolePeople.Of(tenant, Role);
        ILookup<string, string> unitsOf = tenant.AdministrativeUnitMembers.Seen
            .ToLookup(m => m.Id, m => m.AdministrativeUnitId, StringComparer.OrdinalIgnoreCase);
        var units = tenant.AdministrativeUnits.Seen
            .DistinctBy(u => u.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(u => u.Id, StringComparer.OrdinalIgnoreCase);
        var results = new List<RuleResult>();
        var unclear = new List<(User, IReadOnlyList<MissingFact>)>();
        foreach (User user in people.All)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            AdministrativeUnit?[] memberOf = [.. unitsOf[user.Id].Distinct(StringComparer.OrdinalIgnoreCase).Select(id => units.GetValueOrDefault(id))];
            AdministrativeUnit[] restricted = [.. memberOf.OfType<AdministrativeUnit>()
                .Where(u => u.IsMemberManagementRestricted == true)
                .OrderBy(u => u.DisplayName, StringComparer.Ordinal).ThenBy(u => u.Id, StringComparer.Ordinal)];
            if (user.IsManagementRestricted == true || restricted.Length > 0)
            {
                results.Add(Fail(tenant, people, user, restricted));
            }
            else if (MissingOf(tenant, user, memberOf) is { Count: > 0 } missing)
            {
                unclear.Add((user, missing));
            }
        }

        results.AddRange(RolePeople.Unknown(Role, unclear, names => $"Whether {names}, who may act as Global Administrator, can be reset in spite of restricted management administrative units"));

        if (people.Missing.Count > 0)
        {
            results.Add(RuleResult.Unknown("Whether these are all Global Administrators", people.Missing, RuleTargets.Role(Role)));
        }
        else if (results.Count == 0)
        {
            results.Add(people.All.Count > 0
                ? new RuleResult(LockoutStatus.Pass, $"No Global Administrator is in a restricted management administrative unit: {RuleTargets.Join(people.All)}.", RuleTargets.Role(Role))
                : new RuleResult(LockoutStatus.NotApplicable, "There is no enabled Global Administrator.", RuleTargets.Role(Role)));
        }

        return results;
    }

    private static RuleResult Fail(Tenant tenant, RolePeople people, User user, AdministrativeUnit[] restricted)
    {
        RoleHolding[] helpers = [.. tenant.Roles.Of(BuiltInRoles.PrivilegedAuthenticationAdministrator).Seen
            .Where(h => h.User.Id != user.Id && h.User.AccountEnabled == true && restricted.Any(u => IsScope(h, u)))
            .OrderBy(h => h.User.DisplayName, StringComparer.Ordinal).ThenBy(h => h.User.Id, StringComparer.Ordinal).ThenBy(h => h.State)];
        string where = restricted.Length switch
        {
            0 => "a restricted management administrative unit that the snapshot does not name",
            1 => $"the restricted management administrative unit {Name(restricted[0])}",
            _ => $"the restricted management administrative units {RuleTargets.Join([.. restricted.Select(Name)])}",
        };
        string consequence = helpers.Length == 0
            ? "no role held for the tenant can reset this account until it is removed from there."
            : $"no role held for the tenant can reset this account. Whether {RuleTargets.Join(helpers.Select(h => h.User).DistinctBy(u => u.Id))}, Privileged Authentication Administrator of the unit, can is disputed, so the severity is Medium.";
        return new RuleResult(
            LockoutStatus.Fail,
            $"{RuleTargets.Describe(user)} {people.Has(user, Role)} and is a member of {where}: {consequence}",
            RuleTargets.User(user))
        {
            Severity = helpers.Length == 0 ? LockoutSeverity.High : LockoutSeverity.Medium,
            Evidence =
            [
                RuleTargets.Evidence(user, "isManagementRestricted", user.IsManagementRestricted),
                .. restricted.Select(u => new Evidence(new FindingTarget("AdministrativeUnit", u.Id, u.DisplayName ?? u.Id), "isMemberManagementRestricted", true, "administrativeUnits")),
                .. helpers.Select(h => RuleTargets.Evidence(tenant, h)),
                .. people.HoldingsOf(tenant, user),
            ],
        };
    }

    private static List<MissingFact> MissingOf(Tenant tenant, User user, AdministrativeUnit?[] memberOf)
    {
        var missing = new List<MissingFact>();
        if (user.IsManagementRestricted is null)
        {
            missing.Add(new MissingFact(
                "users",
                $"The snapshot does not say whether the management of {RuleTargets.Describe(user)} is restricted.",
                "Take the snapshot again with the user property isManagementRestricted."));
        }

        missing.AddRange(((MissingFact?[])[tenant.AdministrativeUnits.Missing, tenant.AdministrativeUnitMembers.Missing]).OfType<MissingFact>());
        if (memberOf.Any(u => u is null) && tenant.AdministrativeUnits.Missing is null)
        {
            missing.Add(new MissingFact(
                "administrativeUnits",
                $"{RuleTargets.Describe(user)} is a member of an administrative unit that the snapshot does not hold.",
                "Take the snapshot again with all administrative units."));
        }

        // Where the units tell all, the property of the user need not; where the property was seen, the units still must be:
        // they are what a person would have to act on.
        AdministrativeUnit[] unclear = [.. memberOf.OfType<AdministrativeUnit>().Where(u => u.IsMemberManagementRestricted is null)];
        missing.AddRange(unclear.Select(u => new MissingFact(
            "administrativeUnits",
            $"The snapshot does not say whether the management of the members of {Name(u)} is restricted.",
            "Take the snapshot again with the property isMemberManagementRestricted of every administrative unit.")));
        bool isOnlyProperty = missing.Count == 1 && user.IsManagementRestricted is null;
        return isOnlyProperty ? [] : missing;
    }

    private static bool IsScope(RoleHolding holding, AdministrativeUnit unit) =>
        holding.DirectoryScopeId.StartsWith(UnitScope, StringComparison.OrdinalIgnoreCase)
        && string.Equals(holding.DirectoryScopeId[UnitScope.Length..], unit.Id, StringComparison.OrdinalIgnoreCase);

    private static string Name(AdministrativeUnit unit) => unit.DisplayName ?? unit.Id;
}
