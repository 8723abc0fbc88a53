using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>How an administrative unit gets its members.</summary>
[JsonConverter(typeof(EnumTextConverter<AdministrativeUnitMembershipType>))]
public enum AdministrativeUnitMembershipType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>Administrators assign them.</summary>
    Assigned,

    /// <summary>A rule finds them.</summary>
    Dynamic,
}
