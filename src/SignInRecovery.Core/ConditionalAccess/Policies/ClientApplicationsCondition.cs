using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The workload identities of a policy (Graph: conditionalAccessClientApplications).</summary>
public sealed record ClientApplicationsCondition
{
    /// <summary>Object ids of service principals, or <c>ServicePrincipalsInMyTenant</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeServicePrincipals { get => field ?? []; init; }

    /// <summary>Object ids of service principals.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> ExcludeServicePrincipals { get => field ?? []; init; }

    /// <summary>A filter on custom security attributes; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<ConditionFilter>))]
    public ConditionFilter? ServicePrincipalFilter { get; init; }

    /// <summary>Ids of agent identities, or <c>All</c> (beta).</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeAgentIdServicePrincipals { get => field ?? []; init; }

    /// <summary>Ids of agent identities (beta).</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> ExcludeAgentIdServicePrincipals { get => field ?? []; init; }

    /// <summary>A filter on custom security attributes of agent identities (beta); null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<ConditionFilter>))]
    public ConditionFilter? AgentIdServicePrincipalFilter { get; init; }
}
