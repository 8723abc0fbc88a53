using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>How a principal comes by a role assignment or eligibility.</summary>
[JsonConverter(typeof(EnumTextConverter<RoleMemberType>))]
public enum RoleMemberType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>Its own.</summary>
    Direct,

    /// <summary>By membership of a group.</summary>
    Group,

    /// <summary>Inherited from a wider scope.</summary>
    Inherited,
}
