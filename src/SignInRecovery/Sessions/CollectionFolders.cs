using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Sessions;

/// <summary>
/// Where the module keeps what it reads of large tenants when nobody named a folder: under the user's own local data, one
/// folder for each unfinished reading, and one for each tenant in use, which goes with the process.
/// </summary>
internal static class CollectionFolders
{
    private static readonly List<string> InUse = [];

    static CollectionFolders() => AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveAll();

    private static string Root
    {
        get
        {
            string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return Path.Combine(local.Length > 0 ? local : Path.GetTempPath(), "SignInRecovery", "collections");
        }
    }

    /// <summary>The folder of a reading that is under way, the same for a later run.</summary>
    public static string Unfinished(string tenantId, SnapshotScope scope) =>
        Path.Combine(Root, $"{string.Concat(tenantId.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'))}-{scope}");

    /// <summary>Moves a reading that is done to a folder of its own, so that the next one does not meet it.</summary>
    public static string Finish(string folder)
    {
        RemoveForgotten();
        string finished = $"{folder}.{Environment.ProcessId}.{Guid.NewGuid():N}";
        Directory.Move(folder, finished);
        lock (InUse)
        {
            InUse.Add(finished);
        }

        return finished;
    }

    // A process that was killed leaves its folders; the next one that reads takes them away.
    private static void RemoveForgotten()
    {
        foreach (string folder in Directory.EnumerateDirectories(Root))
        {
            string[] parts = Path.GetFileName(folder).Split('.');
            if (parts.Length == 3 && int.TryParse(parts[1], out int process) && process != Environment.ProcessId && !IsRunning(process))
            {
                Remove(folder);
            }
        }
    }

    private static void RemoveAll()
    {
        lock (InUse)
        {
            InUse.ForEach(Remove);
            InUse.Clear();
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else has it open; the next run tries again.
        }
    }
}
