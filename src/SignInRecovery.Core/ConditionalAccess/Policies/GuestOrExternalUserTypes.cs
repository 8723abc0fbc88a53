using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The kinds of external user that a policy tells apart (Graph: conditionalAccessGuestOrExternalUserTypes).</summary>
[Flags]
[JsonConverter(typeof(FlagsTextConverter<GuestOrExternalUserTypes>))]
public enum GuestOrExternalUserTypes
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary>A guest who signs in with credentials of this tenant.</summary>
    InternalGuest = 1,

    /// <summary>An invited user of user type Guest, who signs in elsewhere.</summary>
    B2bCollaborationGuest = 2,

    /// <summary>An invited user of user type Member, who signs in elsewhere.</summary>
    B2bCollaborationMember = 4,

    /// <summary>A user of another tenant without an object in this one.</summary>
    B2bDirectConnectUser = 8,

    /// <summary>An external user of none of the other kinds.</summary>
    OtherExternalUser = 16,

    /// <summary>A user of a cloud service provider.</summary>
    ServiceProvider = 32,

    /// <summary>A kind that this version does not know (Graph: unknownFutureValue).</summary>
    Unrecognized = 64,
}
