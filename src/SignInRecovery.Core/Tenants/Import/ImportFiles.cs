namespace SignInRecovery.Tenants.Import;

/// <summary>Finds and reads the files of an import, in the same order on every machine.</summary>
internal static class ImportFiles
{
    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false, ReturnSpecialDirectories = false };

    /// <summary>The files below a folder whose extension is one of those, ordered by relative path, ordinal. Links to folders are reported and not followed.</summary>
    public static List<ImportFile> Below(string folder, string[] extensions, ImportLimits limits, Action<ImportProblem> report, CancellationToken cancellationToken)
    {
        var files = new List<ImportFile>();
        var folders = new Stack<(DirectoryInfo Folder, string Prefix)>();
        folders.Push((new DirectoryInfo(folder), string.Empty));
        while (folders.TryPop(out (DirectoryInfo Folder, string Prefix) next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                foreach (FileSystemInfo entry in next.Folder.EnumerateFileSystemInfos("*", AllEntries))
                {
                    string name = next.Prefix + entry.Name;
                    if (entry is DirectoryInfo directory)
                    {
                        AddFolder(folders, directory, name, report);
                    }
                    else if (Array.Exists(extensions, extension => extension.Equals(entry.Extension, StringComparison.OrdinalIgnoreCase)))
                    {
                        if (files.Count >= limits.MaxFiles)
                        {
                            report(FileProblems.TooManyFiles(folder, limits.MaxFiles));
                            return Ordered(files);
                        }

                        files.Add(new ImportFile(entry.FullName, name));
                    }
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.Security.SecurityException)
            {
                report(FileProblems.NotReadable(next.Prefix.Length == 0 ? folder : next.Prefix, fault.Message));
            }
        }

        return Ordered(files);
    }

    /// <summary>Reads a whole file, or reports why not.</summary>
    public static byte[]? Read(ImportFile file, ImportLimits limits, Action<ImportProblem> report)
    {
        try
        {
            using var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(file.Name, stream, limits, report);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException)
        {
            report(FileProblems.NotReadable(file.Name, fault.Message));
            return null;
        }
    }

    /// <summary>Reads a whole stream, or reports why not.</summary>
    public static byte[]? Read(string name, Stream stream, ImportLimits limits, Action<ImportProblem> report)
    {
        try
        {
            return ReadWithin(name, stream, limits, report);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or InvalidDataException)
        {
            report(FileProblems.NotReadable(name, fault.Message));
            return null;
        }
    }

    /// <summary>Reads to the end, and never keeps more than the limit.</summary>
    private static byte[]? ReadWithin(string name, Stream stream, ImportLimits limits, Action<ImportProblem> report)
    {
        if (stream.CanSeek && stream.Length - stream.Position > limits.MaxFileBytes)
        {
            report(FileProblems.TooLarge(name, limits.MaxFileBytes));
            return null;
        }

        using var buffer = new MemoryStream();
        byte[] chunk = new byte[81920];
        int read;
        while ((read = stream.Read(chunk, 0, chunk.Length)) > 0)
        {
            if (buffer.Length + read > limits.MaxFileBytes)
            {
                report(FileProblems.TooLarge(name, limits.MaxFileBytes));
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static void AddFolder(Stack<(DirectoryInfo Folder, string Prefix)> folders, DirectoryInfo directory, string name, Action<ImportProblem> report)
    {
        if (directory.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            report(FileProblems.LinkNotFollowed(name));
        }
        else if (!directory.Name.StartsWith('.'))
        {
            folders.Push((directory, name + "/"));
        }
    }

    private static List<ImportFile> Ordered(List<ImportFile> files)
    {
        files.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return files;
    }
}
