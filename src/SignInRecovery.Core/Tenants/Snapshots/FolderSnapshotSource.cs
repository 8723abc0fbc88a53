namespace SignInRecovery.Tenants.Snapshots;

/// <summary>A snapshot in a folder.</summary>
internal sealed class FolderSnapshotSource : SnapshotSource
{
    private readonly string _folder;
    private readonly Dictionary<string, FileStamp> _stamps;

    private FolderSnapshotSource(string folder, SnapshotManifest manifest)
    {
        _folder = folder;
        Manifest = manifest;
        _stamps = Directory.EnumerateFiles(folder, "*" + SectionFileExtension)
            .Where(p => p.EndsWith(SectionFileExtension, StringComparison.Ordinal))
            .ToDictionary(p => Path.GetFileNameWithoutExtension(p), FileStamp.Of, StringComparer.Ordinal);
        SectionNames = (string[])[.. _stamps.Keys.Order(StringComparer.Ordinal)];
    }

    public override string Name => _folder;

    public override SnapshotManifest Manifest { get; }

    public override IReadOnlyList<string> SectionNames { get; }

    public static FolderSnapshotSource OpenFolder(string folder)
    {
        string path = Path.Combine(folder, ManifestFileName);
        if (!File.Exists(path))
        {
            throw NotRecognized(folder, $"The folder holds no {ManifestFileName}.");
        }

        using FileStream stream = File.OpenRead(path);
        if (stream.Length > SnapshotManifestJson.MaximumLength)
        {
            throw SnapshotManifestJson.TooLarge(folder);
        }

        return new FolderSnapshotSource(folder, SnapshotManifestJson.Read(stream, folder));
    }

    internal override Stream OpenSection(string section) => new FileStream(
        PathOf(section),
        new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan });

    internal override void EnsureUnchanged()
    {
        foreach ((string section, FileStamp stamp) in _stamps)
        {
            if (FileStamp.Of(PathOf(section)) != stamp)
            {
                throw Changed(_folder, section + SectionFileExtension);
            }
        }
    }

    private string PathOf(string section) => Path.Combine(_folder, section + SectionFileExtension);
}
