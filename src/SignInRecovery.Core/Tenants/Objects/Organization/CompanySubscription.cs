using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A commercial subscription of the tenant (Graph: companySubscription).</summary>
public sealed record CompanySubscription
{
    /// <summary>The subscription's id in the directory.</summary>
    public required string Id { get; init; }

    /// <summary>The subscription's id in commerce.</summary>
    public string? CommerceSubscriptionId { get; init; }

    /// <summary>The SKU's id.</summary>
    public string? SkuId { get; init; }

    /// <summary>The SKU's name, for example <c>SPE_E5</c>.</summary>
    public string? SkuPartNumber { get; init; }

    /// <summary>The status as Graph prints it: <c>Enabled</c>, <c>Expired</c>, <c>Warning</c>, <c>Suspended</c>, <c>Deleted</c>, <c>LockedOut</c>.</summary>
    public string? Status { get; init; }

    /// <summary>True for a trial.</summary>
    public bool? IsTrial { get; init; }

    /// <summary>How many licences the subscription has.</summary>
    public int? TotalLicenses { get; init; }

    /// <summary>When the subscription was made.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When the subscription passes into its next state, or that it does not; null when the line does not say.</summary>
    [JsonPropertyName("nextLifecycleDateTime")]
    [JsonConverter(typeof(EndingConverter))]
    public Ending? NextLifecycle { get; init; }

    /// <summary>When the subscription passes into its next state; null when it does not, and when the line does not say.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextLifecycleDateTime => NextLifecycle?.At;

    /// <summary>The service plans in it; null when not in the snapshot.</summary>
    public IReadOnlyList<ServicePlan>? ServiceStatus { get; init; }
}
