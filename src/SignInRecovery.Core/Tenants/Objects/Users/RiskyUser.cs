using System.Text.Json.Serialization;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A user at risk (Graph: riskyUser).</summary>
public sealed record RiskyUser
{
    /// <summary>The user's object id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public required string Id { get; init; }

    /// <summary>The user's name.</summary>
    public string? UserDisplayName { get; init; }

    /// <summary>The user's sign-in name.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The level of user risk.</summary>
    public RiskLevel? RiskLevel { get; init; }

    /// <summary>The state of the risk.</summary>
    public RiskState? RiskState { get; init; }

    /// <summary>What caused or ended the risk, as Graph names it.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? RiskDetail { get; init; }

    /// <summary>When the risk last changed.</summary>
    public DateTimeOffset? RiskLastUpdatedDateTime { get; init; }

    /// <summary>True when the user is deleted.</summary>
    public bool? IsDeleted { get; init; }

    /// <summary>True when the risk is being computed.</summary>
    public bool? IsProcessing { get; init; }
}
