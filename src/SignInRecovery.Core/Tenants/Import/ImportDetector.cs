namespace SignInRecovery.Tenants.Import;

/// <summary>Says what a path holds, so that the right importer reads it. It looks at names and first bytes only.</summary>
public static class ImportDetector
{
    private static readonly string[] PolicyExtensions = [".json", ".jsonl", ".ndjson"];

    /// <summary>Says what a path holds.</summary>
    /// <param name="path">A file or folder.</param>
    /// <param name="cancellationToken">Ends the search of a large folder.</param>
    /// <returns>The kind of source and what the decision rests on; kind Unknown with the reason when nothing is recognised.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static ImportSource Detect(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return Directory.Exists(path) ? DetectFolder(path, cancellationToken)
                : File.Exists(path) ? DetectFile(path)
                : new ImportSource(ImportSourceKind.Unknown, path, $"The path '{SafeText.Show(path)}' does not exist.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            return new ImportSource(ImportSourceKind.Unknown, path, $"The path could not be read: {SafeText.Show(fault.Message)}");
        }
    }

    private static ImportSource DetectFolder(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(Path.Combine(path, "tenant.json")))
        {
            return new ImportSource(ImportSourceKind.SnapshotFolder, path, "The folder holds a tenant.json.");
        }

        if (ExporterLayout.Evidence(path) is { } evidence)
        {
            return new ImportSource(ImportSourceKind.EntraExporterFolder, path, $"The folder has the layout of EntraExporter: {evidence}.");
        }

        string? unreadable = null;
        List<ImportFile> files = ImportFiles.Below(path, PolicyExtensions, ImportLimits.Default with { MaxFiles = 1 }, problem => unreadable ??= problem.Reason, cancellationToken);
        return files.Count > 0
            ? new ImportSource(ImportSourceKind.Policies, path, $"The folder holds JSON files, such as {SafeText.Show(files[0].Name)}.")
            : new ImportSource(ImportSourceKind.Unknown, path, "The folder holds no tenant.json, no layout of EntraExporter and no .json, .jsonl or .ndjson file." + (unreadable is null ? string.Empty : " " + unreadable));
    }

    private static ImportSource DetectFile(string path)
    {
        byte[] head = new byte[4096];
        int length;
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }

        if (length == 0)
        {
            return new ImportSource(ImportSourceKind.Unknown, path, "The file is empty.");
        }

        if (head.AsSpan(0, length).StartsWith("PK"u8))
        {
            return new ImportSource(ImportSourceKind.ZipArchive, path, "The file is a zip archive.");
        }

        if (Path.GetFileName(path).Equals("tenant.json", StringComparison.OrdinalIgnoreCase))
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
            return new ImportSource(ImportSourceKind.SnapshotFolder, folder, "The file is the tenant.json of a snapshot folder.");
        }

        // The last bytes may be half a character, which must not make the file look like another encoding.
        int whole = length < head.Length ? length : Array.FindLastIndex(head, b => b < 0x80) + 1;
        DecodedText decoded = TextDecoder.Decode(head.AsMemory(0, head[0] is 0xFF or 0xFE or 0 || head[1] == 0 ? length & ~1 : whole));
        if (decoded.Refusal is not null)
        {
            return new ImportSource(ImportSourceKind.Unknown, path, decoded.Refusal);
        }

        int at = JsonGaps.Skip(decoded.Text.Span, 0, closers: false);
        return at < decoded.Text.Length && decoded.Text.Span[at] is (byte)'{' or (byte)'[' or (byte)'"'
            ? new ImportSource(ImportSourceKind.Policies, path, "The file starts with a JSON value.")
            : new ImportSource(ImportSourceKind.Unknown, path, "The file is neither a JSON text nor a zip archive.");
    }
}
