using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A user's manager.</summary>
public sealed record Manager
{
    /// <summary>The object id of the user who is managed (the line's parent).</summary>
    [JsonIgnore]
    public string UserId { get => field ?? ""; init; }

    /// <summary>The manager's object id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public required string Id { get; init; }

    /// <summary>The manager's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The manager's sign-in name.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The manager's mail address.</summary>
    public string? Mail { get; init; }
}
