using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whether a user is a member of the organisation or a guest.</summary>
[JsonConverter(typeof(EnumTextConverter<UserType>))]
public enum UserType : byte
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>A member.</summary>
    Member,

    /// <summary>A guest.</summary>
    Guest,
}
