using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>What Conditional Access App Control does.</summary>
[JsonConverter(typeof(EnumTextConverter<CloudAppSecurityType>))]
public enum CloudAppSecurityType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>As configured in Defender for Cloud Apps.</summary>
    McasConfigured,

    /// <summary>Monitors only.</summary>
    MonitorOnly,

    /// <summary>Blocks downloads.</summary>
    BlockDownloads,
}
