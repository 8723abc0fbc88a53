using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whose multifactor authentication counts for a federated domain.</summary>
[JsonConverter(typeof(EnumTextConverter<FederatedIdpMfaBehavior>))]
public enum FederatedIdpMfaBehavior
{
    /// <summary>A behaviour that this version does not know.</summary>
    Unrecognized,

    /// <summary>The federation server's is accepted when it was done; else Entra asks.</summary>
    AcceptIfMfaDoneByFederatedIdp,

    /// <summary>The federation server must do it.</summary>
    EnforceMfaByFederatedIdp,

    /// <summary>Entra always asks.</summary>
    RejectMfaByFederatedIdp,
}
