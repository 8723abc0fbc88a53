namespace SignInRecovery.GraphEmulator.Logging;

/// <summary>A request that the emulator answered, for tests to look at.</summary>
public sealed record LoggedRequest
{
    /// <summary>The order in which requests came, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>v1.0, beta, or empty for the sign-in endpoints.</summary>
    public required string Version { get; init; }

    /// <summary>The path below the version.</summary>
    public required string Path { get; init; }

    /// <summary>The query, with its question mark; empty when there was none.</summary>
    public required string Query { get; init; }

    /// <summary>The route that answered, such as <c>/users/{id}</c>; null when none fitted.</summary>
    public string? Route { get; init; }

    /// <summary>The status of the answer; 0 when the connection was reset instead.</summary>
    public int Status { get; init; }

    /// <summary>The fault that struck, by name.</summary>
    public string? Fault { get; init; }

    /// <summary>For a request within a batch: the number of the batch's own entry.</summary>
    public long? Batch { get; init; }

    /// <summary>For a request within a batch: its id there.</summary>
    public string? BatchId { get; init; }

    /// <summary>How many requests were being answered when it began, itself included. Requests within a batch do not count.</summary>
    public int Concurrency { get; init; }

    /// <summary>When it came, by the emulator's clock.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was answered, by the emulator's clock.</summary>
    public DateTimeOffset FinishedAt { get; init; }

    /// <summary>What it cost, in the directory's resource units.</summary>
    public int ResourceUnits { get; init; }

    /// <summary>The application of the token.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The permissions of the token.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>The headers of the request, except Authorization, of which only the scheme is kept.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
