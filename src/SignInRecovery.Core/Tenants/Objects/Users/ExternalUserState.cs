using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The state of an invitation.</summary>
[JsonConverter(typeof(EnumTextConverter<ExternalUserState>))]
public enum ExternalUserState : byte
{
    /// <summary>A state that this version does not know.</summary>
    Unrecognized,

    /// <summary>The invitation is not accepted yet.</summary>
    PendingAcceptance,

    /// <summary>The invitation is accepted.</summary>
    Accepted,
}
