namespace SignInRecovery.Tenants.Import;

/// <summary>One thing that an importer could not take, or took with doubt.</summary>
/// <param name="File">The file as given, or its path below the imported folder, with forward slashes.</param>
/// <param name="Line">The line of the file, counted from 1, or null when the problem is of the whole file.</param>
/// <param name="Column">The character of the line, counted from 1, or null.</param>
/// <param name="Index">The position of the object in the file, counted from 0, or null.</param>
/// <param name="ObjectName">The display name of the object, with control characters made harmless, or null.</param>
/// <param name="ErrorId">A stable id, one of <see cref="ImportErrorIds"/>.</param>
/// <param name="Reason">One sentence for people that says what is wrong.</param>
/// <param name="RecommendedAction">One sentence for people that says what to do.</param>
/// <param name="Severity">Error: not taken. Warning: taken, with doubt.</param>
public sealed record ImportProblem(
    string File,
    long? Line,
    long? Column,
    int? Index,
    string? ObjectName,
    string ErrorId,
    string Reason,
    string RecommendedAction,
    ImportSeverity Severity)
{
    /// <summary>Where in the object the problem is, as a JSON path such as <c>$.conditions.users.excludeGroups[0]</c>, or null.</summary>
    public string? JsonPath { get; init; }

    /// <summary>The state that the object claims (a policy: enabled, disabled, enabledForReportingButNotEnforced), or null when it claims none.</summary>
    public string? ObjectState { get; init; }

    /// <summary>The section that the object belongs to, or null when that is not known.</summary>
    public string? Section { get; init; }
}
