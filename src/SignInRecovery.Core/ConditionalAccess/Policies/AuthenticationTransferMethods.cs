using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Flows that carry a sign-in from one device to another (Graph: conditionalAccessTransferMethods).</summary>
[Flags]
[JsonConverter(typeof(FlagsTextConverter<AuthenticationTransferMethods>))]
public enum AuthenticationTransferMethods
{
    /// <summary>No flow.</summary>
    None = 0,

    /// <summary>Device code flow.</summary>
    DeviceCodeFlow = 1,

    /// <summary>Authentication transfer, from a computer to a phone.</summary>
    AuthenticationTransfer = 2,

    /// <summary>A flow that this version does not know (Graph: unknownFutureValue).</summary>
    Unrecognized = 4,
}
