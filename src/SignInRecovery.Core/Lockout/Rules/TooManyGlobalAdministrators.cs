using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0102. Microsoft recommends fewer than five Global Administrators, CIS two to four, SCuBA two to eight: five to eight is
/// of Low severity, more of Medium. An upper bound, so that it passes only when no holder can be missing, and fails as soon
/// as those who were seen are too many.
/// </summary>
internal sealed class TooManyGlobalAdministrators() : LockoutRule("SR0102")
{
    private const int Most = 4;
    private const int MostOfScuba = 8;

    public override IReadOnlyList<string> Sections { get; } = ["users", "roleAssignments"];

    public override IReadOnlyList<string> ReferredSections => [.. RuleSections.Holders.Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        RolePeople people = RolePeople.Of(context.Tenant, BuiltInRoles.GlobalAdministrator);
        FindingTarget target = RuleTargets.Role(BuiltInRoles.GlobalAdministrator);
        IReadOnlyList<MissingFact> missing = people.MissingActive;
        int count = people.Active.Count;
        if (count > Most)
        {
            yield return Evidenced(new RuleResult(LockoutStatus.Fail, Reason(context.Tenant, people, missing.Count > 0), target)
            {
                Severity = count > MostOfScuba ? LockoutSeverity.Medium : LockoutSeverity.Low,
                Missing = missing,
            });
        }
        else if (missing.Count > 0)
        {
            yield return Evidenced(RuleResult.Unknown("How many people hold Global Administrator", missing, target));
        }
        else
        {
            yield return Evidenced(new RuleResult(
                LockoutStatus.Pass,
                $"{Count(count)} Global Administrator, which is no more than the four that CIS recommends.",
                target));
        }

        RuleResult Evidenced(RuleResult result) => result with
        {
            Evidence =
            [
                .. people.Active.SelectMany(u => people.HoldingsOf(context.Tenant, u)),
                .. people.Eligible.SelectMany(u => people.HoldingsOf(context.Tenant, u)),
                .. people.NotCounted,
            ],
        };
    }

    private static string Reason(Tenant tenant, RolePeople people, bool atLeast)
    {
        int activated = people.Active.Count(u => people.Roster.Seen
            .Where(h => h.User.Id == u.Id && h.IsTenantWide && h.IsActive)
            .All(h => h.State == RoleHoldingState.Activated));
        string names = RuleTargets.Join([.. people.Active.Select(u => u.DisplayName ?? u.UserPrincipalName ?? u.Id)], most: 12);
        string byActivation = activated > 0 ? $", {activated} of them by an activation that ends by itself" : string.Empty;
        string limit = people.Active.Count > MostOfScuba
            ? "CIS recommends two to four, and SCuBA allows eight at most"
            : "Microsoft recommends fewer than five, CIS two to four; SCuBA allows up to eight, so the severity is Low";
        return $"{(atLeast ? "At least " : string.Empty)}{people.Active.Count} people hold Global Administrator{byActivation}: {names}. {limit}.";
    }

    private static string Count(int count) => count switch
    {
        0 => "Nobody holds",
        1 => "One person holds",
        _ => $"{count} people hold",
    };
}
