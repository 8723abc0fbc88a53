namespace SignInRecovery.Tenants;

/// <summary>How much of one section was seen, and what is missing.</summary>
public sealed record SectionState
{
    /// <summary>The state of a section that nobody asked for.</summary>
    public static SectionState NotCollected { get; } = new() { Status = SectionStatus.NotCollected };

    /// <summary>How much was seen.</summary>
    public required SectionStatus Status { get; init; }

    /// <summary>The number of lines that the section should have, as counted when it was written; null when unknown.</summary>
    public long? Count { get; init; }

    /// <summary>What is missing or what happened, in a sentence; null when there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>The Microsoft Graph permission that was missing; null when none is known to be.</summary>
    public string? Permission { get; init; }

    /// <summary>The directory role that was missing; null when none is known to be.</summary>
    public string? Role { get; init; }

    /// <summary>The licence that was missing; null when none is known to be.</summary>
    public string? Licence { get; init; }
}
