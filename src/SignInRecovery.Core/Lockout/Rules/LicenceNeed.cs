using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>A licence that the tenant's controls need.</summary>
/// <param name="Name">The licence, as Microsoft prints it.</param>
/// <param name="What">The controls that need it, as the subject of a sentence: "3 Conditional Access policies".</param>
/// <param name="Verb">The verb that goes with them: "need" or "needs".</param>
/// <param name="IsPlan">Whether a service plan provides it, by the plan's name.</param>
/// <param name="Evidence">What was seen of the controls.</param>
internal sealed record LicenceNeed(string Name, string What, string Verb, Func<string, bool> IsPlan, IReadOnlyList<Evidence> Evidence)
{
    private const string PremiumP1 = "AAD_PREMIUM";
    private const string PremiumP2 = "AAD_PREMIUM_P2";
    private const string Governance = "GOVERNANCE";

    /// <summary>Conditional Access needs P1; a policy with a condition on risk needs P2.</summary>
    /// <param name="policies">The policies that are switched on.</param>
    /// <param name="isRisk">Whether they look at risk.</param>
    public static LicenceNeed ForPolicies(IReadOnlyList<ConditionalAccess.ConditionalAccessPolicy> policies, bool isRisk) => new(
        isRisk ? "Microsoft Entra ID P2" : "Microsoft Entra ID P1",
        policies.Count == 1 ? $"the Conditional Access policy {policies[0].DisplayName ?? policies[0].Id}{(isRisk ? " with a condition on risk" : string.Empty)}" : $"{policies.Count} Conditional Access policies{(isRisk ? " with a condition on risk" : string.Empty)}",
        policies.Count == 1 ? "needs" : "need",
        isRisk ? IsP2 : name => name.StartsWith(PremiumP1, StringComparison.OrdinalIgnoreCase),
        [.. policies.Take(20).Select(p => new Evidence(new FindingTarget("Policy", p.Id, p.DisplayName ?? p.Id), "state", p.State.ToString(), "policies"))]);

    /// <summary>Privileged Identity Management needs P2 or Governance.</summary>
    /// <param name="eligibilities">The eligible role assignments.</param>
    /// <param name="tenant">The tenant.</param>
    public static LicenceNeed ForActivation(IReadOnlyList<RoleEligibility> eligibilities, Tenant tenant) => new(
        "Microsoft Entra ID P2 or Microsoft Entra ID Governance",
        eligibilities.Count == 1 ? "one eligible role assignment" : $"{eligibilities.Count} eligible role assignments",
        eligibilities.Count == 1 ? "needs" : "need",
        name => IsP2(name) || name.Contains(Governance, StringComparison.OrdinalIgnoreCase),
        [
            .. eligibilities
                .Where(e => e is { PrincipalId: not null, RoleDefinitionId: not null })
                .OrderBy(e => tenant.Directory.NameOf(e.PrincipalId!), StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal)
                .Take(20)
                .Select(e => new Evidence(
                    new FindingTarget("Principal", e.PrincipalId!, tenant.Directory.NameOf(e.PrincipalId!)),
                    "roleDefinitionId",
                    $"eligible for {RuleTargets.RoleName(tenant, e.RoleDefinitionId!)}",
                    "roleEligibilities")),
        ]);

    private static bool IsP2(string name) => name.StartsWith(PremiumP2, StringComparison.OrdinalIgnoreCase);
}
