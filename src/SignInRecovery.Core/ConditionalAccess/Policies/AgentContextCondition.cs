using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Where the sessions of agents run, as a policy names it (beta).</summary>
public sealed record AgentContextCondition
{
    /// <summary>The contexts as Graph names them.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeAgentContexts { get => field ?? []; init; }
}
