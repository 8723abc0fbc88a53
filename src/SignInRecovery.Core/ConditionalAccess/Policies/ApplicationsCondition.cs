using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The targets of a policy (Graph: conditionalAccessApplications): resources, user actions or authentication contexts.
/// </summary>
public sealed record ApplicationsCondition
{
    /// <summary>A condition that names no target.</summary>
    public static ApplicationsCondition None { get; } = new();

    /// <summary>App ids (not object ids), or <c>All</c>, <c>None</c>, <c>Office365</c>, <c>MicrosoftAdminPortals</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeApplications { get => field ?? []; init; }

    /// <summary>App ids (not object ids), or <c>Office365</c>, <c>MicrosoftAdminPortals</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> ExcludeApplications { get => field ?? []; init; }

    /// <summary><c>urn:user:registersecurityinfo</c> or <c>urn:user:registerdevice</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeUserActions { get => field ?? []; init; }

    /// <summary>Ids of authentication contexts, for example <c>c1</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeAuthenticationContextClassReferences { get => field ?? []; init; }

    /// <summary>A filter on custom security attributes of the resource; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<ConditionFilter>))]
    public ConditionFilter? ApplicationFilter { get; init; }

    /// <summary>Global Secure Access traffic profiles (beta); null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<TrafficProfilesCondition>))]
    public TrafficProfilesCondition? GlobalSecureAccess { get; init; }

    /// <summary>Traffic profiles under their older name (beta); null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<TrafficProfilesCondition>))]
    public TrafficProfilesCondition? NetworkAccess { get; init; }
}
