namespace SignInRecovery.Knowledge;

/// <summary>Of what Microsoft demands multifactor authentication in an application.</summary>
public enum MandatoryMfaScope
{
    /// <summary>Of every sign-in.</summary>
    SignIn,

    /// <summary>Of creating, updating and deleting; reading is exempt.</summary>
    Changes,
}
