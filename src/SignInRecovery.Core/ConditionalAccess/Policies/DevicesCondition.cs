using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The devices of a policy (Graph: conditionalAccessDevices).</summary>
public sealed record DevicesCondition
{
    /// <summary>A filter on properties of the device; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<ConditionFilter>))]
    public ConditionFilter? DeviceFilter { get; init; }

    /// <summary>Device states in scope (deprecated), for example <c>All</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeDeviceStates { get => field ?? []; init; }

    /// <summary>Device states out of scope (deprecated), for example <c>Compliant</c> or <c>DomainJoined</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> ExcludeDeviceStates { get => field ?? []; init; }

    /// <summary>Devices in scope (deprecated).</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeDevices { get => field ?? []; init; }

    /// <summary>Devices out of scope (deprecated).</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> ExcludeDevices { get => field ?? []; init; }
}
