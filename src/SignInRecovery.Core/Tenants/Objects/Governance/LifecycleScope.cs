using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The users of a lifecycle workflow (Graph: subjectSet and its kinds).</summary>
public sealed record LifecycleScope
{
    /// <summary>The rule on users; null for a scope by group.</summary>
    public string? Rule { get; init; }

    /// <summary>The ids of the groups; null for a scope by rule.</summary>
    [JsonPropertyName("groups")]
    [JsonConverter(typeof(IdListConverter))]
    public IReadOnlyList<string>? GroupIds { get; init; }
}
