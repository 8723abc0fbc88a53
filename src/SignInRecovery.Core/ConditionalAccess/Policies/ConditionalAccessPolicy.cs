using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>A Conditional Access policy (Graph: conditionalAccessPolicy), in force or deleted and restorable.</summary>
public sealed record ConditionalAccessPolicy
{
    /// <summary>The policy's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name that administrators see; null when it is not in the snapshot.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The policy's description; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the policy is enforced, only reported or off.</summary>
    public PolicyState State { get; init; }

    /// <summary>The template that the policy was made from; null when it was made by hand.</summary>
    public string? TemplateId { get; init; }

    /// <summary>When the policy was created.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When the policy was last changed; null when it never was.</summary>
    public DateTimeOffset? ModifiedDateTime { get; init; }

    /// <summary>When the policy was deleted; null for a policy that is not deleted.</summary>
    public DateTimeOffset? DeletedDateTime { get; init; }

    /// <summary>What a sign-in must be for the policy to apply. Never null.</summary>
    public PolicyConditions Conditions { get => field ?? PolicyConditions.None; init; }

    /// <summary>What the policy asks of a sign-in; null when it asks nothing.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<GrantControls>))]
    public GrantControls? GrantControls { get; init; }

    /// <summary>What the policy does to the session; null when it does nothing.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<SessionControls>))]
    public SessionControls? SessionControls { get; init; }

    /// <summary>
    /// The texts and members of the policy that this version does not know. A decision that rests on one of them is
    /// unknown.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<UnrecognizedValue> UnrecognizedValues { get => field ?? []; init; }

    /// <summary>
    /// What is missing of the policy although Graph always writes it, without a text, and what stands in another place than Graph
    /// has it. A decision that rests on one of them is unknown.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<UnrecognizedValue> Gaps { get => field ?? []; init; }
}
