using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>A demand for a combination of methods: "Require multifactor authentication", or an authentication strength.</summary>
internal sealed record MfaDemand
{
    /// <summary>The grant control.</summary>
    public required GrantControl Control { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The combinations: all modes within one, any one of the list.</summary>
    public required IReadOnlyList<AuthenticationMethodModes> Combinations { get; init; }

    /// <summary>Further demands on combinations.</summary>
    public IReadOnlyList<CombinationConfiguration> Configurations { get; init; } = [];

    /// <summary>
    /// Why it is not known whether there are further demands on models of keys and on certificates; null when it is known. Without
    /// that a key and a certificate make up a combination only perhaps.
    /// </summary>
    public MissingFact? MissingConfigurations { get; init; }

    /// <summary>Whether it is a strength: external users of other providers than Microsoft Entra ID meet none, and external methods are in none.</summary>
    public bool IsStrength => Control.Kind == GrantControlKind.AuthenticationStrength;

    /// <summary>
    /// The grant control for multifactor authentication accepts what the built-in strength of that name accepts (Microsoft
    /// Entra documentation, authentication strengths, 2024-03-25).
    /// </summary>
    public static MfaDemand Mfa { get; } = new()
    {
        Control = GrantControl.Mfa,
        Name = "multifactor authentication",
        Combinations = KnownStrengths.MultifactorAuthentication.AllowedCombinations,
    };

    /// <summary>
    /// A strength: its combinations as the policy embeds them, else as the tenant defines the strength, else as Microsoft makes
    /// it. Unknown when it is nowhere.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="control">The control, with the strength's id.</param>
    /// <param name="embedded">The strength of this id as a policy embeds it; null when none does.</param>
    public static Fact<MfaDemand> Strength(Tenant tenant, GrantControl control, AuthenticationStrengthPolicy? embedded)
    {
        AuthenticationStrengthPolicy? defined = tenant.AuthenticationStrengths.Seen.FirstOrDefault(s => string.Equals(s.Id, control.Id, StringComparison.OrdinalIgnoreCase));
        KnownStrength? builtIn = KnownStrengths.Find(control.Id);
        IReadOnlyList<AuthenticationMethodModes>? combinations =
            Stated(embedded?.AllowedCombinations) ?? Stated(defined?.AllowedCombinations) ?? builtIn?.AllowedCombinations;
        string name = embedded?.DisplayName ?? defined?.DisplayName ?? builtIn?.DisplayName ?? control.Id ?? string.Empty;
        if (combinations is null)
        {
            return Fact.Unknown<MfaDemand>(new MissingFact(
                "authenticationStrengths",
                $"The combinations of the authentication strength {name} are not in the snapshot.",
                tenant.AuthenticationStrengths.Missing?.Remedy ?? "Take the snapshot again."));
        }

        return Fact.Known(new MfaDemand
        {
            Control = control,
            Name = $"the authentication strength '{name}'",
            Combinations = combinations,
            Configurations = Configured(embedded) ?? Configured(defined) ?? [],
            MissingConfigurations = builtIn is null && (embedded?.CombinationConfigurations ?? defined?.CombinationConfigurations) is null ? Unseen(tenant, name) : null,
        });
    }

    // Microsoft's own strengths restrict no model and no certificate.
    private static MissingFact Unseen(Tenant tenant, string name) => tenant.AuthenticationStrengths.Missing ?? new MissingFact(
        "authenticationStrengths",
        $"The snapshot does not say whether the authentication strength {name} allows certain models of keys or certificates only (combinationConfigurations).",
        "Take the snapshot again.");

    private static IReadOnlyList<AuthenticationMethodModes>? Stated(IReadOnlyList<AuthenticationMethodModes>? combinations) =>
        combinations is { Count: > 0 } ? combinations : null;

    private static IReadOnlyList<CombinationConfiguration>? Configured(AuthenticationStrengthPolicy? strength) =>
        strength?.CombinationConfigurations is { Count: > 0 } configurations ? configurations : null;
}
