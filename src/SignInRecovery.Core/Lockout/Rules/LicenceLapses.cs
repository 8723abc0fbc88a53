using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0604. The licence that Conditional Access (P1, with risk P2) or Privileged Identity Management (P2 or Governance) needs
/// is absent, in grace, or ends soon. A subscription that renews itself has a next date all the same, and Microsoft Graph does
/// not tell one from the other; the reason says so. Low when another subscription goes on with what is needed.
/// </summary>
internal sealed class LicenceLapses() : LockoutRule("SR0604")
{
    public override IReadOnlyList<string> Sections { get; } = ["policies", "roleEligibilities", "subscribedSkus", "subscriptions"];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        List<LicenceNeed> needs = NeedsOf(tenant);
        IReadOnlyList<MissingFact> missing =
        [
            .. ((MissingFact?[])[tenant.Policies.Missing, tenant.RoleEligibilities.Missing, tenant.SubscribedSkus.Missing, tenant.Subscriptions.Missing]).OfType<MissingFact>(),
            .. tenant.Policies.Seen.Where(p => p.State == PolicyState.Unrecognized).Select(StateNotSeen),
        ];
        if (needs.Count == 0 && missing.Count == 0)
        {
            return [new RuleResult(LockoutStatus.NotApplicable, "No Conditional Access policy is switched on and no role is to be activated, so no premium licence is needed.")];
        }

        var results = new List<RuleResult>();
        var carriers = needs.ToDictionary(n => n, n => Carriers(tenant, n));
        missing = [.. missing, .. needs.SelectMany(n => Unclear(tenant, n, carriers[n], context.AsOf)).Distinct()];
        if (tenant.SubscribedSkus.Missing is null && !tenant.SubscribedSkus.Seen.Any(IsUnclear))
        {
            results.AddRange(needs.Where(n => carriers[n].Count == 0).Select(n => Absent(tenant, n)));
        }

        // Each subscription is reported once, with all that depends on it.
        Licence[] ending = [.. carriers.Values.SelectMany(c => c)
            .Where(l => l.EndsSoon(context.AsOf))
            .DistinctBy(l => l.Sku.Id)
            .OrderBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => l.Sku.Id, StringComparer.Ordinal)];
        results.AddRange(ending.Select(l => Ending(l, [.. needs.Where(n => carriers[n].Any(c => c.Sku.Id == l.Sku.Id))], carriers, context.AsOf)));
        if (missing.Count > 0)
        {
            results.Add(RuleResult.Unknown("Whether the licences that the controls need last", missing));
        }
        else if (results.Count == 0)
        {
            results.Add(new RuleResult(LockoutStatus.Pass, $"{Capital(RuleTargets.Join([.. needs.Select(n => $"{n.What} {n.Verb} {n.Name}")]))}, and no subscription with it ends within {Periods.SubscriptionNotice}: {RuleTargets.Join([.. carriers.Values.SelectMany(c => c).Select(l => l.Description).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])}.")
            {
                Evidence = [.. carriers.Values.SelectMany(c => c).DistinctBy(l => l.Sku.Id).SelectMany(l => l.Evidence)],
            });
        }

        return results;
    }

    private static RuleResult Absent(Tenant tenant, LicenceNeed need) => new(
        LockoutStatus.Fail,
        $"{Capital(need.What)} {need.Verb} {need.Name}, and no usable licence of the tenant has it: the controls may stay at work while nobody can change them.")
    {
        Severity = LockoutSeverity.High,
        Evidence =
        [
            .. need.Evidence,
            .. tenant.SubscribedSkus.Seen.OrderBy(s => s.SkuPartNumber, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal)
                .Select(s => new Evidence(new FindingTarget("SubscribedSku", s.Id, s.SkuPartNumber ?? s.Id), "capabilityStatus", s.CapabilityStatus?.ToString(), "subscribedSkus")),
        ],
    };

    private static RuleResult Ending(Licence licence, IReadOnlyList<LicenceNeed> needs, Dictionary<LicenceNeed, IReadOnlyList<Licence>> carriers, DateTimeOffset asOf)
    {
        LicenceNeed[] lost = [.. needs.Where(n => carriers[n].All(c => c.EndsSoon(asOf)))];
        Licence[] others = [.. needs.SelectMany(n => carriers[n]).Where(c => !c.EndsSoon(asOf)).DistinctBy(c => c.Sku.Id)];
        string what = RuleTargets.Join([.. needs.Select(n => n.What)]);
        string when = licence.IsInGrace
            ? $"The subscription {licence.Name} has ended and is in grace{(licence.End is DateTimeOffset next ? $" until the next state {Moments.On(next, asOf)}" : string.Empty)}"
            : $"The subscription {licence.Name} passes into its next state {Moments.On(licence.End!.Value, asOf)}, unless it renews itself, which Microsoft Graph does not show";
        string consequence = lost.Length > 0
            ? $"{what} depend on it, and no other licence goes on with what they need."
            : $"{what} depend on it, and {RuleTargets.Join([.. others.Select(o => o.Description)])} {(others.Length == 1 ? "goes" : "go")} on with what they need, so the severity is Low.";
        return new RuleResult(LockoutStatus.Fail, $"{when}: {consequence}", licence.Target)
        {
            Severity = lost.Length == 0 ? LockoutSeverity.Low : licence.IsInGrace ? LockoutSeverity.High : LockoutSeverity.Medium,
            Evidence = [.. licence.Evidence, .. others.SelectMany(o => o.Evidence), .. needs.SelectMany(n => n.Evidence)],
        };
    }

    private static List<LicenceNeed> NeedsOf(Tenant tenant)
    {
        var needs = new List<LicenceNeed>();
        ConditionalAccessPolicy[] enabled = [.. tenant.Policies.Seen.Where(p => p.State == PolicyState.Enabled).OrderBy(p => p.DisplayName, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal)];
        ConditionalAccessPolicy[] risk = [.. enabled.Where(p => p.Conditions.UserRiskLevels.Count > 0 || p.Conditions.SignInRiskLevels.Count > 0)];
        if (enabled.Length > 0)
        {
            needs.Add(LicenceNeed.ForPolicies(enabled, isRisk: false));
        }

        if (risk.Length > 0)
        {
            needs.Add(LicenceNeed.ForPolicies(risk, isRisk: true));
        }

        if (tenant.RoleEligibilities.Seen.Count > 0)
        {
            needs.Add(LicenceNeed.ForActivation(tenant.RoleEligibilities.Seen, tenant));
        }

        return needs;
    }

    private static IReadOnlyList<Licence> Carriers(Tenant tenant, LicenceNeed need) =>
    [
        .. tenant.SubscribedSkus.Seen
            .Where(s => s.CapabilityStatus is CapabilityStatus.Enabled or CapabilityStatus.Warning
                && (s.ServicePlans ?? []).Any(p => p.ServicePlanName is string name && need.IsPlan(name) && !string.Equals(p.ProvisioningStatus, "Disabled", StringComparison.OrdinalIgnoreCase)))
            .OrderBy(s => s.SkuPartNumber, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal)
            .Select(s => new Licence(s, [.. tenant.Subscriptions.Seen
                .Where(c => (s.SubscriptionIds?.Contains(c.Id, StringComparer.OrdinalIgnoreCase) ?? false) || (c.SkuId is string sku && string.Equals(sku, s.SkuId, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(c => c.Id, StringComparer.Ordinal)])),
    ];

    /// <summary>What keeps one from saying that a need is met: licences whose state or end was not seen, where no other licence settles it.</summary>
    private static IEnumerable<MissingFact> Unclear(Tenant tenant, LicenceNeed need, IReadOnlyList<Licence> carriers, DateTimeOffset asOf)
    {
        if (carriers.Any(c => c.Subscriptions.Count > 0 && c.MissingEnd is null && !c.EndsSoon(asOf)))
        {
            return [];
        }

        IEnumerable<MissingFact> states = carriers.Count > 0 ? [] : tenant.SubscribedSkus.Seen.Where(IsUnclear).Select(s => new MissingFact(
            "subscribedSkus",
            $"The snapshot does not give the state and the service plans of the licence {s.SkuPartNumber ?? s.Id}, so it may be what provides {need.Name}.",
            "Take the snapshot again with all properties of the licences."));
        IEnumerable<MissingFact> ends = carriers.Where(c => c.Subscriptions.Count == 0 && !c.EndsSoon(asOf)).Select(c => new MissingFact(
            "subscriptions",
            $"The snapshot holds no subscription behind the licence {c.Name}, so its end is not known.",
            "Look under Billing > Your products in the Microsoft 365 admin center."));
        IEnumerable<MissingFact> unseen = carriers.Where(c => !c.EndsSoon(asOf)).Select(c => c.MissingEnd).OfType<MissingFact>();
        return [.. states, .. tenant.Subscriptions.Missing is null ? ends : [], .. unseen];
    }

    private static bool IsUnclear(SubscribedSku sku) =>
        sku.ServicePlans is null || sku.ServicePlans.Any(p => p.ServicePlanName is null) || sku.CapabilityStatus is null or CapabilityStatus.Unrecognized;

    private static MissingFact StateNotSeen(ConditionalAccessPolicy policy) => new(
        "policies",
        $"The snapshot does not say whether the policy {PolicyTargets.Describe(policy)} is switched on, so whether it needs a licence is not known.",
        "Look at the policy in the Microsoft Entra admin center, or use a newer version of SignInRecovery.");

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A licence and the subscriptions behind it.</summary>
    private sealed record Licence(SubscribedSku Sku, IReadOnlyList<CompanySubscription> Subscriptions)
    {
        private const string Enabled = "Enabled";

        private CompanySubscription? Last => Usable.Where(s => s.NextLifecycleDateTime is not null).MaxBy(s => s.NextLifecycleDateTime);

        private CompanySubscription[] Usable => [.. Subscriptions.Where(s => s.Status is null or Enabled or "Warning" or "Expired")];

        /// <summary>What is missing of the subscriptions before one can say that the licence goes on; null when all was seen, or one goes on.</summary>
        public MissingFact? MissingEnd
        {
            get
            {
                CompanySubscription? unclear = Usable.FirstOrDefault(s => s.Status is null || s.NextLifecycle is null);
                bool goesOn = Usable.Any(s => s is { Status: Enabled, NextLifecycle: { At: null } });
                return unclear is null || goesOn ? null : new MissingFact(
                    "subscriptions",
                    $"The snapshot does not give the {(unclear.Status is null ? "status" : "next date (nextLifecycleDateTime)")} of the subscription {unclear.SkuPartNumber ?? unclear.Id} behind the licence {Name}.",
                    "Take the snapshot again with all properties of the subscriptions.");
            }
        }

        public string Name => Sku.SkuPartNumber ?? Sku.SkuId ?? Sku.Id;

        public FindingTarget Target => Last is CompanySubscription last ? new("Subscription", last.Id, Name) : new("SubscribedSku", Sku.Id, Name);

        /// <summary>Whether the licence is past its end, and usable for some more days.</summary>
        public bool IsInGrace => Sku.CapabilityStatus == CapabilityStatus.Warning
            || (Usable.Length > 0 && Usable.All(s => s.Status is not null && !string.Equals(s.Status, Enabled, StringComparison.OrdinalIgnoreCase)));

        /// <summary>When the last subscription behind the licence passes into its next state; null when one has no such date, or none was seen.</summary>
        public DateTimeOffset? End => Usable.Any(s => s.NextLifecycleDateTime is null) ? null : Last?.NextLifecycleDateTime;

        public string Description => End is DateTimeOffset end ? $"{Name} (until {RuleTargets.Day(end)})" : Name;

        public IEnumerable<Evidence> Evidence =>
        [
            new Evidence(new FindingTarget("SubscribedSku", Sku.Id, Name), "capabilityStatus", Sku.CapabilityStatus?.ToString(), "subscribedSkus"),
            .. Subscriptions.SelectMany(s => (Evidence[])
            [
                new Evidence(new FindingTarget("Subscription", s.Id, s.SkuPartNumber ?? s.Id), "status", s.Status, "subscriptions"),
                new Evidence(new FindingTarget("Subscription", s.Id, s.SkuPartNumber ?? s.Id), "nextLifecycleDateTime", s.NextLifecycleDateTime, "subscriptions"),
            ]),
        ];

        public bool EndsSoon(DateTimeOffset asOf) => IsInGrace || (End is DateTimeOffset end && Periods.SubscriptionNotice.Includes(end, asOf));
    }
}
