using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>What an activation or an assignment asks for.</summary>
[JsonConverter(typeof(EnumTextConverter<RoleEnablementRequirement>))]
public enum RoleEnablementRequirement
{
    /// <summary>A requirement that this version does not know.</summary>
    Unrecognized,

    /// <summary>Multifactor authentication.</summary>
    MultiFactorAuthentication,

    /// <summary>A justification.</summary>
    Justification,

    /// <summary>A ticket number.</summary>
    Ticketing,
}
