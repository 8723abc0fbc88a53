namespace SignInRecovery.Knowledge;

/// <summary>A period after which Microsoft does something by itself.</summary>
/// <param name="Id">A stable name for it, made up here.</param>
/// <param name="Days">Its length in days, as Microsoft gives it.</param>
/// <param name="What">What holds during it, in words.</param>
/// <param name="Source">The page that says so.</param>
/// <param name="SourceDate">The date of that page.</param>
/// <param name="Status">How well the row is attested.</param>
public sealed record Period(string Id, int Days, string What, string Source, DateOnly SourceDate, KnowledgeStatus Status)
{
    /// <summary>When the period ends.</summary>
    /// <param name="start">When it begins.</param>
    public DateTimeOffset EndsAfter(DateTimeOffset start) => start.AddDays(Days);
}
