using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0402. An id in a policy that is in force or only reported, which leads nowhere: whoever it exempted is exempt no more,
/// and whoever looks at the policy believes otherwise. High when no exclusion of an enabled policy leads anywhere any more.
/// </summary>
internal sealed class DeadPolicyReference() : PolicyRule("SR0402")
{
    public override IReadOnlyList<string> Sections { get; } = ["policies", "groups", "namedLocations"];

    public override IReadOnlyList<string> ReferredSections { get; } = ["users", "deletedUsers", "roleDefinitions", "servicePrincipals"];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        var references = new PolicyReferences(tenant);
        IReadOnlyList<ConditionalAccessPolicy> policies = Evaluated(tenant);
        var results = new List<RuleResult>();
        var unseen = new List<MissingFact>();
        int followed = 0;
        foreach (ConditionalAccessPolicy policy in policies)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var dead = new List<(PolicyReference Reference, string Why)>();
            IReadOnlyList<PolicyReference> all = PolicyReference.Of(policy);
            foreach (PolicyReference reference in all)
            {
                Fact<string?> why = references.WhyDead(reference);
                followed++;
                if (!why.TryGet(out string? reason))
                {
                    unseen.AddRange(why.Missing);
                }
                else if (reason is not null)
                {
                    dead.Add((reference, reason));
                }
            }

            IReadOnlyList<MissingFact> unrecognized = PolicyReading.Unrecognized(policy, "conditions", "state");
            if (dead.Count > 0 && policy.State != PolicyState.Unrecognized)
            {
                results.Add(Fail(tenant, policy, dead, SeverityOf(policy, [.. dead.Select(d => d.Reference)], all)));
            }
            else if (unrecognized.Count > 0)
            {
                results.Add(RuleResult.Unknown($"Whether every id in the policy {PolicyTargets.Describe(policy)} leads somewhere", unrecognized, PolicyTargets.Policy(policy)));
            }
        }

        unseen.AddRange(((MissingFact?[])[tenant.Policies.Missing]).OfType<MissingFact>());
        Conclude(results, "Whether every id in the policies leads somewhere", [.. unseen.Distinct()], () => followed == 0
            ? new RuleResult(LockoutStatus.NotApplicable, "No enabled or report-only policy names a user, group, role, location or application by its id.")
            : new RuleResult(LockoutStatus.Pass, $"Every id in the {policies.Count} enabled and report-only policies for users leads to something that exists."));
        return results;
    }

    private static LockoutSeverity SeverityOf(ConditionalAccessPolicy policy, IReadOnlyList<PolicyReference> dead, IReadOnlyList<PolicyReference> all)
    {
        // Medium for an exclusion, since somebody else can put it right; one more when it was the last, one less when nobody is stopped yet.
        bool isExclusion = dead.Any(r => r.IsExclusion);
        bool isNobodyLeft = dead.Any(IsOfPeople) && all.Where(IsOfPeople).All(dead.Contains);
        int severity = (int)(isExclusion ? LockoutSeverity.Medium : LockoutSeverity.Low) + (isNobodyLeft ? 1 : 0);
        return (LockoutSeverity)Math.Max((int)LockoutSeverity.Low, policy.State == PolicyState.Enabled ? severity : severity - 1);
    }

    private static bool IsOfPeople(PolicyReference reference) =>
        reference is { IsExclusion: true, Kind: PolicyReferenceKind.User or PolicyReferenceKind.Group or PolicyReferenceKind.Role };

    private static RuleResult Fail(Tenant tenant, ConditionalAccessPolicy policy, List<(PolicyReference Reference, string Why)> dead, LockoutSeverity severity)
    {
        IReadOnlyList<PolicyReference> exclusions = [.. dead.Select(d => d.Reference).Where(r => r.IsExclusion)];
        string state = policy.State == PolicyState.Enabled ? "is enabled" : "is in report-only mode";
        string[] clauses =
        [
            .. Clause("excludes", dead.Where(d => d.Reference.IsExclusion)),
            .. Clause("includes", dead.Where(d => !d.Reference.IsExclusion)),
        ];
        string last = severity >= LockoutSeverity.Medium && exclusions.Any(IsOfPeople) && PolicyReference.Of(policy).Where(IsOfPeople).All(exclusions.Contains)
            ? " No other user, group or role is excluded, so nobody is exempt."
            : string.Empty;
        return new RuleResult(
            LockoutStatus.Fail,
            $"The policy {PolicyTargets.Describe(policy)} {state} and {string.Join(", and ", clauses)}.{last}",
            PolicyTargets.Policy(policy))
        {
            Severity = severity,
            Evidence =
            [
                PolicyTargets.State(policy),
                .. dead.Select(d => PolicyTargets.Evidence(policy, d.Reference.Property, d.Reference.Id)),
                .. PolicyTargets.Users(tenant, policy).Where(e => !dead.Exists(d => d.Reference.Property == e.Property && d.Reference.Id.Equals(e.Value))),
            ],
            Missing = dead.Any(d => d.Reference.Kind == PolicyReferenceKind.User) && tenant.DeletedUsers.Missing is MissingFact deletedUsers ? [deletedUsers] : [],
        };
    }

    private static IEnumerable<string> Clause(string verb, IEnumerable<(PolicyReference Reference, string Why)> dead)
    {
        IReadOnlyList<string> reasons = [.. dead.Select(d => d.Why)];
        return reasons.Count == 0 ? [] : [$"{verb} {string.Join(", and ", reasons.Take(4))}{(reasons.Count > 4 ? $", and {reasons.Count - 4} more" : string.Empty)}"];
    }
}
