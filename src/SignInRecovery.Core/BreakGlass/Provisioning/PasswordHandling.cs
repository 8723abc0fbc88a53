namespace SignInRecovery.BreakGlass;

/// <summary>What happens to the password of a new emergency account.</summary>
public enum PasswordHandling
{
    /// <summary>Nobody learns it: keys are registered with a Temporary Access Pass.</summary>
    Discard,

    /// <summary>It is handed to the caller, once.</summary>
    Return,

    /// <summary>It is handed to the caller in parts, all of which are needed, in their order.</summary>
    Split,
}
