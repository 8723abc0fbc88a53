using SignInRecovery.Facts;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>The place that a snapshot is written to: what may be replaced there, and how that is done.</summary>
internal static class SnapshotTarget
{
    /// <summary>Fails when the folder that the snapshot should lie in does not exist.</summary>
    public static void EnsureParent(string target)
    {
        if (Path.GetDirectoryName(target) is string parent && !Directory.Exists(parent))
        {
            throw Unwritable(target, $"There is no folder '{parent}'.", null);
        }
    }

    /// <summary>The error for a place that cannot be written to.</summary>
    public static SignInRecoveryException Unwritable(string target, string reason, Exception? inner) => new(
        "SnapshotUnwritable",
        ErrorKind.InputOutput,
        $"The snapshot cannot be written to '{target}'. {reason}",
        "Choose a path in an existing folder that you may write to, on a disk with room.",
        target,
        inner);

    /// <summary>Whether a path asks for a zip.</summary>
    public static bool IsZip(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Fails when something is at the path that must not be replaced.</summary>
    public static void EnsureFree(string target, bool overwrite)
    {
        bool isFolder = Directory.Exists(target);
        if (!isFolder && !File.Exists(target))
        {
            return;
        }

        if (!overwrite)
        {
            throw new SignInRecoveryException(
                "SnapshotExists",
                ErrorKind.AlreadyExists,
                $"There is something at '{target}' already.",
                "Choose another path, or use -Force to replace an older snapshot there.",
                target);
        }

        // Force replaces a snapshot. It is no licence to delete a folder of something else.
        bool isSnapshot = isFolder ? IsSnapshotFolder(target) : IsZip(target);
        if (!isSnapshot || isFolder == IsZip(target))
        {
            throw new SignInRecoveryException(
                "SnapshotTargetForeign",
                ErrorKind.AlreadyExists,
                $"What is at '{target}' is no snapshot of the kind asked for, so it is not replaced.",
                "Choose another path, or remove what is there yourself.",
                target);
        }
    }

    /// <summary>Whether a folder holds a snapshot and nothing else, or nothing at all.</summary>
    private static bool IsSnapshotFolder(string folder)
    {
        string[] entries = Directory.GetFileSystemEntries(folder);
        return entries.Length == 0
            || (File.Exists(Path.Combine(folder, SnapshotSource.ManifestFileName))
                && entries.All(e => File.Exists(e)
                    && (Path.GetFileName(e) == SnapshotSource.ManifestFileName || e.EndsWith(SnapshotSource.SectionFileExtension, StringComparison.Ordinal))));
    }

    /// <summary>Puts what was written in its place.</summary>
    public static void Replace(string temporary, string target, bool overwrite)
    {
        if (File.Exists(temporary))
        {
            File.Move(temporary, target, overwrite);
            return;
        }

        if (!overwrite || !Directory.Exists(target))
        {
            Directory.Move(temporary, target);
            return;
        }

        // A folder cannot be replaced in one step; the old one is moved aside and put back if the new one cannot take its place.
        string aside = temporary + ".old";
        Directory.Move(target, aside);
        try
        {
            Directory.Move(temporary, target);
        }
        catch
        {
            Directory.Move(aside, target);
            throw;
        }

        Remove(aside);
    }

    /// <summary>Removes what was written, as far as it is still there.</summary>
    public static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else if (File.Exists(path))
            {
                File.Delete(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What remains is a temporary file with a name that says so; the outcome of the writing stands.
        }
    }
}
