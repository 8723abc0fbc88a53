using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0405. A device filter that joins negative comparisons by -or: it holds for every device that fails one of them, and for
/// every device that is not registered, so for nearly all. In a filter that includes devices this hits them; in one that
/// excludes devices it takes the policy out of force.
/// </summary>
internal sealed class AlwaysTrueDeviceFilter() : PolicyRule("SR0405")
{
    public override IReadOnlyList<string> Sections { get; } = ["policies"];

    public override IReadOnlyList<string> ReferredSections { get; } =
        ["users", "memberships", "roleAssignments", "roleEligibilities", "groupEligibilities"];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        var repairers = new Lazy<PolicyRepairers>(() => PolicyRepairers.Of(tenant));
        IReadOnlyList<ConditionalAccessPolicy> policies = [.. Evaluated(tenant).Where(p => p.Conditions.Devices is not null)];
        return ForEach(
            context,
            policies,
            Judge,
            "Whether a device filter means more devices than it seems to",
            () => policies.Count == 0
                ? new RuleResult(LockoutStatus.NotApplicable, "No enabled or report-only policy has a device filter.")
                : new RuleResult(LockoutStatus.Pass, $"No device filter joins negative comparisons by -or: {PolicyTargets.Join(policies)}."));

        RuleResult? Judge(ConditionalAccessPolicy policy)
        {
            ConditionFilter? condition = policy.Conditions.Devices!.DeviceFilter;
            FilterReading? reading = condition?.Rule is string rule ? FilterParser.Parse(rule, DeviceFilterVocabulary.Instance) : null;
            FilterExpression? filter = reading?.Expression;
            IReadOnlyList<MissingFact> missing =
            [
                .. PolicyReading.Unrecognized(policy, "conditions.devices", "state"),
                .. condition is not null && (filter is null || condition.Mode is not (FilterMode.Include or FilterMode.Exclude)) ? [NotReadable(policy, condition, reading?.Error)] : (MissingFact[])[],
            ];
            if (missing.Count > 0)
            {
                return RuleResult.Unknown($"Which devices the filter of the policy {PolicyTargets.Describe(policy)} means", missing, PolicyTargets.Policy(policy));
            }

            return filter?.Joins().FirstOrDefault(IsFault) is FilterExpression.Joined fault
                ? Fail(tenant, policy, condition!, filter, fault, repairers)
                : null;
        }
    }

    private static bool IsFault(FilterExpression.Joined joined) => joined.IsOr && Negatives(joined).Count > 1;

    private static IReadOnlyList<FilterExpression.Comparison> Negatives(FilterExpression.Joined joined) =>
        [.. joined.Parts.OfType<FilterExpression.Comparison>().Where(c => c.IsNegative)];

    /// <summary>Whether no device at all can fail the comparisons: one property cannot have two values.</summary>
    private static bool IsForEveryDevice(IReadOnlyList<FilterExpression.Comparison> negatives) => negatives
        .Where(c => c.Operator == FilterOperator.NotEquals)
        .GroupBy(c => c.Property, StringComparer.OrdinalIgnoreCase)
        .Any(g => g.Select(c => c.ValueText).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1);

    private static RuleResult Fail(
        Tenant tenant,
        ConditionalAccessPolicy policy,
        ConditionFilter condition,
        FilterExpression filter,
        FilterExpression.Joined fault,
        Lazy<PolicyRepairers> repairers)
    {
        IReadOnlyList<FilterExpression.Comparison> negatives = Negatives(fault);
        string comparisons = string.Join(" -or ", negatives.Select(c => c.ToString()));
        string part = ReferenceEquals(filter, fault) ? "The device filter" : "A part of the device filter";
        string devices = IsForEveryDevice(negatives)
            ? "holds for every device there is, because one property cannot have two values"
            : "holds for every device that lacks one of the values that it names, and for every unregistered device; only a device that has all of them escapes it";
        bool isInclude = condition.Mode == FilterMode.Include;
        PolicyDemand demand = PolicyReading.DemandOf(policy);
        bool isHard = demand is PolicyDemand.Block or PolicyDemand.ManagedDeviceOrApp;
        bool isEnabled = policy.State == PolicyState.Enabled;
        bool isRepairable = isInclude && isHard && isEnabled
            && new PolicyScopes(tenant).ReachOf(policy, repairers.Value.People).Exempt.Count > 0;
        string effect = (isInclude, demand) switch
        {
            (false, _) => "The policy excludes these devices, so it protects next to nothing, and whoever repairs the filter puts it in force for all of them at once.",
            (true, PolicyDemand.Block) => $"The policy {(isEnabled ? "blocks" : "would block")} these devices.",
            (true, PolicyDemand.ManagedDeviceOrApp) => $"The policy {(isEnabled ? "demands" : "would demand")} {PolicyReading.DescribeControls(policy)} of them.",
            _ => "The policy blocks none of them; it asks more of all of them.",
        };
        return new RuleResult(
            LockoutStatus.Fail,
            $"{part} of the policy {PolicyTargets.Describe(policy)}, {comparisons}, {devices}. {effect}",
            PolicyTargets.Policy(policy))
        {
            Severity = (isInclude && isHard, isEnabled, isRepairable) switch
            {
                (true, true, false) => LockoutSeverity.High,
                (true, _, _) => LockoutSeverity.Medium,
                _ => LockoutSeverity.Low,
            },
            Evidence =
            [
                PolicyTargets.State(policy),
                PolicyTargets.Evidence(policy, "conditions.devices.deviceFilter.mode", isInclude ? "include" : "exclude"),
                PolicyTargets.Evidence(policy, "conditions.devices.deviceFilter.rule", condition.Rule),
                PolicyTargets.Controls(policy),
                .. PolicyTargets.Users(tenant, policy),
            ],
        };
    }

    private static MissingFact NotReadable(ConditionalAccessPolicy policy, ConditionFilter condition, FilterError? error) => new(
        "policies",
        $"The device filter of the policy {PolicyTargets.Describe(policy)} does not follow the documented grammar: {condition.Rule ?? "(no rule)"}.{(error is null ? string.Empty : $" {error}")}",
        "Look at the filter in the Microsoft Entra admin center.");
}
