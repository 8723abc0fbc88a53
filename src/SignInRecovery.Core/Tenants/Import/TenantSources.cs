using SignInRecovery.Facts;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tenants.Import;

/// <summary>Opens whatever a user may name as the source of a tenant.</summary>
public static class TenantSources
{
    private const string UnknownExtent = "The files do not say whether they hold everything that the tenant has of this section.";

    /// <summary>Opens a snapshot folder or zip, an EntraExporter folder, or files of Conditional Access policies.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The source; what an importer could not read is among its problems.</returns>
    /// <exception cref="SignInRecoveryException">See <see cref="SnapshotSource.Open"/>.</exception>
    public static SnapshotSource Open(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ImportSource source = ImportDetector.Detect(path, cancellationToken);
        return source.Kind switch
        {
            ImportSourceKind.EntraExporterFolder => ToSource(EntraExporterImporter.Import(source.Path, cancellationToken: cancellationToken)),
            ImportSourceKind.Policies => ToSource(PolicyImporter.Import(source.Path, cancellationToken: cancellationToken)),
            ImportSourceKind.SnapshotFolder or ImportSourceKind.ZipArchive => SnapshotSource.Open(source.Path),

            // Nothing is there, or it cannot be read: the snapshot's own errors say which.
            _ when !File.Exists(path) && !Directory.Exists(path) => SnapshotSource.Open(path),
            _ => throw SnapshotSource.NotRecognized(path, source.Reason),
        };
    }

    private static MemorySnapshotSource ToSource(ImportedObjects imported)
    {
        bool isLoose = imported.Kind == ImportSourceKind.Policies;
        var states = imported.Sections.Values.ToDictionary(s => s.Name, s => StateOf(s, isLoose), StringComparer.Ordinal);
        return new MemorySnapshotSource(
            imported.Source,
            new SnapshotManifest
            {
                SchemaVersion = SnapshotManifest.CurrentSchemaVersion,
                TenantId = imported.TenantId,
                DisplayName = imported.TenantDisplayName,
                CreatedBy = isLoose ? "Conditional Access policy files" : "EntraExporter",
                Scope = SnapshotScope.AllUsers,
                Sections = states,
            },
            imported.Sections.ToDictionary(s => s.Key, s => s.Value.Lines, StringComparer.Ordinal),
            [.. imported.Problems.Select(ToProblem)]);
    }

    /// <summary>Loose files show what they show; only an export of a whole tenant can say that there is no more.</summary>
    private static SectionState StateOf(ImportedSection section, bool isLoose) => new()
    {
        Status = section.Status switch
        {
            ImportedSectionStatus.Complete => isLoose ? SectionStatus.Partial : SectionStatus.Complete,
            ImportedSectionStatus.Partial => SectionStatus.Partial,
            _ => SectionStatus.NotCollected,
        },
        Count = section.Lines.Count,
        Detail = section.Detail ?? (isLoose ? UnknownExtent : null),
    };

    private static SnapshotProblem ToProblem(ImportProblem problem)
    {
        string place = problem.Index is int index ? $"Object {index + 1}" : string.Empty;
        string named = problem.ObjectName is null ? place : $"{(place.Length > 0 ? place + ", " : string.Empty)}'{problem.ObjectName}'";
        string path = problem.JsonPath is null ? string.Empty : $" (at {problem.JsonPath})";
        return new SnapshotProblem(
            problem.ErrorId,
            problem.File,
            problem.Line,
            named.Length > 0 ? $"{named}: {problem.Reason}{path}" : problem.Reason + path,
            problem.RecommendedAction)
        {
            ObjectName = problem.ObjectName,
            IsWarning = problem.Severity == ImportSeverity.Warning,
        };
    }
}
