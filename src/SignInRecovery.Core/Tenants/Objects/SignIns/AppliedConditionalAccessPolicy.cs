using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>What one policy came to in a sign-in (Graph: appliedConditionalAccessPolicy).</summary>
public sealed record AppliedConditionalAccessPolicy
{
    /// <summary>The policy's id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? Id { get; init; }

    /// <summary>The policy's name.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? DisplayName { get; init; }

    /// <summary>What it came to.</summary>
    public AppliedPolicyResult? Result { get; init; }

    /// <summary>The grant controls that it asked for, as the log prints them; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? EnforcedGrantControls { get; init; }

    /// <summary>The session controls that it applied, as the log prints them; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? EnforcedSessionControls { get; init; }

    /// <summary>The conditions that matched, as Graph names them; null when not in the snapshot.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ConditionsSatisfied { get; init; }

    /// <summary>The conditions that did not match, as Graph names them; null when not in the snapshot.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ConditionsNotSatisfied { get; init; }
}
