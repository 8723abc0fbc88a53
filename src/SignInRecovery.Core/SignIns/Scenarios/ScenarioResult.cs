using SignInRecovery.Facts;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>How a scenario ended.</summary>
public sealed record ScenarioResult
{
    /// <summary>The scenario's id.</summary>
    public required string Id { get; init; }

    /// <summary>The scenario's title; null when it has none.</summary>
    public string? Title { get; init; }

    /// <summary>Whether every expectation came true.</summary>
    public bool Passed => Differences.Count == 0;

    /// <summary>What the sign-in leads to, in the words of the format.</summary>
    public required ScenarioActual Actual { get; init; }

    /// <summary>The expectations that did not come true.</summary>
    public required IReadOnlyList<ScenarioDifference> Differences { get; init => field = value.Indexed(); }

    /// <summary>What the sign-in leads to, with explanations.</summary>
    public required SignInOutcome Outcome { get; init; }

    /// <summary>What in the scenario this version does not know and does not use.</summary>
    public IReadOnlyList<string> Remarks { get; init => field = value.Indexed(); } = [];

    /// <summary>The file of the scenario.</summary>
    public required string File { get; init; }

    /// <summary>The line at which it begins.</summary>
    public required long Line { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}: {(Passed ? "passed" : string.Join("; ", Differences))}";
}
