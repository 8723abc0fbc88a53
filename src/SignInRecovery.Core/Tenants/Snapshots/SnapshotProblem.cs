namespace SignInRecovery.Tenants.Snapshots;

/// <summary>Something in a snapshot that could not be read or does not add up. What is around it was read all the same.</summary>
/// <param name="ErrorId">A stable noun phrase, such as <c>SnapshotLineMalformed</c>.</param>
/// <param name="File">The file, as named in the snapshot.</param>
/// <param name="Line">The line in the file, from 1; null when the problem is not about one line.</param>
/// <param name="Reason">What is wrong, in one sentence.</param>
/// <param name="RecommendedAction">What the user should do, in one sentence.</param>
public sealed record SnapshotProblem(string ErrorId, string File, long? Line, string Reason, string RecommendedAction)
{
    /// <summary>The object that the problem is about, by name; null when it has none.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Whether the object was read all the same, and only something in it is in doubt.</summary>
    public bool IsWarning { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Line is null ? $"{File}: {Reason}" : $"{File}, line {Line}: {Reason}";
}
