namespace SignInRecovery.Knowledge;

/// <summary>A length of time from which a decision follows, such as the days before a certificate's end in which to act.</summary>
/// <param name="Id">A stable name for it, made up here.</param>
/// <param name="Days">Its length in days.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="Source">The page that says so, or that it is this module's own choice.</param>
/// <param name="SourceDate">The date of that page; null when the page has none.</param>
/// <param name="Status">How well the row is attested.</param>
public sealed record Period(string Id, int Days, string What, string Source, DateOnly? SourceDate, KnowledgeStatus Status)
{
    /// <summary>The period as a length of time.</summary>
    public TimeSpan Length => TimeSpan.FromDays(Days);

    /// <summary>When the period ends.</summary>
    /// <param name="start">When it begins.</param>
    public DateTimeOffset EndsAfter(DateTimeOffset start) => start.AddDays(Days);

    /// <summary>Whether a moment lies within the period that begins now, or has passed already.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="asOf">The time asked about.</param>
    public bool Includes(DateTimeOffset moment, DateTimeOffset asOf) => moment - asOf <= Length;

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Days} days");
}
