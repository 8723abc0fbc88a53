using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The kinds of client application that a policy tells apart (Graph: conditionalAccessClientApp).</summary>
[JsonConverter(typeof(EnumTextConverter<ClientAppType>))]
public enum ClientAppType
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized,

    /// <summary>All kinds.</summary>
    All,

    /// <summary>Web browsers.</summary>
    Browser,

    /// <summary>Mobile and desktop applications with modern authentication.</summary>
    MobileAppsAndDesktopClients,

    /// <summary>Exchange ActiveSync.</summary>
    ExchangeActiveSync,

    /// <summary>Exchange ActiveSync on supported platforms.</summary>
    EasSupported,

    /// <summary>Other clients, which use legacy authentication.</summary>
    Other,
}
