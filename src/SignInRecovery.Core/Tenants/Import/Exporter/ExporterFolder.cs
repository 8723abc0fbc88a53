namespace SignInRecovery.Tenants.Import;

/// <summary>A folder of an export. Names are compared without regard to case: exports move between Windows and Linux, and the exporter changed casings.</summary>
internal sealed class ExporterFolder(string fullPath, string name, Action<ImportProblem>? report)
{
    private static readonly EnumerationOptions Options = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>The path below the export, with forward slashes; empty for the export itself.</summary>
    public string Name => name;

    public string FullPath => fullPath;

    /// <summary>The folder's last name.</summary>
    public string Leaf => Path.GetFileName(fullPath);

    /// <summary>The folder of that relative path, or null.</summary>
    public ExporterFolder? Folder(string relative)
    {
        ExporterFolder? at = this;
        foreach (string part in relative.Split('/'))
        {
            at = at?.Folders().FirstOrDefault(folder => folder.Leaf.Equals(part, StringComparison.OrdinalIgnoreCase));
        }

        return at;
    }

    /// <summary>The file of that relative path, or null.</summary>
    public ImportFile? File(string relative)
    {
        int slash = relative.LastIndexOf('/');
        ExporterFolder? folder = slash < 0 ? this : Folder(relative[..slash]);
        return folder?.Files().FirstOrDefault(file => Path.GetFileName(file.FullPath).Equals(relative[(slash + 1)..], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The folders in it, ordinal. Links are not followed.</summary>
    public IEnumerable<ExporterFolder> Folders() => Entries(Directory.EnumerateDirectories).Select(path => new ExporterFolder(path, Below(path), report));

    /// <summary>The .json files in it, ordinal.</summary>
    public IEnumerable<ImportFile> Files() =>
        Entries(Directory.EnumerateFiles)
            .Where(path => Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase))
            .Select(path => new ImportFile(path, Below(path)));

    /// <summary>The objects in it: each lies in a folder of its own, in a file of the same name, or in a file alone.</summary>
    public IEnumerable<(ImportFile File, ExporterFolder Folder)> Objects()
    {
        foreach (ExporterFolder folder in Folders())
        {
            if (folder.Files().FirstOrDefault(file => Path.GetFileNameWithoutExtension(file.FullPath).Equals(folder.Leaf, StringComparison.OrdinalIgnoreCase)) is { } file)
            {
                yield return (file, folder);
            }
        }
    }

    /// <summary>What a folder holds; a folder that cannot be opened is reported and counts as empty.</summary>
    private List<string> Entries(Func<string, string, EnumerationOptions, IEnumerable<string>> enumerate)
    {
        try
        {
            return [.. enumerate(fullPath, "*", Options).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            report?.Invoke(FileProblems.NotReadable(name.Length == 0 ? fullPath : name, fault.Message));
            return [];
        }
    }

    private string Below(string path) => name.Length == 0 ? Path.GetFileName(path) : $"{name}/{Path.GetFileName(path)}";
}
