using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using SignInRecovery.Facts;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// Writes a tenant as a snapshot, line for line from its source. The snapshot appears whole or not at all: it is written
/// under a temporary name beside its place and renamed when everything is on disk.
/// </summary>
public static class SnapshotWriter
{
    private const int LinesBetweenReports = 20_000;

    /// <summary>Writes the snapshot.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="path">The folder or zip to make; a path that ends in <c>.zip</c> is a zip.</param>
    /// <param name="overwrite">Whether an older snapshot at the path may be replaced. Anything else is never replaced.</param>
    /// <param name="transform">What changes the lines on their way out; null writes them as they are.</param>
    /// <param name="progress">Told how far the writing has come.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left at the path.</param>
    /// <exception cref="SignInRecoveryException">
    /// The path is taken (<c>SnapshotExists</c>, <c>SnapshotTargetForeign</c>), cannot be written
    /// (<c>SnapshotUnwritable</c>), or the source has changed (<c>SnapshotChanged</c>).
    /// </exception>
    public static void Write(
        Tenant tenant,
        string path,
        bool overwrite = false,
        ISnapshotTransform? transform = null,
        IProgress<SnapshotProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        EnsureFree(target, overwrite);
        tenant.Source.EnsureUnchanged();
        string temporary = Path.Combine(
            Path.GetDirectoryName(target) ?? target,
            $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            if (IsZip(target))
            {
                WriteZip(tenant, temporary, transform, progress, cancellationToken);
            }
            else
            {
                WriteFolder(tenant, temporary, transform, progress, cancellationToken);
            }

            Replace(temporary, target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SignInRecoveryException(
                "SnapshotUnwritable",
                ErrorKind.InputOutput,
                $"The snapshot cannot be written to '{target}'. {exception.Message}",
                "Choose a path in an existing folder that you may write to, on a disk with room.",
                target,
                exception);
        }
        finally
        {
            Remove(temporary);
        }
    }

    private static bool IsZip(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private static void EnsureFree(string target, bool overwrite)
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
        bool isSnapshot = isFolder
            ? File.Exists(Path.Combine(target, SnapshotSource.ManifestFileName)) || !Directory.EnumerateFileSystemEntries(target).Any()
            : IsZip(target);
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

    private static void WriteFolder(Tenant tenant, string folder, ISnapshotTransform? transform, IProgress<SnapshotProgress>? progress, CancellationToken cancellationToken)
    {
        _ = Directory.CreateDirectory(folder);
        SnapshotManifest manifest = WriteSections(
            tenant,
            section => new FileStream(Path.Combine(folder, section + SnapshotSource.SectionFileExtension), FileMode.CreateNew, FileAccess.Write),
            transform,
            progress,
            cancellationToken);
        File.WriteAllBytes(Path.Combine(folder, SnapshotSource.ManifestFileName), SnapshotManifestJson.Write(manifest));
    }

    private static void WriteZip(Tenant tenant, string file, ISnapshotTransform? transform, IProgress<SnapshotProgress>? progress, CancellationToken cancellationToken)
    {
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        SnapshotManifest manifest = WriteSections(
            tenant,
            section => archive.CreateEntry(section + SnapshotSource.SectionFileExtension, CompressionLevel.Fastest).Open(),
            transform,
            progress,
            cancellationToken);
        using Stream entry = archive.CreateEntry(SnapshotSource.ManifestFileName).Open();
        entry.Write(SnapshotManifestJson.Write(manifest));
    }

    private static SnapshotManifest WriteSections(
        Tenant tenant,
        Func<string, Stream> open,
        ISnapshotTransform? transform,
        IProgress<SnapshotProgress>? progress,
        CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, SectionState>(tenant.States, StringComparer.Ordinal);
        int done = 0;
        IReadOnlyList<string> names = tenant.Source.SectionNames;
        foreach (string section in names)
        {
            progress?.Report(new SnapshotProgress(section, 0, done, names.Count));
            long lines = WriteSection(
                tenant,
                section,
                open,
                transform,
                progress is null ? null : count => progress.Report(new SnapshotProgress(section, count, done, names.Count)),
                cancellationToken);
            states[section] = states.TryGetValue(section, out SectionState? state)
                ? state with { Count = lines }
                : new SectionState { Status = SectionStatus.Partial, Count = lines };
            done++;
        }

        SnapshotManifest manifest = tenant.Source.Manifest with
        {
            SchemaVersion = SnapshotManifest.CurrentSchemaVersion,
            Sections = states,
        };
        return transform is null ? manifest : transform.Transform(manifest);
    }

    private static long WriteSection(
        Tenant tenant,
        string section,
        Func<string, Stream> open,
        ISnapshotTransform? transform,
        Action<long>? report,
        CancellationToken cancellationToken)
    {
        using var reader = new JsonLineReader(tenant.Source.OpenSection(section));
        using Stream output = new BufferedStream(open(section), 256 * 1024);
        var changed = new ArrayBufferWriter<byte>(4096);
        long lines = 0;
        while (reader.Read())
        {
            if (reader.LineNumber % LinesBetweenReports == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                report?.Invoke(lines);
            }

            // What is no JSON object was reported when the tenant was read; it is left behind so that the copy is sound.
            if (reader.IsTooLong || !IsObject(reader.Line))
            {
                continue;
            }

            ReadOnlySpan<byte> line = reader.Line;
            if (transform is not null)
            {
                changed.ResetWrittenCount();
                if (!transform.TryTransform(section, line, changed))
                {
                    continue;
                }

                line = changed.WrittenSpan;
            }

            output.Write(line);
            output.WriteByte((byte)'\n');
            lines++;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return lines;
    }

    private static bool IsObject(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Replace(string temporary, string target)
    {
        if (File.Exists(temporary))
        {
            File.Move(temporary, target, overwrite: true);
            return;
        }

        if (!Directory.Exists(target))
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

    private static void Remove(string path)
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
