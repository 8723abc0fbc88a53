using SignInRecovery.Knowledge;

namespace SignInRecovery.Recovery;

/// <summary>A fact that advice rests on.</summary>
/// <param name="Id">A stable name for it, made up here; "Tenant" for something seen in a tenant.</param>
/// <param name="Text">The fact, in one sentence.</param>
/// <param name="Source">The page that says so, or the section of the snapshot.</param>
/// <param name="SourceDate">The date of that page, or of the snapshot; null when it has none.</param>
/// <param name="Status">How well it is attested.</param>
public sealed record RecoveryFact(string Id, string Text, string Source, DateOnly? SourceDate, KnowledgeStatus Status)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Text} ({Source}, {SourceDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "undated"}, {Status})";
}
