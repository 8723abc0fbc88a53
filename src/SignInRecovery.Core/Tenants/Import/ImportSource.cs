namespace SignInRecovery.Tenants.Import;

/// <summary>What <see cref="ImportDetector"/> found a path to be.</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="Path">The path to hand to the importer of that kind.</param>
/// <param name="Reason">One sentence that says what the decision rests on.</param>
public sealed record ImportSource(ImportSourceKind Kind, string Path, string Reason);
