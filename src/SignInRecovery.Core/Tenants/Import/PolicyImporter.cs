using System.Text;

namespace SignInRecovery.Tenants.Import;

/// <summary>
/// Imports Conditional Access policies, with named locations, authentication strengths and authentication contexts where they lie beside them,
/// from files in every form that tools and people leave them in. No content makes it throw: each policy is taken, or reported with file, position and reason,
/// and the others go on.
/// </summary>
public static class PolicyImporter
{
    private static readonly string[] Extensions = [".json", ".jsonl", ".ndjson"];
    private static readonly string[] Affected = ["policies"];

    /// <summary>Imports a file, or every .json, .jsonl and .ndjson file below a folder.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="limits">The bounds, or null for <see cref="ImportLimits.Default"/>.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>What was taken, and every problem.</returns>
    /// <exception cref="OperationCanceledException">The import was cancelled.</exception>
    public static ImportedObjects Import(string path, ImportLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        limits ??= ImportLimits.Default;
        var collector = new ImportCollector();
        if (Directory.Exists(path))
        {
            ReadAll(ImportFiles.Below(path, Extensions, limits, collector.Report, cancellationToken), collector, limits, cancellationToken);
        }
        else if (File.Exists(path))
        {
            ReadAll([new ImportFile(path, Path.GetFileName(path))], collector, limits, cancellationToken);
        }
        else
        {
            collector.Report(FileProblems.PathNotFound(path));
        }

        return Build(collector, path);
    }

    /// <summary>Imports these files, in this order.</summary>
    /// <param name="files">The files.</param>
    /// <param name="limits">The bounds, or null for <see cref="ImportLimits.Default"/>.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>What was taken, and every problem.</returns>
    /// <exception cref="OperationCanceledException">The import was cancelled.</exception>
    public static ImportedObjects Import(IReadOnlyList<string> files, ImportLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        limits ??= ImportLimits.Default;
        var collector = new ImportCollector();
        foreach (string file in files)
        {
            if (File.Exists(file))
            {
                ReadAll([new ImportFile(file, file)], collector, limits, cancellationToken);
            }
            else
            {
                collector.Report(FileProblems.PathNotFound(file));
            }
        }

        return Build(collector, files.Count == 1 ? files[0] : string.Empty);
    }

    /// <summary>Imports policies from a text.</summary>
    /// <param name="name">The name for reports, and for ids that are made.</param>
    /// <param name="text">The JSON text.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>What was taken, and every problem.</returns>
    /// <exception cref="OperationCanceledException">The import was cancelled.</exception>
    public static ImportedObjects ImportText(string name, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        var collector = new ImportCollector();
        ReadOne(name, Encoding.UTF8.GetBytes(text), collector, ImportLimits.Default, cancellationToken);
        return Build(collector, name);
    }

    /// <summary>Imports policies from a stream, in any encoding that files come in. The stream stays open.</summary>
    /// <param name="name">The name for reports, and for ids that are made.</param>
    /// <param name="stream">The stream, read to its end.</param>
    /// <param name="limits">The bounds, or null for <see cref="ImportLimits.Default"/>.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>What was taken, and every problem.</returns>
    /// <exception cref="OperationCanceledException">The import was cancelled.</exception>
    public static ImportedObjects ImportStream(string name, Stream stream, ImportLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(stream);
        limits ??= ImportLimits.Default;
        var collector = new ImportCollector();
        if (ImportFiles.Read(name, stream, limits, collector.Report) is { } bytes)
        {
            ReadOne(name, bytes, collector, limits, cancellationToken);
        }

        return Build(collector, name);
    }

    /// <summary>Reads files into a collector that other importers share.</summary>
    internal static void ReadAll(IReadOnlyList<ImportFile> files, ImportCollector collector, ImportLimits limits, CancellationToken cancellationToken)
    {
        foreach (ImportFile file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ImportFiles.Read(file, limits, collector.Report) is { } bytes)
            {
                ReadOne(file.Name, bytes, collector, limits, cancellationToken);
            }
        }
    }

    private static void ReadOne(string name, ReadOnlyMemory<byte> bytes, ImportCollector collector, ImportLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            new PolicyFileReader(collector, limits).Read(name, bytes, cancellationToken);
        }
#pragma warning disable CA1031 // The edge of the importer: a fault of ours in one file must not cost the other files, and is reported.
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            collector.Report(FileProblems.ImporterFault(name, fault));
        }
    }

    private static ImportedObjects Build(ImportCollector collector, string source)
    {
        if (collector is { Count: 0, HasErrors: false })
        {
            collector.Report(FileProblems.Nothing(source, "No Conditional Access policy was found."));
        }

        return collector.Build(ImportSourceKind.Policies, source, Affected);
    }
}
