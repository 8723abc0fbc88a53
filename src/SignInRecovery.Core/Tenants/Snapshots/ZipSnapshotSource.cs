using System.IO.Compression;
using SignInRecovery.Facts;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// A snapshot in a zip. Nothing is ever unpacked to disk; an archive with paths that leave it, or that swells beyond
/// reason, is refused all the same, because nobody wrote such a thing with good intent.
/// </summary>
internal sealed class ZipSnapshotSource : SnapshotSource
{
    /// <summary>The largest section that is read from an archive, in bytes: some thirty million users.</summary>
    internal const long MaximumEntryLength = 16L * 1024 * 1024 * 1024;

    /// <summary>How many times a large section may swell. JSON of a directory is packed to about a tenth.</summary>
    internal const int MaximumRatio = 200;

    /// <summary>Sections up to this length, in bytes, may swell as they like.</summary>
    internal const long RatioFreeLength = 64L * 1024 * 1024;

    private readonly string _path;
    private readonly FileStamp _stamp;
    private readonly Dictionary<string, string> _entries;

    private ZipSnapshotSource(string path, SnapshotManifest manifest, Dictionary<string, string> entries)
    {
        _path = path;
        _stamp = FileStamp.Of(path);
        _entries = entries;
        Manifest = manifest;
        SectionNames = [.. entries.Keys.Order(StringComparer.Ordinal)];
    }

    public override string Name => _path;

    public override SnapshotManifest Manifest { get; }

    public override IReadOnlyList<string> SectionNames { get; }

    public static ZipSnapshotSource OpenZip(string path)
    {
        using FileStream file = OpenFile(path);
        Span<byte> magic = stackalloc byte[4];
        int read = file.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        if (read < 4 || !magic.StartsWith("PK"u8))
        {
            throw NotRecognized(path, "The file is no zip archive.");
        }

        file.Position = 0;
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                EnsureSafe(path, entry);
            }

            ZipArchiveEntry manifestEntry = archive.Entries
                .Where(e => e.Name == ManifestFileName)
                .MinBy(e => e.FullName.Length)
                ?? throw NotRecognized(path, $"The archive holds no {ManifestFileName}.");
            string root = manifestEntry.FullName[..^ManifestFileName.Length];
            using Stream stream = new BoundedStream(manifestEntry.Open(), RatioFreeLength, () => Unsafe(path, manifestEntry.FullName, "It is larger than it claims."));
            SnapshotManifest manifest = SnapshotManifestJson.Read(stream, path);
            var entries = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                if (entry.FullName.StartsWith(root, StringComparison.Ordinal)
                    && entry.FullName.Length == root.Length + entry.Name.Length
                    && entry.Name.EndsWith(SectionFileExtension, StringComparison.Ordinal)
                    && !entries.TryAdd(entry.Name[..^SectionFileExtension.Length], entry.FullName))
                {
                    throw Unsafe(path, entry.FullName, "It is in the archive twice.");
                }
            }

            return new ZipSnapshotSource(path, manifest, entries);
        }
        catch (InvalidDataException exception)
        {
            throw Broken(path, exception);
        }
    }

    internal override Stream OpenSection(string section)
    {
        FileStream file = OpenFile(_path);
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read);
            ZipArchiveEntry entry = archive.GetEntry(_entries[section])
                ?? throw Changed(_path, section + SectionFileExtension);
            return new BoundedStream(
                entry.Open(),
                entry.Length,
                () => Unsafe(_path, entry.FullName, "It is larger than it claims."),
                archive);
        }
        catch (InvalidDataException exception)
        {
            file.Dispose();
            throw Broken(_path, exception);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    internal override void EnsureUnchanged()
    {
        if (FileStamp.Of(_path) != _stamp)
        {
            throw Changed(_path, Path.GetFileName(_path));
        }
    }

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static void EnsureSafe(string path, ZipArchiveEntry entry)
    {
        string name = entry.FullName.Replace('\\', '/');
        if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
        {
            throw Unsafe(path, entry.FullName, "Its path leaves the archive.");
        }

        if (entry.Length > MaximumEntryLength
            || (entry.Length > RatioFreeLength && entry.Length / Math.Max(1, entry.CompressedLength) > MaximumRatio))
        {
            throw Unsafe(path, entry.FullName, $"It would swell to {entry.Length:N0} bytes from {entry.CompressedLength:N0}.");
        }
    }

    private static SignInRecoveryException Unsafe(string path, string entry, string reason) => new(
        "SnapshotArchiveUnsafe",
        ErrorKind.Security,
        $"The archive '{path}' was refused because of its entry '{entry}'. {reason}",
        "Do not trust this archive. Ask whoever made it for one that Export-TenantSnapshot wrote.",
        path);

    private static SignInRecoveryException Broken(string path, Exception inner) => new(
        "SnapshotArchiveBroken",
        ErrorKind.InvalidData,
        $"The archive '{path}' is broken or was cut off. {inner.Message}",
        "Copy or download the archive again, and compare its size with the original's.",
        path,
        inner);
}
