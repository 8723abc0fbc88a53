using SignInRecovery.ConditionalAccess;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>Recognises demands for phishing-resistant methods: by the combinations of the strength, whatever its name.</summary>
internal static class PhishingResistance
{
    private static readonly AuthenticationMethodModes Resistant =
        KnownStrengths.PhishingResistant.AllowedCombinations.Aggregate(AuthenticationMethodModes.None, (all, one) => all | one);

    /// <summary>Whether a policy demands phishing-resistant methods alone, for what of it is still missing.</summary>
    public static bool IsDemandedBy(PolicyRequirement requirement) =>
        requirement.Pending.Any(c => c.Kind == GrantControlKind.AuthenticationStrength) && IsResistant(requirement.Strength);

    /// <summary>Whether a policy states such a demand.</summary>
    public static bool IsDemandedBy(Tenant tenant, ConditionalAccessPolicy policy) => policy.GrantControls?.AuthenticationStrength is { } strength
        && IsResistant(strength.AllowedCombinations is { Count: > 0 }
            ? strength
            : tenant.AuthenticationStrengths.Seen.FirstOrDefault(s => string.Equals(s.Id, strength.Id, StringComparison.OrdinalIgnoreCase)) ?? strength);

    private static bool IsResistant(AuthenticationStrengthPolicy? strength)
    {
        IReadOnlyList<AuthenticationMethodModes>? combinations = strength?.AllowedCombinations is { Count: > 0 } stated
            ? stated
            : KnownStrengths.Find(strength?.Id)?.AllowedCombinations;

        // Combinations that nobody saw, or that this version does not know, may be resistant: whether they are met is then unknown.
        return combinations is null || combinations.All(c => (c & Resistant) != 0 || c.HasFlag(AuthenticationMethodModes.Unrecognized));
    }
}
