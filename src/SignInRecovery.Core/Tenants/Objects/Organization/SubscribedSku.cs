using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A licence that the tenant has (Graph: subscribedSku).</summary>
public sealed record SubscribedSku
{
    /// <summary>Graph's id: tenant id and SKU id joined.</summary>
    public required string Id { get; init; }

    /// <summary>The SKU's id.</summary>
    public string? SkuId { get; init; }

    /// <summary>The SKU's name, for example <c>AAD_PREMIUM_P2</c>.</summary>
    public string? SkuPartNumber { get; init; }

    /// <summary>Whether the licence can be used.</summary>
    public CapabilityStatus? CapabilityStatus { get; init; }

    /// <summary>What the licence is assigned to: <c>User</c> or <c>Company</c>.</summary>
    public string? AppliesTo { get; init; }

    /// <summary>How many licences are assigned.</summary>
    public int? ConsumedUnits { get; init; }

    /// <summary>How many licences there are, by state.</summary>
    public LicenseUnits? PrepaidUnits { get; init; }

    /// <summary>The service plans in the licence; null when not in the snapshot.</summary>
    public IReadOnlyList<ServicePlan>? ServicePlans { get; init; }

    /// <summary>The subscriptions behind the licence; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? SubscriptionIds { get; init; }
}
