using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Tells whether somebody can sign in to the admin portals.</summary>
internal interface IHelperAccess
{
    /// <summary>Whether somebody can.</summary>
    /// <param name="user">The user.</param>
    HelperSignIn Of(User user);
}
