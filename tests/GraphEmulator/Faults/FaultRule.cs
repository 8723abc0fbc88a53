namespace SignInRecovery.GraphEmulator.Faults;

/// <summary>A fault for the requests that fit.</summary>
public sealed record FaultRule
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>
    /// The paths, below the version: <c>/users</c> fits this path alone, <c>/users/*</c> one segment more, <c>/users/**</c>
    /// everything below, <c>**</c> everything.
    /// </summary>
    public string Path { get; init; } = "**";

    /// <summary>The method; any when null.</summary>
    public string? Method { get; init; }

    /// <summary>Of fitting requests, which share is hit: 1 for all.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>How many fitting requests pass before the rule begins to act.</summary>
    public int After { get; init; }

    /// <summary>How often it acts at most.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>
    /// For one and the same request, how often in a row it can be hit: two by default, so that a client that tries often
    /// enough always gets through.
    /// </summary>
    public int TimesInARow { get; init; } = 2;

    /// <summary>The Retry-After of throttling and of 503, in the wall's seconds.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>The status of <see cref="FaultKind.HtmlPage"/>.</summary>
    public int Status { get; init; } = 200;

    /// <summary>How long a slow body or a delay takes, in the wall's time.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The authentication context that <see cref="FaultKind.ClaimsChallenge"/> demands.</summary>
    public string AuthenticationContext { get; init; } = "c1";
}
