using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A service plan of the organisation or of a user (Graph: assignedPlan).</summary>
public sealed record AssignedPlan
{
    /// <summary>The id of the service plan.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ServicePlanId { get; init; }

    /// <summary>The service, for example <c>AADPremiumService</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? Service { get; init; }

    /// <summary>Whether the plan can be used.</summary>
    public CapabilityStatus? CapabilityStatus { get; init; }

    /// <summary>When the plan was assigned.</summary>
    public DateTimeOffset? AssignedDateTime { get; init; }
}
