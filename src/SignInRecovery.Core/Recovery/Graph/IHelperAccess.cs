using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Tells whether somebody can sign in to the admin portals.</summary>
internal interface IHelperAccess
{
    /// <summary>Whether somebody can.</summary>
    /// <param name="user">The user.</param>
    HelperSignIn Of(User user);

    /// <summary>Whether somebody meets the policies of an authentication context, which an activation may demand.</summary>
    /// <param name="user">The user.</param>
    /// <param name="context">The context, for example c1.</param>
    Fact<bool> Meets(User user, string context);
}
