using System.IO.Compression;
using System.Text;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>A folder of its own for one test, and the shortest ways to fill it with snapshots, good and bad.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public const string TenantId = "11111111-0000-4000-8000-000000000001";

    public string Path { get; } = Directory.CreateTempSubdirectory("snapshot-").FullName;

    /// <summary>A tenant.json whose sections are Complete with the given counts.</summary>
    public static string Manifest(params (string Section, long Count)[] sections)
    {
        string states = string.Join(",", sections.Select(s => $"\"{s.Section}\":{{\"status\":\"Complete\",\"count\":{s.Count}}}"));
        return $$"""{"schemaVersion":1,"tenantId":"{{TenantId}}","displayName":"Test","scope":"AllUsers","sections":{""" + states + "}}";
    }

    public string Full(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a snapshot folder from texts by file name.</summary>
    public string Folder(string name, params (string File, string Text)[] files) =>
        Folder(name, [.. files.Select(f => (f.File, Encoding.UTF8.GetBytes(f.Text)))]);

    /// <summary>Writes a snapshot folder from bytes by file name.</summary>
    public string Folder(string name, params (string File, byte[] Bytes)[] files)
    {
        string folder = Full(name);
        _ = Directory.CreateDirectory(folder);
        foreach ((string file, byte[] bytes) in files)
        {
            File.WriteAllBytes(System.IO.Path.Combine(folder, file), bytes);
        }

        return folder;
    }

    /// <summary>Writes a zip from texts by entry name.</summary>
    public string Zip(string name, params (string Entry, string Text)[] entries)
    {
        string path = Full(name);
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach ((string entry, string text) in entries)
        {
            using Stream stream = archive.CreateEntry(entry).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return path;
    }

    /// <summary>What lies in the folder, by name.</summary>
    public string[] Names() => [.. Directory.GetFileSystemEntries(Path).Select(p => System.IO.Path.GetFileName(p)!).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
