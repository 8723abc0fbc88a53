using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A service plan inside a licence or subscription (Graph: servicePlanInfo).</summary>
public sealed record ServicePlan
{
    /// <summary>The plan's id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ServicePlanId { get; init; }

    /// <summary>The plan's name, for example <c>AAD_PREMIUM</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ServicePlanName { get; init; }

    /// <summary>Its provisioning as Graph prints it, for example <c>Success</c>, <c>Disabled</c> or <c>PendingActivation</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ProvisioningStatus { get; init; }

    /// <summary>What the plan applies to: <c>User</c> or <c>Company</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? AppliesTo { get; init; }
}
