using System.Net;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0406. A policy in force that blocks every place but one address: when the line or its address changes, there is no
/// place left to sign in from. One address of each family is one line as well.
/// </summary>
internal sealed class BlockOutsideOneAddress() : PolicyRule("SR0406")
{
    public override IReadOnlyList<string> Sections { get; } = ["policies"];

    public override IReadOnlyList<string> ReferredSections { get; } =
        ["namedLocations", "mfaTrustedIps", "users", "memberships", "roleAssignments", "roleEligibilities", "groupEligibilities"];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        var locations = new PolicyLocations(tenant);
        var repairers = new Lazy<PolicyRepairers>(() => PolicyRepairers.Of(tenant));

        // A policy whose excluded locations hold nothing leaves no place at all, which is the business of SR0401 and SR0402.
        IReadOnlyList<ConditionalAccessPolicy> policies = [.. Enabled(tenant).Where(p => IsCandidate(p) && locations.IsEverywhere(p.Conditions.Locations) is not { IsKnown: true, Value: true })];
        return ForEach(
            context,
            policies,
            Judge,
            "Whether a policy blocks every place but one address",
            () => policies.Count == 0
                ? new RuleResult(LockoutStatus.NotApplicable, "No enabled policy blocks sign-ins outside certain locations.")
                : new RuleResult(LockoutStatus.Pass, $"The policies that block sign-ins outside certain locations leave more than a single address: {PolicyTargets.Join(policies)}."));

        RuleResult? Judge(ConditionalAccessPolicy policy)
        {
            Fact<IReadOnlyList<string>?> ranges = locations.RangesOf(policy.Conditions.Locations!.ExcludeLocations);
            IReadOnlyList<MissingFact> unrecognized = PolicyReading.Unrecognized(policy);
            if (ranges.TryGet(out IReadOnlyList<string>? free) && !IsOneLine(free))
            {
                return null;
            }

            return ranges.IsKnown && unrecognized.Count == 0
                ? Fail(tenant, policy, locations, free!, repairers.Value)
                : RuleResult.Unknown(
                    $"Whether the policy {PolicyTargets.Describe(policy)} leaves more than one address to sign in from",
                    [.. ranges.Missing, .. unrecognized],
                    PolicyTargets.Policy(policy));
        }
    }

    private static bool IsCandidate(ConditionalAccessPolicy policy) =>
        (PolicyReading.DemandOf(policy) == PolicyDemand.Block || PolicyReading.Unrecognized(policy, "grantControls").Count > 0)
        && policy.Conditions.Locations is { ExcludeLocations.Count: > 0 } locations
        && (locations.IncludeLocations.Count == 0 || locations.IncludeLocations.Any(PolicyLocations.IsAll));

    /// <summary>Nothing but single addresses, at most one of each family. No address at all is the business of SR0401 and SR0402.</summary>
    private static bool IsOneLine(IReadOnlyList<string>? ranges)
    {
        if (ranges is null or { Count: 0 })
        {
            return false;
        }

        IPAddress?[] addresses = [.. ranges.Select(PolicyLocations.SingleAddress)];
        return addresses.All(a => a is not null)
            && addresses.OfType<IPAddress>().Distinct().GroupBy(a => a.AddressFamily).All(g => g.Count() == 1);
    }

    private static RuleResult Fail(
        Tenant tenant,
        ConditionalAccessPolicy policy,
        PolicyLocations locations,
        IReadOnlyList<string> free,
        PolicyRepairers repairers)
    {
        IReadOnlyList<string> excluded = policy.Conditions.Locations!.ExcludeLocations;
        IReadOnlyList<NamedLocation> named = locations.LocationsSeenOf(excluded);
        PolicyReach reach = new PolicyScopes(tenant).ReachOf(policy, repairers.People);
        bool isTotal = PolicyReading.TargetsAllResources(policy)
            && !PolicyReading.IsForSpecialSignIns(policy)
            && PolicyReading.NarrowedBy(policy).Count == 0;
        IReadOnlyList<MissingFact> missing = isTotal && reach.Exempt.Count == 0 ? [.. reach.Missing.Concat(repairers.Missing).Distinct()] : [];
        (LockoutSeverity severity, string consequence) = (isTotal, reach.Exempt.Count, missing.Count) switch
        {
            (false, _, _) => (LockoutSeverity.Medium, "when the line fails or gets another address, nobody whom the policy reaches can open what it covers from anywhere."),
            (true, > 0, _) => (LockoutSeverity.Medium, $"when the line fails or gets another address, only {RuleTargets.Join(reach.Exempt)} can change the policy."),
            (true, _, 0) => (LockoutSeverity.Critical, "when the line fails or gets another address, nobody is left who can sign in to change it, so the severity is Critical."),
            _ => (LockoutSeverity.High, "when the line fails or gets another address, it may be that nobody can sign in to change it; whether somebody is exempt was not seen."),
        };
        string names = named.Count == 0 ? string.Empty : $" ({RuleTargets.Join([.. named.Select(l => l.DisplayName ?? l.Id)])})";
        return new RuleResult(
            LockoutStatus.Fail,
            $"The policy {PolicyTargets.Describe(policy)} blocks every place but {RuleTargets.Join(free)}{names}{(free.Count > 1 ? ", which may be one line" : string.Empty)}: {consequence}",
            PolicyTargets.Policy(policy))
        {
            Severity = severity,
            Missing = missing,
            Evidence =
            [
                PolicyTargets.State(policy),
                PolicyTargets.Controls(policy),
                PolicyTargets.Evidence(policy, "conditions.locations.excludeLocations", string.Join(", ", excluded)),
                .. named.Select(l => new Evidence(
                    new FindingTarget("NamedLocation", l.Id, l.DisplayName ?? l.Id),
                    "ipRanges",
                    string.Join(", ", (l.IpRanges ?? []).Select(r => r.CidrAddress ?? $"{r.LowerAddress}-{r.UpperAddress}")),
                    "namedLocations")),
                .. excluded.Any(PolicyLocations.IsAllTrusted)
                    ? tenant.MfaTrustedIps.Seen.Select(i => new Evidence(tenant.Target, "mfaTrustedIps", i.CidrAddress, "mfaTrustedIps"))
                    : [],
                .. PolicyTargets.Users(tenant, policy),
                PolicyTargets.Evidence(policy, "conditions.applications.includeApplications", string.Join(", ", policy.Conditions.Applications.IncludeApplications)),
                .. reach.Exempt.Select(u => PolicyTargets.Evidence(policy, "does not reach", RuleTargets.Describe(u))),
            ],
        };
    }
}
