using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whether a licence or service plan can be used (Graph: capabilityStatus).</summary>
[JsonConverter(typeof(EnumTextConverter<CapabilityStatus>))]
public enum CapabilityStatus
{
    /// <summary>A status that this version does not know.</summary>
    Unrecognized,

    /// <summary>Usable.</summary>
    Enabled,

    /// <summary>In grace after its end; still usable.</summary>
    Warning,

    /// <summary>Suspended; administrators only.</summary>
    Suspended,

    /// <summary>Deleted.</summary>
    Deleted,

    /// <summary>Locked out.</summary>
    LockedOut,
}
