namespace SignInRecovery.BreakGlass;

/// <summary>One thing that a plan made or began to make.</summary>
public sealed record JournalEntry
{
    /// <summary>The step's id.</summary>
    public required string Step { get; init; }

    /// <summary>How far it has come.</summary>
    public required JournalState State { get; init; }

    /// <summary>The run that did it.</summary>
    public required string Run { get; init; }

    /// <summary>When, by this computer's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The id of the object that was made, or of the assignment; null when the step makes none or the answer was lost.</summary>
    public string? ObjectId { get; init; }

    /// <summary>When the service says that it made the object; null when it does not say.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }
}
