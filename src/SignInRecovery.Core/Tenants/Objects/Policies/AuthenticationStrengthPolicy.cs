using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.Tenants;

/// <summary>An authentication strength (Graph: authenticationStrengthPolicy).</summary>
public sealed record AuthenticationStrengthPolicy
{
    /// <summary>The strength's id; those that Microsoft made begin with zeros.</summary>
    public required string Id { get; init; }

    /// <summary>The strength's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What the strength is for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether Microsoft made it or the tenant.</summary>
    public AuthenticationStrengthPolicyType? PolicyType { get; init; }

    /// <summary>Whether it counts as multifactor authentication.</summary>
    public AuthenticationStrengthRequirements? RequirementsSatisfied { get; init; }

    /// <summary>
    /// The combinations that satisfy it: all modes within one, any one of the list. Null when not in the snapshot.
    /// </summary>
    public IReadOnlyList<AuthenticationMethodModes>? AllowedCombinations { get; init; }

    /// <summary>Further demands on combinations; null when not in the snapshot.</summary>
    public IReadOnlyList<CombinationConfiguration>? CombinationConfigurations { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedDateTime { get; init; }
}
