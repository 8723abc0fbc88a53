using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>
/// What is allowed between this tenant and others (Graph: crossTenantAccessPolicyConfigurationDefault, or ...Partner for
/// one tenant).
/// </summary>
public sealed record CrossTenantAccessSetting
{
    /// <summary>The partner's tenant id; null for the default.</summary>
    public string? TenantId { get; init; }

    /// <summary>True for the default that holds where no partner setting does.</summary>
    [JsonIgnore]
    public bool IsDefault => TenantId is null;

    /// <summary>True when the default is as Microsoft made it.</summary>
    public bool? IsServiceDefault { get; init; }

    /// <summary>True when the partner is a cloud service provider.</summary>
    public bool? IsServiceProvider { get; init; }

    /// <summary>True when the partner is in the same multitenant organisation.</summary>
    public bool? IsInMultiTenantOrganization { get; init; }

    /// <summary>Which claims of the home tenant are trusted; null inherits the default for a partner.</summary>
    public InboundTrust? InboundTrust { get; init; }

    /// <summary>B2B collaboration into this tenant; null inherits the default for a partner.</summary>
    public CrossTenantAccessScope? B2bCollaborationInbound { get; init; }

    /// <summary>B2B collaboration out of this tenant; null inherits the default for a partner.</summary>
    public CrossTenantAccessScope? B2bCollaborationOutbound { get; init; }

    /// <summary>B2B direct connect into this tenant; null inherits the default for a partner.</summary>
    public CrossTenantAccessScope? B2bDirectConnectInbound { get; init; }

    /// <summary>B2B direct connect out of this tenant; null inherits the default for a partner.</summary>
    public CrossTenantAccessScope? B2bDirectConnectOutbound { get; init; }
}
