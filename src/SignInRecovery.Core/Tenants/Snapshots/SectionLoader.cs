using System.Text;
using System.Text.Json;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>Reads a section of one type from a source.</summary>
internal abstract class SectionLoader(string name)
{
    /// <summary>The section's name.</summary>
    public string Name { get; } = name;

    /// <summary>Makes a section of what the source holds.</summary>
    /// <param name="source">The source.</param>
    /// <param name="log">Where problems go.</param>
    /// <param name="report">Told how many lines are done; null when nobody asks.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The section, a <see cref="Section{T}"/>, and its state.</returns>
    public abstract (object Section, SectionState State) Load(SnapshotSource source, SnapshotProblemLog log, Action<long>? report, CancellationToken cancellationToken);
}

/// <summary>Reads a section of one type from a source.</summary>
/// <typeparam name="T">The type of the section's objects.</typeparam>
internal sealed class SectionLoader<T>(string name, SectionReader<T> read) : SectionLoader(name)
{
    private const int LinesBetweenReports = 20_000;

    public override (object Section, SectionState State) Load(SnapshotSource source, SnapshotProblemLog log, Action<long>? report, CancellationToken cancellationToken)
    {
        SectionDeclaration declaration = SectionCatalog.Get(Name);
        bool isListed = source.Manifest.Sections.TryGetValue(Name, out SectionState? listed);
        SectionState state = listed ?? SectionState.NotCollected;
        string file = Name + SnapshotSource.SectionFileExtension;
        if (!source.SectionNames.Contains(Name, StringComparer.Ordinal))
        {
            // A section that should hold something, and whose file is gone, is not an empty section.
            if (state.Status is SectionStatus.Complete or SectionStatus.Partial && state.Count is null or > 0)
            {
                log.Add("SnapshotFileMissing", file, null, $"tenant.json lists the section {Name}, and its file is missing.", "Copy the snapshot again, with all its files.");
                state = state with { Status = SectionStatus.Partial, Detail = "Its file is missing." };
            }

            return (new Section<T>(declaration, state, []), state);
        }

        var items = new List<T>(Capacity(state.Count));
        long lines = 0;
        long lost = 0;
        bool cutOff = false;
        UserIdPool.BeginSection();
        try
        {
            using var reader = new JsonLineReader(source.OpenSection(Name));
            while (reader.Read())
            {
                if (reader.LineNumber % LinesBetweenReports == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    report?.Invoke(reader.LineNumber);
                }

                if (!reader.IsTooLong && reader.Line.Trim(" \t\r"u8).IsEmpty)
                {
                    continue;
                }

                lines++;
                if (!TryRead(reader, file, items, log))
                {
                    lost++;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            cutOff = true;
            log.Add("SnapshotFileUnreadable", file, null, $"The file could not be read to its end. {exception.Message}", "Copy the snapshot again, or take a new one.");
        }

        items.TrimExcess();
        state = Judge(state, isListed, lines, lost, cutOff, file, log);
        return (new Section<T>(declaration, state, items), state);
    }

    private bool TryRead(JsonLineReader reader, string file, List<T> items, SnapshotProblemLog log)
    {
        if (reader.IsTooLong)
        {
            log.Add("SnapshotLineTooLong", file, reader.LineNumber, $"The line is longer than {JsonLineReader.DefaultMaximumLineLength / (1024 * 1024)} MB and was skipped.", "Take the snapshot again; no object of a directory is that large.");
            return false;
        }

        try
        {
            items.Add(read(reader.Line));
            return true;
        }
        catch (JsonException exception)
        {
            log.Add("SnapshotLineMalformed", file, reader.LineNumber, $"The line is no object of this section. {JsonFault.Describe(reader.Line, exception)}", $"Mend line {reader.LineNumber} of {file}, or take the snapshot again.");
            return false;
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or DecoderFallbackException or ArgumentException)
        {
            // Bytes that are no UTF-8, and numbers beyond their range, surface as these.
            log.Add("SnapshotLineMalformed", file, reader.LineNumber, $"The line is no object of this section. {exception.Message}", $"Mend line {reader.LineNumber} of {file}, or take the snapshot again.");
            return false;
        }
    }

    private static SectionState Judge(SectionState state, bool isListed, long lines, long lost, bool cutOff, string file, SnapshotProblemLog log)
    {
        if (!isListed)
        {
            return new SectionState { Status = SectionStatus.Partial, Count = lines, Detail = "tenant.json does not say whether the section is complete." };
        }

        if (state.Status != SectionStatus.Complete)
        {
            return state;
        }

        if (cutOff)
        {
            return state with { Status = SectionStatus.Partial, Detail = "Its file could not be read to its end." };
        }

        if (lost > 0)
        {
            return state with { Status = SectionStatus.Partial, Detail = lost == 1 ? "One line of its file could not be read." : $"{lost} lines of its file could not be read." };
        }

        if (state.Count is long count && count != lines)
        {
            log.Add("SnapshotCountMismatch", file, null, $"tenant.json says {count} objects, and the file holds {lines}.", "Copy the snapshot again, or take a new one.");
            return state with { Status = SectionStatus.Partial, Detail = $"tenant.json says {count} objects, and the file holds {lines}." };
        }

        return state;
    }

    private static int Capacity(long? count) => count is > 0 and <= 4_000_000 ? (int)count : 16;
}
