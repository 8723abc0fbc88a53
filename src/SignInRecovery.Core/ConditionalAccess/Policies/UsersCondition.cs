using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The users of a policy (Graph: conditionalAccessUsers). The include lists are joined by OR, the exclude lists too,
/// and exclude wins.
/// </summary>
public sealed record UsersCondition
{
    /// <summary>A condition that names nobody.</summary>
    public static UsersCondition None { get; } = new();

    /// <summary>User ids, or <c>All</c>, <c>None</c>, <c>GuestsOrExternalUsers</c>, <c>AllAgentIdUsers</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeUsers { get => field ?? []; init; }

    /// <summary>User ids, or <c>GuestsOrExternalUsers</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> ExcludeUsers { get => field ?? []; init; }

    /// <summary>Group ids; nested membership counts.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeGroups { get => field ?? []; init; }

    /// <summary>Group ids; nested membership counts.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> ExcludeGroups { get => field ?? []; init; }

    /// <summary>Template ids of built-in roles, matched on tenant-wide active assignments.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeRoles { get => field ?? []; init; }

    /// <summary>Template ids of built-in roles, matched on tenant-wide active assignments.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> ExcludeRoles { get => field ?? []; init; }

    /// <summary>The kinds of external users in scope; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<GuestsOrExternalUsers>))]
    public GuestsOrExternalUsers? IncludeGuestsOrExternalUsers { get; init; }

    /// <summary>The kinds of external users out of scope; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<GuestsOrExternalUsers>))]
    public GuestsOrExternalUsers? ExcludeGuestsOrExternalUsers { get; init; }
}
