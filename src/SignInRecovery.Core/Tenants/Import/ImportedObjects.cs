namespace SignInRecovery.Tenants.Import;

/// <summary>What an importer made of a source: normalised objects by section, and everything that it could not take or took with doubt.</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="Source">The path or name that was imported.</param>
/// <param name="Sections">The sections that the source holds, by name. A section that is not in it was not collected.</param>
/// <param name="Problems">The problems, in the order of the files and of the positions in them.</param>
public sealed record ImportedObjects(
    ImportSourceKind Kind,
    string Source,
    IReadOnlyDictionary<string, ImportedSection> Sections,
    IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>The tenant's id where the source says it, otherwise null.</summary>
    public string? TenantId { get; init; }

    /// <summary>The tenant's display name where the source says it, otherwise null.</summary>
    public string? TenantDisplayName { get; init; }

    /// <summary>True when at least one object or file was not taken.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == ImportSeverity.Error);

    /// <summary>The section of that name, with status NotCollected and no lines when the source does not hold it.</summary>
    /// <param name="name">A section name of the snapshot format, such as <c>policies</c>.</param>
    /// <returns>The section; never null.</returns>
    public ImportedSection GetSection(string name) =>
        Sections.TryGetValue(name, out ImportedSection? section)
            ? section
            : new ImportedSection(name, ImportedSectionStatus.NotCollected, "The imported source does not hold this section.", []);
}
