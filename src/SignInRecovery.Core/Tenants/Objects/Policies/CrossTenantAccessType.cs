using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whether targets of a cross-tenant setting are allowed or blocked.</summary>
[JsonConverter(typeof(EnumTextConverter<CrossTenantAccessType>))]
public enum CrossTenantAccessType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>Allowed.</summary>
    Allowed,

    /// <summary>Blocked.</summary>
    Blocked,
}
