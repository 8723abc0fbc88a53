using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Who made an authentication strength.</summary>
[JsonConverter(typeof(EnumTextConverter<AuthenticationStrengthPolicyType>))]
public enum AuthenticationStrengthPolicyType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>Microsoft.</summary>
    BuiltIn,

    /// <summary>The tenant.</summary>
    Custom,
}
