namespace SignInRecovery.Tenants.Import;

/// <summary>A file of an import.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Name">Its path below the imported folder with forward slashes, or its name; this is what reports and made ids use.</param>
internal sealed record ImportFile(string FullPath, string Name);
