namespace SignInRecovery.Support;

/// <summary>What a line of guidance is for.</summary>
public enum SupportGuideKind
{
    /// <summary>What the voice agent asks, and what to answer.</summary>
    Prompt,

    /// <summary>What to say to a person.</summary>
    Say,

    /// <summary>What to have at hand.</summary>
    HaveReady,

    /// <summary>How to open a ticket when nobody can sign in, step by step.</summary>
    WithoutSignIn,

    /// <summary>What else is worth knowing.</summary>
    Remark,
}
