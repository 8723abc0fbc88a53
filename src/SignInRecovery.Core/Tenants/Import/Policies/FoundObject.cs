namespace SignInRecovery.Tenants.Import;

/// <summary>An object that was recognised in a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Node">The object, freed of its wrappers.</param>
internal sealed record FoundObject(FoundKind Kind, ImportNode Node);
