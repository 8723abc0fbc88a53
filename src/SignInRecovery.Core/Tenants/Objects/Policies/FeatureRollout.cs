using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A staged rollout to cloud authentication (Graph: featureRolloutPolicy).</summary>
public sealed record FeatureRollout
{
    /// <summary>The rollout's id.</summary>
    public required string Id { get; init; }

    /// <summary>The rollout's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The feature.</summary>
    public StagedFeature? Feature { get; init; }

    /// <summary>True when the rollout is on.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>True when the feature holds for the whole organisation.</summary>
    public bool? IsAppliedToOrganization { get; init; }

    /// <summary>The ids of the groups to which it applies; null when not in the snapshot.</summary>
    [JsonPropertyName("appliesTo")]
    [JsonConverter(typeof(IdListConverter))]
    public IReadOnlyList<string>? AppliesToIds { get; init; }
}
