using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whether a passkey is bound to a device or synced.</summary>
[JsonConverter(typeof(EnumTextConverter<PasskeyType>))]
public enum PasskeyType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>Bound to a device or security key.</summary>
    DeviceBound,

    /// <summary>Synced by a passkey provider.</summary>
    Synced,
}
