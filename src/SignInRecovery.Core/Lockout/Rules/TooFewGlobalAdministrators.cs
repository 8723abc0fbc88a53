using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0101: fewer than two people could act as Global Administrator today. Who holds the role and has a second factor counts only
/// when the policies let that person into the admin portals from some place; SR0408 and SR0410 name the policies that do not.
/// </summary>
internal sealed class TooFewGlobalAdministrators() : LockoutRule("SR0101")
{
    private const int Enough = 2;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Sections { get; } = ["users", "roleAssignments", "methods", "authenticationMethodsPolicy", "policies"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferredSections => [.. ((string[])[.. RuleSections.Holders, .. RuleSections.Factors, .. PortalPeople.ReferredSections]).Distinct().Except(Sections)];

    /// <inheritdoc/>
    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        Tenant tenant = context.Tenant;
        RoleRoster roster = tenant.Roles.Of(BuiltInRoles.GlobalAdministrator);
        IReadOnlyList<UsableHolder> holders = ActingHolders.Of(context, BuiltInRoles.GlobalAdministrator);
        UsableHolder[] usable = [.. holders.Where(h => h.IsUsable is { IsKnown: true, Value: true })];
        UsableHolder[] possible = [.. holders.Where(h => !h.IsUsable.IsKnown)];
        UsableHolder[] unusable = [.. holders.Except(usable).Except(possible)];
        FindingTarget target = RuleTargets.Role(BuiltInRoles.GlobalAdministrator);
        yield return Answer() with { Evidence = [.. Evidence(tenant, roster, holders)] };

        RuleResult Answer()
        {
            if (usable.Length >= Enough)
            {
                string least = possible.Length + roster.MissingActive.Count > 0 ? "At least " : string.Empty;
                return new RuleResult(LockoutStatus.Pass, $"{least}{usable.Length} people can act as Global Administrator today: {Names(usable)}.", target);
            }

            string count = usable.Length == 0
                ? "Nobody was seen who can act as Global Administrator today"
                : $"{Names(usable)} is the only person seen who can act as Global Administrator today";
            if (roster.MissingActive.Count > 0 || usable.Length + possible.Length >= Enough)
            {
                IReadOnlyList<MissingFact> missing = [.. roster.MissingActive.Concat(possible.SelectMany(p => p.IsUsable.Missing)).Distinct()];
                string others = possible.Length == 0 ? "whether others can" : $"whether {Names(possible)} can";
                return RuleResult.Unknown($"{count}; {others}", missing, target);
            }

            string certain = (usable.Length, possible.Length) switch
            {
                (0, 0) => "Nobody can act as Global Administrator today",
                (0, _) => $"At most one person, {Names(possible)}, can act as Global Administrator today",
                _ => $"{Names(usable)} is the only person who can act as Global Administrator today",
            };
            return new RuleResult(LockoutStatus.Fail, $"{certain}. {NotCounted(roster, unusable)}", target)
            {
                Missing = [.. possible.SelectMany(p => p.IsUsable.Missing).Distinct()],
            };
        }
    }

    private static string Names(IReadOnlyList<UsableHolder> holders) => RuleTargets.Join(holders.Select(h => h.User));

    private static string NotCounted(RoleRoster roster, UsableHolder[] unusable)
    {
        string[] reasons =
        [
            .. unusable.Select(h => $"{RuleTargets.Describe(h.User)} {h.Reason}"),
            .. roster.EligibleUsersSeen.Select(u => $"{RuleTargets.Describe(u)} is only eligible"),
            .. roster.SetAside.Select(s => $"{s.Name} {s.Reason}"),
        ];
        return reasons.Length == 0 ? "Nobody else holds the role." : $"Not counted: {RuleTargets.Join(reasons)}.";
    }

    private static IEnumerable<Evidence> Evidence(Tenant tenant, RoleRoster roster, IReadOnlyList<UsableHolder> holders)
    {
        foreach (UsableHolder holder in holders)
        {
            string counted = holder.IsUsable.TryGet(out bool isUsable) ? (isUsable ? "counted" : "not counted") : "not known whether it counts";
            yield return new Evidence(RuleTargets.User(holder.User), "usable", $"{counted}: {holder.Reason}", "users");
            foreach (RoleHolding holding in holder.Holdings)
            {
                yield return RuleTargets.Evidence(tenant, holding);
            }

            foreach (Evidence factor in FactorEvidence.Of(holder.Factors))
            {
                yield return factor;
            }
        }

        foreach (User user in roster.EligibleUsersSeen)
        {
            yield return RuleTargets.NotCounted(user, "roleDefinition", "is only eligible", "roleEligibilities");
        }

        foreach (SetAsideHolder holder in roster.SetAside)
        {
            yield return RuleTargets.Evidence(holder);
        }
    }
}
