using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>How a device is joined (Graph: trustType).</summary>
[JsonConverter(typeof(EnumTextConverter<DeviceTrustType>))]
public enum DeviceTrustType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>Registered.</summary>
    Workplace,

    /// <summary>Microsoft Entra joined.</summary>
    AzureAd,

    /// <summary>Microsoft Entra hybrid joined.</summary>
    ServerAd,
}
