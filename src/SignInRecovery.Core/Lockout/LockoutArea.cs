namespace SignInRecovery.Lockout;

/// <summary>What part of a tenant a rule is about.</summary>
public enum LockoutArea
{
    /// <summary>Who holds which directory role (SR01xx).</summary>
    Administrators,

    /// <summary>What administrators can present at sign-in (SR02xx).</summary>
    Methods,

    /// <summary>The emergency access accounts (SR03xx).</summary>
    EmergencyAccess,

    /// <summary>Conditional Access policies and what else is demanded at sign-in (SR04xx).</summary>
    Policies,

    /// <summary>Federation and directory synchronisation (SR05xx).</summary>
    Federation,

    /// <summary>Partners, licences and the organisation's own record (SR06xx).</summary>
    Organization,
}
