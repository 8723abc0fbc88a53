using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Which phone a phone method is.</summary>
[JsonConverter(typeof(EnumTextConverter<AuthenticationPhoneType>))]
public enum AuthenticationPhoneType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>The mobile phone.</summary>
    Mobile,

    /// <summary>The alternate mobile phone.</summary>
    AlternateMobile,

    /// <summary>The office phone, voice only.</summary>
    Office,
}
