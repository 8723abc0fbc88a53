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
        SectionNames = (string[])[.. entries.Keys.Order(StringComparer.Ordinal)];
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

            EnsureSafe(path, archive.Entries.Sum(e => Math.Min(e.Length, MaximumEntryLength)), file.Length);
            ZipArchiveEntry manifestEntry = archive.Entries
                .Where(e => FileNameOf(e) == ManifestFileName)
                .MinBy(e => e.FullName.Length)
                ?? throw NotRecognized(path, $"The archive holds no {ManifestFileName}.");
            string root = Normalize(manifestEntry.FullName)[..^ManifestFileName.Length];
            var entries = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (ZipArchiveEntry entry in archive.Entries.Where(e => Normalize(e.FullName) == root + FileNameOf(e)))
            {
                if (!entries.TryAdd(FileNameOf(entry), entry.FullName))
                {
                    throw Unsafe(path, entry.FullName, "It is in the archive twice.");
                }
            }

            using Stream stream = new ArchiveEntryStream(manifestEntry, SnapshotManifestJson.MaximumLength, () => SnapshotManifestJson.TooLarge(path));
            SnapshotManifest manifest = SnapshotManifestJson.Read(stream, path);
            entries = entries
                .Where(e => e.Key.EndsWith(SectionFileExtension, StringComparison.Ordinal))
                .ToDictionary(e => e.Key[..^SectionFileExtension.Length], e => e.Value, StringComparer.Ordinal);
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
            return new ArchiveEntryStream(
                entry,
                entry.Length,
                () => Unsafe(_path, entry.FullName, "It is larger than it claims."),
                archive);
        }
        catch
        {
            // What is broken here is this section alone; the reader reports it, and reads the others.
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

    /// <summary>The path of an entry; archives made on Windows may have backslashes.</summary>
    private static string Normalize(string fullName) => fullName.Replace('\\', '/');

    private static string FileNameOf(ZipArchiveEntry entry)
    {
        string name = Normalize(entry.FullName);
        return name[(name.LastIndexOf('/') + 1)..];
    }

    private static void EnsureSafe(string path, ZipArchiveEntry entry)
    {
        string name = Normalize(entry.FullName);
        if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
        {
            throw Unsafe(path, entry.FullName, "Its path leaves the archive.");
        }

        if (entry.Length > MaximumEntryLength || Swells(entry.Length, entry.CompressedLength))
        {
            throw Unsafe(path, entry.FullName, $"It would swell to {entry.Length:N0} bytes from {entry.CompressedLength:N0}.");
        }
    }

    private static void EnsureSafe(string path, long length, long compressedLength)
    {
        if (Swells(length, compressedLength))
        {
            throw Unsafe(path, $"The whole archive would swell to {length:N0} bytes from {compressedLength:N0}.");
        }
    }

    private static bool Swells(long length, long compressedLength) =>
        length > RatioFreeLength && length / Math.Max(1, compressedLength) > MaximumRatio;

    private static SignInRecoveryException Unsafe(string path, string entry, string reason) =>
        Unsafe(path, $"The reason is its entry '{entry}'. {reason}");

    private static SignInRecoveryException Unsafe(string path, string reason) => new(
        "SnapshotArchiveUnsafe",
        ErrorKind.Security,
        $"The archive '{path}' was refused. {reason}",
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
