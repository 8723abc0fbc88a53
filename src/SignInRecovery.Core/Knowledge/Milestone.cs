namespace SignInRecovery.Knowledge;

/// <summary>A day, or a month, in which Microsoft changes what a sign-in accepts.</summary>
/// <param name="Id">A stable name for it, made up here.</param>
/// <param name="Date">The day, as Microsoft gives it; the last day of a month where it gives no more than that.</param>
/// <param name="What">What changes, in words.</param>
/// <param name="Source">The page that says so.</param>
/// <param name="SourceDate">The date of that page.</param>
/// <param name="Status">How well the row is attested.</param>
public sealed record Milestone(string Id, DateOnly Date, string What, string Source, DateOnly SourceDate, KnowledgeStatus Status)
{
    /// <summary>Whether Microsoft gives a month and no day.</summary>
    public bool IsMonth { get; init; }

    /// <summary>The first moment of the day, in UTC: Microsoft gives no hour.</summary>
    public DateTimeOffset Start => new(Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>Whether the day has come.</summary>
    /// <param name="asOf">The time asked about.</param>
    public bool IsPast(DateTimeOffset asOf) => asOf >= Start;

    /// <inheritdoc/>
    public override string ToString() => Date.ToString(IsMonth ? "yyyy-MM" : "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
