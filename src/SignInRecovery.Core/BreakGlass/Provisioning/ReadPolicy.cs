using System.Text.Json;
using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.BreakGlass;

/// <summary>A policy as it was read.</summary>
/// <param name="Policy">What this module understands of it.</param>
/// <param name="Raw">All of it.</param>
internal sealed record ReadPolicy(ConditionalAccessPolicy Policy, JsonElement Raw)
{
    /// <summary>When it was changed last, as printed; null when it never was.</summary>
    public string? Modified => Raw.TryGetProperty("modifiedDateTime", out JsonElement time) && time.ValueKind == JsonValueKind.String ? time.GetString() : null;

    /// <summary>Its name in a sentence.</summary>
    public string Name => Policy.DisplayName is string name ? $"\"{name}\"" : Policy.Id;
}
