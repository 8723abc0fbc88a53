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

    /// <summary>The ids that a list of a policy's users holds.</summary>
    /// <param name="policy">The policy as Graph returned it.</param>
    /// <param name="property">The list, such as excludeGroups.</param>
    public static IReadOnlyList<string> Listed(JsonElement policy, string property) =>
        policy.TryGetProperty("conditions", out JsonElement conditions) && conditions.ValueKind == JsonValueKind.Object && conditions.TryGetProperty("users", out JsonElement users)
            ? GraphCalls.Texts(users, property)
            : [];

    /// <summary>
    /// Policies with the longest list first. Microsoft limits what a policy may list and publishes no number (facts:
    /// conditional-access, users), so a list that is full shows at the first write, before any other policy is changed.
    /// </summary>
    /// <param name="policies">The policies.</param>
    /// <param name="property">The list.</param>
    public static IReadOnlyList<ReadPolicy> LongestFirst(IEnumerable<ReadPolicy> policies, string property) =>
        [.. policies.OrderByDescending(p => Listed(p.Raw, property).Count)];
}
