using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Global Secure Access traffic profiles of a policy (beta).</summary>
public sealed record TrafficProfilesCondition
{
    /// <summary>The profiles as Graph names them, for example <c>m365</c> or <c>internet</c>; several stand comma-joined.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> IncludeTrafficProfiles { get => field ?? []; init; }
}
