namespace SignInRecovery.Tenants.Snapshots;

/// <summary>How far the reading or writing of a snapshot has come.</summary>
/// <param name="Section">The section under way.</param>
/// <param name="Lines">The lines of it that are done.</param>
/// <param name="SectionIndex">The number of sections that are done.</param>
/// <param name="SectionCount">The number of sections in all.</param>
public sealed record SnapshotProgress(string Section, long Lines, int SectionIndex, int SectionCount);
