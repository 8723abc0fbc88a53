using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The kinds of passkey that a profile allows (Graph: passkeyTypes).</summary>
[Flags]
[JsonConverter(typeof(FlagsTextConverter<PasskeyTypes>))]
public enum PasskeyTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Bound to a device or security key.</summary>
    DeviceBound = 1,

    /// <summary>Synced.</summary>
    Synced = 2,

    /// <summary>A kind that this version does not know (Graph: unknownFutureValue).</summary>
    Unrecognized = 4,
}
