using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>A user's state in per-user multifactor authentication (beta; Graph: strongAuthenticationRequirements).</summary>
public sealed record PerUserMfa
{
    /// <summary>The user's object id (the line's parent).</summary>
    [JsonIgnore]
    public string UserId { get => field ?? ""; init; }

    /// <summary>The state; null when not in the snapshot.</summary>
    public PerUserMfaState? PerUserMfaState { get; init; }
}
