using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The protocol of a federation (Graph: authenticationProtocol).</summary>
[JsonConverter(typeof(EnumTextConverter<FederationProtocol>))]
public enum FederationProtocol
{
    /// <summary>A protocol that this version does not know.</summary>
    Unrecognized,

    /// <summary>WS-Federation.</summary>
    WsFed,

    /// <summary>SAML.</summary>
    Saml,
}
