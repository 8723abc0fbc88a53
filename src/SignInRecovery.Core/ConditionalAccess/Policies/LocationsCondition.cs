using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The network locations of a policy (Graph: conditionalAccessLocations).</summary>
public sealed record LocationsCondition
{
    /// <summary>Ids of named locations, or <c>All</c>, <c>AllTrusted</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeLocations { get => field ?? []; init; }

    /// <summary>Ids of named locations, or <c>AllTrusted</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> ExcludeLocations { get => field ?? []; init; }
}
