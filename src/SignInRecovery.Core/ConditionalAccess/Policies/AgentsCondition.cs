using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The agents' user accounts of a policy (beta).</summary>
public sealed record AgentsCondition
{
    /// <summary>Ids of agents' user accounts, or <c>All</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeAgentUsers { get => field ?? []; init; }

    /// <summary>Ids of agents' user accounts.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> ExcludeAgentUsers { get => field ?? []; init; }

    /// <summary>A filter on custom security attributes of the agents; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<ConditionFilter>))]
    public ConditionFilter? AgentFilter { get; init; }
}
