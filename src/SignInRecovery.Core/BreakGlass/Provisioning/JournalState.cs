namespace SignInRecovery.BreakGlass;

/// <summary>How far a step has come.</summary>
public enum JournalState
{
    /// <summary>The request is about to be sent, or its answer was lost.</summary>
    Intended,

    /// <summary>It was done by this plan.</summary>
    Done,

    /// <summary>What it made was taken back.</summary>
    Removed,
}
