using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whether a target is a user or a group.</summary>
[JsonConverter(typeof(EnumTextConverter<AuthenticationMethodTargetType>))]
public enum AuthenticationMethodTargetType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>A user.</summary>
    User,

    /// <summary>A group, or all users.</summary>
    Group,
}
