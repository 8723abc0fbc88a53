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
    private const int LinesBetweenChecks = 500;

    /// <summary>Writes the snapshot.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="path">The folder or zip to make; a path that ends in <c>.zip</c> is a zip.</param>
    /// <param name="overwrite">Whether an older snapshot at the path may be replaced. Anything else is never replaced.</param>
    /// <param name="transform">What changes the lines on their way out; null writes them as they are.</param>
    /// <param name="progress">Told how far the writing has come.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left at the path.</param>
    /// <exception cref="SignInRecoveryException">
    /// The path is taken (<c>SnapshotExists</c>, <c>SnapshotTargetForeign</c>), cannot be written
    /// (<c>SnapshotUnwritable</c>), or the source has changed (<c>SnapshotChanged</c>) or cannot be read any more
    /// (<c>SnapshotUnreadable</c>).
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
        SnapshotTarget.EnsureFree(target, overwrite);
        SnapshotTarget.EnsureParent(target);
        tenant.Source.EnsureUnchanged();
        string temporary = Path.Combine(
            Path.GetDirectoryName(target) ?? target,
            $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            if (SnapshotTarget.IsZip(target))
            {
                WriteZip(tenant, temporary, transform, progress, cancellationToken);
            }
            else
            {
                WriteFolder(tenant, temporary, transform, progress, cancellationToken);
            }

            // Half an old snapshot and half a new one would look whole.
            tenant.Source.EnsureUnchanged();
            SnapshotTarget.Replace(temporary, target, overwrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SnapshotTarget.Unwritable(target, exception.Message, exception);
        }
        finally
        {
            SnapshotTarget.Remove(temporary);
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
        IReadOnlyList<string> names = [.. tenant.Source.SectionNames.Where(n => transform is null || transform.Covers(n))];
        foreach (string section in names)
        {
            progress?.Report(new SnapshotProgress(section, 0, done, names.Count));
            (long lines, bool isWhole) = WriteSection(
                tenant,
                section,
                open,
                transform,
                progress is null ? null : count => progress.Report(new SnapshotProgress(section, count, done, names.Count)),
                cancellationToken);
            SectionState state = states.GetValueOrDefault(section) ?? new SectionState { Status = SectionStatus.Partial };
            states[section] = isWhole || state.Status != SectionStatus.Complete
                ? state with { Count = lines }
                : state with { Count = lines, Status = SectionStatus.Partial, Detail = "Lines that could not be read were left behind when the snapshot was written." };
            done++;
        }

        SnapshotManifest manifest = tenant.Source.Manifest with
        {
            SchemaVersion = SnapshotManifest.CurrentSchemaVersion,
            Sections = states,
        };
        return transform is null ? manifest : transform.Transform(manifest);
    }

    private static (long Lines, bool IsWhole) WriteSection(
        Tenant tenant,
        string section,
        Func<string, Stream> open,
        ISnapshotTransform? transform,
        Action<long>? report,
        CancellationToken cancellationToken)
    {
        using JsonLineReader? reader = OpenReader(tenant, section);
        using Stream output = new BufferedStream(open(section), 256 * 1024);
        var changed = new ArrayBufferWriter<byte>(4096);
        bool isKnown = SectionCatalog.Find(section) is not null;
        bool isWhole = reader is not null;
        long lines = 0;
        while (reader is not null && ReadLine(reader, tenant, section, ref isWhole))
        {
            if (reader.LineNumber % LinesBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (reader.LineNumber % LinesBetweenReports == 0)
            {
                report?.Invoke(lines);
            }

            ReadOnlySpan<byte> line = reader.Line;
            if (!reader.IsTooLong && line.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            // What is no JSON object was reported when the tenant was read; it is left behind so that the copy is sound. The
            // lines of a section that this version does not know are not ours to judge.
            if (reader.IsTooLong || (isKnown && !IsObject(line)))
            {
                isWhole = false;
                continue;
            }

            if (transform is not null)
            {
                changed.ResetWrittenCount();
                if (!transform.TryTransform(section, line, changed))
                {
                    isWhole = false;
                    continue;
                }

                line = changed.WrittenSpan;
            }

            output.Write(line);
            output.WriteByte((byte)'\n');
            lines++;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return (lines, isWhole);
    }

    /// <summary>Opens a section of the source; null when it could not be opened before, which was reported then.</summary>
    private static JsonLineReader? OpenReader(Tenant tenant, string section)
    {
        try
        {
            return new JsonLineReader(tenant.Source.OpenSection(section));
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return IsKnownToBePartial(tenant, section) ? null : throw Unreadable(tenant, section, exception);
        }
    }

    /// <summary>Reads a line of the source, whose faults must not be taken for faults of the disk that is written to.</summary>
    private static bool ReadLine(JsonLineReader reader, Tenant tenant, string section, ref bool isWhole)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // A section that was cut off when the tenant was read was reported then, and is Partial; the rest of it is written.
            isWhole = false;
            return IsKnownToBePartial(tenant, section) ? false : throw Unreadable(tenant, section, exception);
        }
    }

    private static bool IsKnownToBePartial(Tenant tenant, string section) =>
        tenant.States.TryGetValue(section, out SectionState? state) && state.Status == SectionStatus.Partial;

    private static SignInRecoveryException Unreadable(Tenant tenant, string section, Exception inner) => new(
        "SnapshotUnreadable",
        ErrorKind.InputOutput,
        $"The section {section} of '{tenant.Source.Name}' cannot be read any more. {inner.Message}",
        "Check that the snapshot is still there, and import it again.",
        tenant.Source.Name,
        inner);

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
}
