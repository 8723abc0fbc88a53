namespace SignInRecovery.Recovery;

/// <summary>How sure it is that a path leads back in. Unknown is never a promise.</summary>
public enum RecoveryCertainty
{
    /// <summary>Something that decides was not seen, or stands in no source.</summary>
    Unknown = 0,

    /// <summary>Sources of Microsoft disagree.</summary>
    Disputed,

    /// <summary>Sources say so, and something is derived, dated or outside one's own hands.</summary>
    Likely,

    /// <summary>Microsoft's current documentation says so, and nothing that was seen stands against it.</summary>
    Certain,
}
