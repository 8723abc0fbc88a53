using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Which factors a sign-in frequency asks for again.</summary>
[JsonConverter(typeof(EnumTextConverter<SignInFrequencyAuthenticationType>))]
public enum SignInFrequencyAuthenticationType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>The first and the second factor.</summary>
    PrimaryAndSecondaryAuthentication,

    /// <summary>The second factor only.</summary>
    SecondaryAuthentication,
}
