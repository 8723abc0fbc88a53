namespace SignInRecovery.BreakGlass;

/// <summary>What a check of an emergency account found.</summary>
public enum BreakGlassCheckStatus
{
    /// <summary>Everything that the check needs was seen, and all is well.</summary>
    Pass,

    /// <summary>The account does not meet it.</summary>
    Fail,

    /// <summary>Something that decides was not seen. This is not a pass.</summary>
    Unknown,

    /// <summary>A person must answer; an attestation does so for a time.</summary>
    Manual,

    /// <summary>The tenant or the account has nothing that the check is about.</summary>
    NotApplicable,
}
