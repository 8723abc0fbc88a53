namespace SignInRecovery.Tenants.Import;

/// <summary>
/// Imports a folder that the EntraExporter module wrote (Export-Entra), of any of its versions. What the export holds becomes sections of a snapshot;
/// what the exporter is known to leave out makes a section Partial; sections that are not in the export are not collected.
/// No content makes it throw.
/// </summary>
public static class EntraExporterImporter
{
    /// <summary>Imports an export.</summary>
    /// <param name="folder">The folder that was given to Export-Entra as -Path.</param>
    /// <param name="limits">The bounds, or null for <see cref="ImportLimits.Default"/>.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>What was taken, and every problem.</returns>
    /// <exception cref="OperationCanceledException">The import was cancelled.</exception>
    public static ImportedObjects Import(string folder, ImportLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var collector = new ImportCollector();
        if (!Directory.Exists(folder))
        {
            collector.Report(FileProblems.PathNotFound(folder));
            return collector.Build(ImportSourceKind.EntraExporterFolder, folder);
        }

        var root = new ExporterFolder(Path.GetFullPath(folder), string.Empty, collector.Report);
        var reader = new ExporterReader(collector, limits ?? ImportLimits.Default, cancellationToken);
        ImportNode? organization = ReadSections(root, reader);
        if (collector.Count == 0 && !collector.HasErrors)
        {
            collector.Report(FileProblems.Nothing(folder, "The folder holds no objects as EntraExporter writes them."));
        }

        // A folder that could not be opened may have held a part of any section, so none passes for whole.
        return collector.Build(ImportSourceKind.EntraExporterFolder, folder, [.. collector.Sections]) with
        {
            TenantId = organization?.FindText("id"),
            TenantDisplayName = organization?.FindText("displayName"),
        };
    }

    private static ImportNode? ReadSections(ExporterFolder root, ExporterReader reader)
    {
        ImportNode? organization = null;
        foreach ((string path, string section) in ExporterLayout.Single)
        {
            if (root.File(path) is not { } file)
            {
                continue;
            }

            reader.Collector.Open(section);
            foreach (ImportNode node in reader.Read(file, section))
            {
                organization ??= section == "organization" ? node : null;
                _ = reader.Add(section, node);
            }
        }

        foreach ((string path, string section) in ExporterLayout.Plain)
        {
            reader.AddAll(section, root.Folder(path));
        }

        ExporterPolicies.Take(root, reader);
        ExporterRoles.Take(root, reader);
        ExporterDirectory.Take(root, reader);
        CheckUsers(organization, reader);
        ExporterUnmapped.Report(root, reader);
        return organization;
    }

    /// <summary>With -CloudUsersAndGroupsOnly the exporter leaves out synchronised users and groups, and nothing in the export says so.</summary>
    private static void CheckUsers(ImportNode? organization, ExporterReader reader)
    {
        if (organization?.Find("onPremisesSyncEnabled") is not { Kind: ImportNodeKind.True })
        {
            return;
        }

        foreach (string section in (string[])["users", "groups"])
        {
            IReadOnlyList<ReadOnlyMemory<byte>> lines = reader.Collector.Lines(section);
            if (lines.Count > 0 && !lines.Any(line => line.Span.IndexOf("\"onPremisesSyncEnabled\":true"u8) >= 0))
            {
                reader.Collector.MarkPartial(section, "The tenant synchronises from on-premises, and the export holds no synchronised objects; it was probably made with -CloudUsersAndGroupsOnly.");
            }
        }
    }
}
