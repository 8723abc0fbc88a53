namespace SignInRecovery.Gateway;

/// <summary>How far a collection has come.</summary>
/// <param name="SectionsDone">The sections that are done.</param>
/// <param name="SectionsTotal">The sections that were asked for.</param>
/// <param name="Objects">The objects that were read so far.</param>
/// <param name="Requests">The requests that were sent so far, repetitions included.</param>
/// <param name="Section">A section under way; null when none is named.</param>
/// <param name="WaitingFor">What the collection waits for, such as "Microsoft Graph asked for a pause of 7 s"; null when it does not wait.</param>
public sealed record CollectionProgress(
    int SectionsDone, int SectionsTotal, long Objects, long Requests, string? Section = null, string? WaitingFor = null);
