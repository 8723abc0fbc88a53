using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0401. A policy in force that blocks every sign-in, or demands a managed device or app for every sign-in, of everybody
/// who could change it. Conditions that leave a place, a client, a platform or a device free make it no lockout of
/// everybody: SR0405 and SR0406 look at two of them. Policies in report-only mode are the business of SR0404.
/// </summary>
internal sealed class EverybodyShutOut() : PolicyRule("SR0401")
{
    public override IReadOnlyList<string> Sections { get; } = ["policies"];

    public override IReadOnlyList<string> ReferredSections { get; } =
        ["users", "memberships", "roleAssignments", "roleEligibilities", "groupEligibilities", "namedLocations", "mfaTrustedIps"];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        var scopes = new PolicyScopes(tenant);
        var locations = new PolicyLocations(tenant);
        var repairers = new Lazy<PolicyRepairers>(() => PolicyRepairers.Of(tenant));
        IReadOnlyList<ConditionalAccessPolicy> policies = Enabled(tenant);
        var safe = new List<(ConditionalAccessPolicy Policy, IReadOnlyList<User> Exempt)>();
        return ForEach(
            context,
            policies.Where(IsCandidate),
            Judge,
            "Whether a policy shuts out everybody who could change it",
            () => policies.Count == 0
                ? new RuleResult(LockoutStatus.NotApplicable, "No Conditional Access policy for users is enabled.")
                : Pass(policies, safe));

        RuleResult? Judge(ConditionalAccessPolicy policy)
        {
            Fact<bool> isEverywhere = locations.IsEverywhere(policy.Conditions.Locations);
            if (isEverywhere is { IsKnown: true, Value: false })
            {
                return null;
            }

            PolicyReach reach = scopes.ReachOf(policy, repairers.Value.People);
            if (reach.Exempt.Count > 0)
            {
                safe.Add((policy, reach.Exempt));
                return null;
            }

            bool isCertain = PolicyScopes.IncludesEverybody(policy.Conditions.Users) && PolicyScopes.ExcludesNobody(policy.Conditions.Users);
            IReadOnlyList<MissingFact> missing =
            [
                .. PolicyReading.Unrecognized(policy),
                .. PolicyReading.TargetsAllResources(policy) ? [] : PolicyReading.NamedTargets(policy),
                .. PolicyReading.UnreadableFilter(policy),
                .. isEverywhere.Missing,
                .. ExcludedAdministration(policy),
                .. isCertain ? [] : reach.Missing.Concat(repairers.Value.Missing),
            ];
            return missing.Count > 0
                ? RuleResult.Unknown($"Whether the policy {PolicyTargets.Describe(policy)} shuts out everybody who could change it", missing, PolicyTargets.Policy(policy))
                : Fail(tenant, policy, repairers.Value.People);
        }
    }

    /// <summary>Whether a policy could be one: what it demands, for which resources, clients and devices. Something that this version does not know could be anything.</summary>
    private static bool IsCandidate(ConditionalAccessPolicy policy)
    {
        bool isDemanding = PolicyReading.DemandOf(policy) is PolicyDemand.Block or PolicyDemand.ManagedDeviceOrApp
            || PolicyReading.Unrecognized(policy, "grantControls").Count > 0;
        return isDemanding
            && (PolicyReading.TargetsAllResources(policy) || PolicyReading.HasUnknownTargets(policy))
            && !PolicyReading.IsForSpecialSignIns(policy)
            && PolicyReading.NarrowedBy(policy).Count == 0;
    }

    private static IEnumerable<MissingFact> ExcludedAdministration(ConditionalAccessPolicy policy) =>
        PolicyReading.ExcludedAdministration(policy) is { Count: > 0 } excluded
            ?
            [
                new MissingFact(
                    "policies",
                    $"The policy excludes the resource {RuleTargets.Join(excluded)}, and Microsoft does not document whether an administrator can then change policies while Microsoft Graph stays covered.",
                    "Try it with a test account that the policy reaches, or exclude an account instead of a resource."),
            ]
            : [];

    private static RuleResult Pass(IReadOnlyList<ConditionalAccessPolicy> policies, List<(ConditionalAccessPolicy Policy, IReadOnlyList<User> Exempt)> safe)
    {
        string exempt = safe.Count == 0
            ? string.Empty
            : $" {PolicyTargets.Join(safe.Select(s => s.Policy))} {(safe.Count == 1 ? "does so to others and leaves" : "do so to others and leave")} out {RuleTargets.Join(RolePeople.Sorted(safe.SelectMany(s => s.Exempt)))}.";
        string which = policies.Count == 1 ? "The enabled policy for users does not shut" : $"None of the {policies.Count} enabled policies for users shuts";
        return new RuleResult(LockoutStatus.Pass, $"{which} out everybody who could change it, by a block or by the demand of a managed device or app.{exempt}")
        {
            Evidence = [.. safe.SelectMany(s => s.Exempt.Select(u => PolicyTargets.Evidence(s.Policy, "does not reach", RuleTargets.Describe(u))))],
        };
    }

    private static RuleResult Fail(Tenant tenant, ConditionalAccessPolicy policy, IReadOnlyList<User> repairers)
    {
        bool isBlock = PolicyReading.DemandOf(policy) == PolicyDemand.Block;
        UsersCondition users = policy.Conditions.Users;
        string whom = PolicyScopes.IncludesEverybody(users)
            ? "all users"
            : $"everybody who could change it ({(repairers.Count == 0 ? "nobody with an enabled account" : RuleTargets.Join(repairers))})";
        string exclusions = PolicyScopes.ExcludesNobody(users)
            ? "without an exclusion"
            : "and its exclusions let through nobody who could change it";
        string what = isBlock
            ? $"blocks every sign-in of {whom} to all resources, {exclusions}: no administrator can sign in to change it."
            : $"demands {PolicyReading.DescribeControls(policy)} of {whom} for all resources, {exclusions}: an administrator without one cannot sign in to change it, nor to enrol one.";
        return new RuleResult(LockoutStatus.Fail, $"The policy {PolicyTargets.Describe(policy)} is enabled and {what}", PolicyTargets.Policy(policy))
        {
            Severity = isBlock ? LockoutSeverity.Critical : LockoutSeverity.High,
            Evidence =
            [
                PolicyTargets.State(policy),
                PolicyTargets.Controls(policy),
                .. PolicyTargets.Users(tenant, policy),
                PolicyTargets.Evidence(policy, "conditions.applications.includeApplications", string.Join(", ", policy.Conditions.Applications.IncludeApplications)),
                .. policy.Conditions.Applications.ExcludeApplications.Count == 0
                    ? (IEnumerable<Evidence>)[]
                    : [PolicyTargets.Evidence(policy, "conditions.applications.excludeApplications", string.Join(", ", policy.Conditions.Applications.ExcludeApplications))],
                .. policy.Conditions.Locations is { } where
                    ? [PolicyTargets.Evidence(policy, "conditions.locations.excludeLocations", string.Join(", ", where.ExcludeLocations) + " (holds no address)")]
                    : (IEnumerable<Evidence>)[],
                .. repairers.Select(u => PolicyTargets.Evidence(policy, "reaches", RuleTargets.Describe(u))),
            ],
        };
    }
}
