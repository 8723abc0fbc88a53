using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>Which claims of a home tenant are trusted (Graph: crossTenantAccessPolicyInboundTrust).</summary>
public sealed record InboundTrust
{
    /// <summary>Multifactor authentication done at home counts.</summary>
    public bool? IsMfaAccepted { get; init; }

    /// <summary>Devices compliant at home count.</summary>
    public bool? IsCompliantDeviceAccepted { get; init; }

    /// <summary>Devices hybrid joined at home count.</summary>
    [JsonPropertyName("isHybridAzureADJoinedDeviceAccepted")]
    public bool? IsHybridJoinedDeviceAccepted { get; init; }
}
