using SignInRecovery.Facts;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// Where the lines of a snapshot come from. It can be read any number of times, so that a tenant can be written again
/// line for line, with everything that this version does not understand, without holding the raw text in memory.
/// </summary>
public abstract class SnapshotSource
{
    /// <summary>The name of the file that says whose snapshot it is.</summary>
    public const string ManifestFileName = "tenant.json";

    /// <summary>The ending of a section's file.</summary>
    public const string SectionFileExtension = ".jsonl";

    /// <summary>What people call the source: a path, or the name of a sample.</summary>
    public abstract string Name { get; }

    /// <summary>Whose snapshot it is, and how far each section goes.</summary>
    public abstract SnapshotManifest Manifest { get; }

    /// <summary>The names of the sections for which there are lines, known to this version or not, in ordinal order.</summary>
    public abstract IReadOnlyList<string> SectionNames { get; }

    /// <summary>What could not be read while the source was made, as by an importer of another tool's export.</summary>
    public virtual IReadOnlyList<SnapshotProblem> Problems => [];

    /// <summary>Opens a snapshot folder, or a zip of one.</summary>
    /// <param name="path">The path of the folder or of the zip.</param>
    /// <exception cref="SignInRecoveryException">
    /// There is nothing at the path (<c>SnapshotNotFound</c>), it is no snapshot (<c>SnapshotNotRecognized</c>), it is
    /// broken (<c>SnapshotArchiveBroken</c>, <c>SnapshotManifestInvalid</c>), unsafe (<c>SnapshotArchiveUnsafe</c>), of a
    /// newer format (<c>SnapshotSchemaNewer</c>), or cannot be read (<c>SnapshotUnreadable</c>).
    /// </exception>
    public static SnapshotSource Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            if (Directory.Exists(path))
            {
                return FolderSnapshotSource.OpenFolder(path);
            }

            if (File.Exists(path))
            {
                return ZipSnapshotSource.OpenZip(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SignInRecoveryException(
                "SnapshotUnreadable",
                ErrorKind.InputOutput,
                $"The snapshot '{path}' cannot be read. {exception.Message}",
                "Check that you may read the path and that no other program holds it.",
                path,
                exception);
        }

        throw new SignInRecoveryException(
            "SnapshotNotFound",
            ErrorKind.NotFound,
            $"There is no file or folder at '{path}'.",
            "Check the path. A snapshot is a folder, or a zip of one, that holds tenant.json.",
            path);
    }

    /// <summary>Opens the lines of a section.</summary>
    /// <param name="section">A name of <see cref="SectionNames"/>.</param>
    /// <exception cref="IOException">The section cannot be read.</exception>
    /// <exception cref="InvalidDataException">The section is packed and broken.</exception>
    /// <exception cref="SignInRecoveryException">The source has changed (<c>SnapshotChanged</c>) or is unsafe.</exception>
    internal abstract Stream OpenSection(string section);

    /// <summary>Fails when the source is no longer what it was when it was first read.</summary>
    /// <exception cref="SignInRecoveryException">It has changed (<c>SnapshotChanged</c>).</exception>
    internal abstract void EnsureUnchanged();

    /// <summary>The error for a path at which there is something, but no snapshot.</summary>
    internal static SignInRecoveryException NotRecognized(string path, string reason) => new(
        "SnapshotNotRecognized",
        ErrorKind.InvalidData,
        $"'{path}' is no snapshot. {reason}",
        "Name a folder that holds tenant.json, a zip of one, an EntraExporter folder, or files of Conditional Access policies.",
        path);

    /// <summary>The error for a source that is no longer what it was.</summary>
    internal static SignInRecoveryException Changed(string path, string file) => new(
        "SnapshotChanged",
        ErrorKind.InvalidData,
        $"The file '{file}' of the snapshot '{path}' has changed since the snapshot was read.",
        "Import the snapshot again.",
        path);
}
