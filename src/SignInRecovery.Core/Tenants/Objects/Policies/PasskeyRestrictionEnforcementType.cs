using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whether a list of models allows or blocks (Graph: fido2RestrictionEnforcementType).</summary>
[JsonConverter(typeof(EnumTextConverter<PasskeyRestrictionEnforcementType>))]
public enum PasskeyRestrictionEnforcementType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>Only the listed models.</summary>
    Allow,

    /// <summary>All but the listed models.</summary>
    Block,
}
