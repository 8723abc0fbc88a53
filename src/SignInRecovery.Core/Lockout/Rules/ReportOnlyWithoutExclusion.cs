using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0404. A policy in report-only mode that demands something for the resources with which the tenant is administered, and
/// exempts no Global Administrator: nothing is lost until it is switched on, and Microsoft switches its own policies on.
/// </summary>
internal sealed class ReportOnlyWithoutExclusion() : PolicyRule("SR0404")
{
    public override IReadOnlyList<string> Sections { get; } = ["policies", "users", "memberships", "roleAssignments"];

    public override IReadOnlyList<string> ReferredSections { get; } = ["roleEligibilities", "groupEligibilities"];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        var scopes = new PolicyScopes(tenant);
        var people = new Lazy<RolePeople>(() => RolePeople.Of(tenant, BuiltInRoles.GlobalAdministrator));
        IReadOnlyList<ConditionalAccessPolicy> policies = ForPeople(tenant, PolicyState.EnabledForReportingButNotEnforced);
        return ForEach(
            context,
            policies.Where(IsCandidate),
            Judge,
            "Whether a report-only policy exempts no Global Administrator",
            () => policies.Count == 0
                ? new RuleResult(LockoutStatus.NotApplicable, "No Conditional Access policy for users is in report-only mode.")
                : new RuleResult(LockoutStatus.Pass, $"Switching on a policy that is in report-only mode leaves a Global Administrator exempt, or does not touch administration: {PolicyTargets.Join(policies)}."));

        RuleResult? Judge(ConditionalAccessPolicy policy)
        {
            PolicyReach reach = scopes.ReachOf(policy, people.Value.All);
            if (reach.Exempt.Count > 0)
            {
                return null;
            }

            bool isCertain = PolicyScopes.IncludesEverybody(policy.Conditions.Users) && PolicyScopes.ExcludesNobody(policy.Conditions.Users);
            IReadOnlyList<MissingFact> missing =
                [.. PolicyReading.Unrecognized(policy), .. PolicyReading.TargetsAdministration(policy) ? [] : PolicyReading.NamedTargets(policy), .. isCertain ? [] : reach.Missing.Concat(people.Value.Missing)];
            if (missing.Count > 0)
            {
                return RuleResult.Unknown(
                    $"Whether the report-only policy {PolicyTargets.Describe(policy)} exempts a Global Administrator",
                    missing,
                    PolicyTargets.Policy(policy));
            }

            return reach.Reached.Count > 0 || isCertain ? Fail(tenant, policy, reach.Reached, context.AsOf) : null;
        }
    }

    private static bool IsCandidate(ConditionalAccessPolicy policy) =>
        (PolicyReading.DemandOf(policy) != PolicyDemand.Nothing || PolicyReading.Unrecognized(policy, "grantControls").Count > 0)
        && (PolicyReading.TargetsAdministration(policy) || PolicyReading.HasUnknownTargets(policy))
        && !PolicyReading.IsForSpecialSignIns(policy);

    private static RuleResult Fail(Tenant tenant, ConditionalAccessPolicy policy, IReadOnlyList<User> reached, DateTimeOffset asOf)
    {
        PolicyDemand demand = PolicyReading.DemandOf(policy);
        IReadOnlyList<string> conditions = [.. PolicyReading.NarrowedBy(policy), .. policy.Conditions.Locations is null ? (string[])[] : ["locations"]];
        bool isManaged = ManagedPolicies.IsManaged(policy) == true;
        string what = demand switch
        {
            PolicyDemand.Block => "blocks",
            _ => $"demands {PolicyReading.DescribeControls(policy)} of",
        };
        string where = conditions.Count == 0 ? string.Empty : $" where its conditions hold ({RuleTargets.Join(conditions)})";
        string whom = reached.Count == 0 ? "every user" : $"every Global Administrator ({RuleTargets.Join(reached)})";
        return new RuleResult(
            LockoutStatus.Fail,
            $"The policy {PolicyTargets.Describe(policy)} is in report-only mode and exempts no Global Administrator: switched on, it {what} {whom}{where}. {When(policy, asOf)}".TrimEnd(),
            PolicyTargets.Policy(policy))
        {
            Severity = SeverityOf(demand, conditions.Count > 0, isManaged),
            Evidence =
            [
                PolicyTargets.State(policy),
                PolicyTargets.Evidence(policy, "createdDateTime", policy.CreatedDateTime),
                PolicyTargets.Controls(policy),
                .. PolicyTargets.Users(tenant, policy),
                .. reached.Select(u => PolicyTargets.Evidence(policy, "reaches", RuleTargets.Describe(u))),
                .. isManaged && ManagedPolicies.EarliestStart(policy) is DateTimeOffset start
                    ? (Evidence[])[PolicyTargets.Evidence(policy, $"createdDateTime + {Periods.ManagedPolicyReportOnly.Days} days", start)]
                    : [],
            ],
        };
    }

    private static LockoutSeverity SeverityOf(PolicyDemand demand, bool isConditional, bool isManaged) => (demand, isConditional, isManaged) switch
    {
        (PolicyDemand.Block or PolicyDemand.ManagedDeviceOrApp, false, _) => LockoutSeverity.High,
        (PolicyDemand.Block or PolicyDemand.ManagedDeviceOrApp, true, _) => LockoutSeverity.Medium,
        (_, _, true) => LockoutSeverity.Medium,
        _ => LockoutSeverity.Low,
    };

    private static string When(ConditionalAccessPolicy policy, DateTimeOffset asOf)
    {
        if (ManagedPolicies.IsManaged(policy) != true)
        {
            return ManagedPolicies.IsManaged(policy) is null
                ? "The snapshot does not give its name, so whether Microsoft will switch it on by itself is unknown."
                : string.Empty;
        }

        return ManagedPolicies.EarliestStart(policy) switch
        {
            null => $"Microsoft switches it on by itself, {Periods.ManagedPolicyReportOnly.Days} days or more after it was made; the snapshot does not say when that was.",
            DateTimeOffset start when start <= asOf => $"Microsoft may switch it on by itself at any time since {RuleTargets.Day(start)}.",
            DateTimeOffset start => $"Microsoft may switch it on by itself from {RuleTargets.Day(start)}.",
        };
    }
}
