namespace SignInRecovery.SignIns;

/// <summary>What becomes of a sign-in.</summary>
public enum SignInResult
{
    /// <summary>Something that was not seen, or an open signal, decides. This is no pass.</summary>
    Unknown = 0,

    /// <summary>Nothing is asked for.</summary>
    Allow,

    /// <summary>Something is asked for.</summary>
    Requires,

    /// <summary>It is refused.</summary>
    Block,
}
