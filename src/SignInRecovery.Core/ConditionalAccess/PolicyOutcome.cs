namespace SignInRecovery.ConditionalAccess;

/// <summary>What the policies make of a sign-in, from policies and circumstances alone.</summary>
public enum PolicyOutcome
{
    /// <summary>Something that was not seen, or an open signal, decides.</summary>
    Unknown,

    /// <summary>Nothing is missing.</summary>
    Allow,

    /// <summary>Something is still demanded.</summary>
    Requires,

    /// <summary>A block control applies.</summary>
    Block,
}
