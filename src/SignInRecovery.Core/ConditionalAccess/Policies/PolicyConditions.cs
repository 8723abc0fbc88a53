using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The assignments and conditions of a policy (Graph: conditionalAccessConditionSet). All must match.</summary>
public sealed record PolicyConditions
{
    /// <summary>Conditions of which none is configured.</summary>
    public static PolicyConditions None { get; } = new();

    /// <summary>Which users are in and out of scope. Never null; empty for a policy on workload identities.</summary>
    public UsersCondition Users { get => field ?? UsersCondition.None; init; }

    /// <summary>Which resources, user actions or authentication contexts are in and out of scope. Never null.</summary>
    public ApplicationsCondition Applications { get => field ?? ApplicationsCondition.None; init; }

    /// <summary>Which workload identities are in and out of scope; null for a policy on users.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<ClientApplicationsCondition>))]
    public ClientApplicationsCondition? ClientApplications { get; init; }

    /// <summary>Which agents' user accounts are in scope (beta); null when not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<AgentsCondition>))]
    public AgentsCondition? Agents { get; init; }

    /// <summary>Where agents' sessions run (beta); null when not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<AgentContextCondition>))]
    public AgentContextCondition? AgentContext { get; init; }

    /// <summary>The kinds of client application; empty means all.</summary>
    public IReadOnlyList<ClientAppType> ClientAppTypes { get => field ?? []; init; }

    /// <summary>The device platforms; null means all, unknown ones included.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<PlatformsCondition>))]
    public PlatformsCondition? Platforms { get; init; }

    /// <summary>The network locations; null means all.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<LocationsCondition>))]
    public LocationsCondition? Locations { get; init; }

    /// <summary>The devices; null means all.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<DevicesCondition>))]
    public DevicesCondition? Devices { get; init; }

    /// <summary>The levels of user risk at which the policy applies; empty means not configured.</summary>
    public IReadOnlyList<RiskLevel> UserRiskLevels { get => field ?? []; init; }

    /// <summary>The levels of sign-in risk at which the policy applies; empty means not configured.</summary>
    public IReadOnlyList<RiskLevel> SignInRiskLevels { get => field ?? []; init; }

    /// <summary>The levels of service principal risk at which the policy applies; empty means not configured.</summary>
    public IReadOnlyList<RiskLevel> ServicePrincipalRiskLevels { get => field ?? []; init; }

    /// <summary>The levels of insider risk at which the policy applies; null means not configured.</summary>
    public InsiderRiskLevels? InsiderRiskLevels { get; init; }

    /// <summary>The levels of agent identity risk at which the policy applies (beta); null means not configured.</summary>
    public AgentIdRiskLevels? AgentIdRiskLevels { get; init; }

    /// <summary>The authentication flows; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<AuthenticationFlowsCondition>))]
    public AuthenticationFlowsCondition? AuthenticationFlows { get; init; }
}
