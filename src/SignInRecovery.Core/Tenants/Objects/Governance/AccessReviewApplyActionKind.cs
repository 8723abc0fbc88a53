using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The kinds of action at the end of an access review.</summary>
[JsonConverter(typeof(EnumTextConverter<AccessReviewApplyActionKind>))]
public enum AccessReviewApplyActionKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized,

    /// <summary>The access is taken away.</summary>
    [GraphName("removeAccessApplyAction")]
    RemoveAccess,

    /// <summary>The user is disabled, and deleted later.</summary>
    [GraphName("disableAndDeleteUserApplyAction")]
    DisableAndDeleteUser,
}
