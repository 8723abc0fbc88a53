using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0407. Security defaults demand a second factor of administrators and exempt nobody, emergency accounts included. Whether
/// the administrators have one is the business of SR0201 to SR0203.
/// </summary>
internal sealed class SecurityDefaultsOn() : LockoutRule("SR0407")
{
    public override IReadOnlyList<string> Sections { get; } = ["securityDefaults"];

    public override IReadOnlyList<string> ReferredSections { get; } = ["policies", "users", "roleAssignments"];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        Fact<SecurityDefaultsPolicy> defaults = tenant.SecurityDefaults.Single;
        if (!defaults.TryGet(out SecurityDefaultsPolicy? policy) || policy.IsEnabled is null)
        {
            return
            [
                RuleResult.Unknown("Whether security defaults are on", defaults.IsKnown
                    ? [new MissingFact("securityDefaults", "The snapshot does not say whether security defaults are on.", "Take the snapshot again with the property isEnabled.")]
                    : defaults.Missing),
            ];
        }

        var target = new FindingTarget("Policy", policy.Id, "Security defaults");
        var evidence = new Evidence(target, "isEnabled", policy.IsEnabled, "securityDefaults");
        if (policy.IsEnabled == false)
        {
            return [new RuleResult(LockoutStatus.Pass, "Security defaults are off, so emergency accounts can be exempted by Conditional Access.", target) { Evidence = [evidence] }];
        }

        RolePeople people = RolePeople.Of(tenant, BuiltInRoles.GlobalAdministrator);
        string who = people.All.Count switch
        {
            0 => "an administrator",
            1 => $"{RuleTargets.Join(people.All)}, the only Global Administrator seen,",
            _ => $"each Global Administrator ({RuleTargets.Join(people.All)})",
        };
        int policies = tenant.Policies.Seen.Count;
        string existing = policies == 0 ? string.Empty : $" The tenant has {policies} Conditional Access {(policies == 1 ? "policy" : "policies")} that cannot be in force meanwhile.";
        return
        [
            new RuleResult(
                LockoutStatus.Fail,
                $"Security defaults are on and exempt nobody, emergency accounts included: {who} can administer only with a second factor that works.{existing}",
                target)
            {
                Evidence =
                [
                    evidence,
                    .. tenant.Policies.Missing is null ? (Evidence[])[new Evidence(tenant.Target, "policies", policies, "policies")] : [],
                    .. people.All.SelectMany(u => people.HoldingsOf(tenant, u)),
                ],
            },
        ];
    }
}
