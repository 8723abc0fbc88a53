namespace SignInRecovery.Knowledge;

/// <summary>An application for which Microsoft itself demands multifactor authentication, in the public cloud.</summary>
/// <param name="Phase">The phase of the enforcement.</param>
/// <param name="Name">The application's name.</param>
/// <param name="AppId">Its app id; null where the page prints none.</param>
/// <param name="Start">The first day.</param>
/// <param name="PostponableUntil">The last day to which a tenant could postpone it.</param>
/// <param name="Scope">Of what it is demanded.</param>
/// <param name="Source">The page that says so.</param>
/// <param name="SourceDate">The date of that page.</param>
/// <param name="Status">How well the row is attested.</param>
public sealed record MandatoryMfaApplication(
    int Phase,
    string Name,
    string? AppId,
    DateOnly Start,
    DateOnly PostponableUntil,
    MandatoryMfaScope Scope,
    string Source,
    DateOnly SourceDate,
    KnowledgeStatus Status)
{
    /// <summary>Whether the enforcement has begun.</summary>
    /// <param name="asOf">The time asked about.</param>
    public bool IsInForce(DateTimeOffset asOf) => asOf >= Moment(Start);

    /// <summary>Whether a tenant may still have it postponed, which nothing in a snapshot shows.</summary>
    /// <param name="asOf">The time asked about.</param>
    public bool MayBePostponed(DateTimeOffset asOf) => asOf < Moment(PostponableUntil.AddDays(1));

    private static DateTimeOffset Moment(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
