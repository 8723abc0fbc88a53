using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Who checks the passwords of a domain's users.</summary>
[JsonConverter(typeof(EnumTextConverter<DomainAuthenticationType>))]
public enum DomainAuthenticationType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>Microsoft Entra ID.</summary>
    Managed,

    /// <summary>A federation server.</summary>
    Federated,
}
