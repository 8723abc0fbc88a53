namespace SignInRecovery.Knowledge;

/// <summary>An application of Microsoft.</summary>
/// <param name="AppId">Its app id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Groups">The groups to which it belongs.</param>
/// <param name="PossibleGroups">The groups to which it may belong: they are documented by names, and one of them may mean it.</param>
/// <param name="Source">Where name, id and groups come from.</param>
/// <param name="SourceDate">The date of that page; null when it has none.</param>
/// <param name="Status">How well the row is attested.</param>
public sealed record KnownApplication(
    string AppId,
    string Name,
    ApplicationGroup Groups,
    ApplicationGroup PossibleGroups,
    string Source,
    DateOnly? SourceDate,
    KnowledgeStatus Status);
