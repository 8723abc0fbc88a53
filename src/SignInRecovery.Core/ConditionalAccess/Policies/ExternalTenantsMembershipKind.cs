using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>How a policy names the home tenants of external users.</summary>
[JsonConverter(typeof(EnumTextConverter<ExternalTenantsMembershipKind>))]
public enum ExternalTenantsMembershipKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized,

    /// <summary>All tenants.</summary>
    All,

    /// <summary>The tenants that are listed.</summary>
    Enumerated,
}
