using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The kinds of external user, told from directory objects (Microsoft Entra documentation, authentication and Conditional
/// Access for External ID): whose credentials are used, and the user type.
/// </summary>
internal static class ExternalTypes
{
    /// <summary>All six kinds, which the older word GuestsOrExternalUsers stands for.</summary>
    public const GuestOrExternalUserTypes Every =
        GuestOrExternalUserTypes.InternalGuest
        | GuestOrExternalUserTypes.B2bCollaborationGuest
        | GuestOrExternalUserTypes.B2bCollaborationMember
        | GuestOrExternalUserTypes.B2bDirectConnectUser
        | GuestOrExternalUserTypes.OtherExternalUser
        | GuestOrExternalUserTypes.ServiceProvider;

    /// <summary>The kind of a user, None for an internal member; null when the object does not tell.</summary>
    /// <param name="user">The user.</param>
    public static GuestOrExternalUserTypes? Of(User user)
    {
        if (user.IsExternal is not bool isExternal || user.UserType is null or UserType.Unrecognized)
        {
            return null;
        }

        return (isExternal, user.UserType == UserType.Guest) switch
        {
            (true, true) => GuestOrExternalUserTypes.B2bCollaborationGuest,
            (true, false) => GuestOrExternalUserTypes.B2bCollaborationMember,
            (false, true) => GuestOrExternalUserTypes.InternalGuest,
            (false, false) => GuestOrExternalUserTypes.None,
        };
    }

    /// <summary>Why the kind of a user is not known.</summary>
    /// <param name="user">The user.</param>
    public static MissingFact Missing(User user) => new(
        "users",
        $"The snapshot does not say whether {RuleTargets.Describe(user)} is an external user.",
        "Take the snapshot again with the user properties userType, userPrincipalName and creationType.");
}
