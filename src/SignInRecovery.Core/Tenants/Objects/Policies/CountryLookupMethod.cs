using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>How the country of a sign-in is found.</summary>
[JsonConverter(typeof(EnumTextConverter<CountryLookupMethod>))]
public enum CountryLookupMethod
{
    /// <summary>A method that this version does not know.</summary>
    Unrecognized,

    /// <summary>By the IP address.</summary>
    ClientIpAddress,

    /// <summary>By the position that Microsoft Authenticator reports.</summary>
    AuthenticatorAppGps,
}
