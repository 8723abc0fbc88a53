using System.Text;
using System.Text.Json;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tenants.Collections;

/// <summary>
/// Takes a collection into a folder, with a journal beside it: after each page the journal says how long each file is and
/// where the list goes on, so that a collection that was cut off in any way goes on from its last whole page.
/// </summary>
public sealed class FolderCollection : ISectionSink, IDisposable
{
    /// <summary>The name of the journal in the folder.</summary>
    public const string JournalFileName = "collection.journal";

    // Page tokens of Microsoft Graph last for hours at best, and a snapshot is of one moment.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(12);

    private readonly object _lock = new();
    private readonly Dictionary<string, SectionFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CollectionJournalEntry> _entries;
    private readonly FileStream _journal;
    private readonly string _folder;

    private FolderCollection(string folder, FileStream journal, Dictionary<string, CollectionJournalEntry> entries, DateTimeOffset startedAt)
    {
        _folder = folder;
        _journal = journal;
        _entries = entries;
        StartedAt = startedAt;
        IsResumed = entries.Count > 0;
    }

    /// <summary>Whether an earlier collection goes on.</summary>
    public bool IsResumed { get; }

    /// <summary>When the collection began, the earlier one if it goes on.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>The lines that an earlier collection left.</summary>
    public long ResumedLines => _entries.Values.Sum(e => e.Lines);

    /// <summary>Begins a collection in a folder, or goes on with the one that was cut off there.</summary>
    /// <param name="folder">The folder; it is made if it is not there. Nobody else may read it.</param>
    /// <param name="key">What is collected: tenant, account, scope. A collection of something else is begun anew.</param>
    /// <param name="now">The present time; what was cut off long ago is begun anew.</param>
    /// <param name="restart">Whether to begin anew in any case.</param>
    /// <exception cref="SignInRecoveryException">The folder cannot be written (<c>CollectionUnwritable</c>) or is in use (<c>CollectionInUse</c>).</exception>
    public static FolderCollection Open(string folder, string key, DateTimeOffset now, bool restart)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        try
        {
            MakeFolder(folder);
            string path = Path.Combine(folder, JournalFileName);
            FileStream journal = OpenJournal(path, folder);
            (CollectionJournalEntry? head, Dictionary<string, CollectionJournalEntry> entries) = ReadJournal(journal);
            bool isOurs = !restart && head?.Key == key && head.StartedAt is { } started && now - started < LongestPause && now >= started;
            if (isOurs)
            {
                return new FolderCollection(folder, journal, entries, head!.StartedAt!.Value);
            }

            journal.SetLength(0);
            foreach (string file in Directory.EnumerateFiles(folder, "*" + SnapshotSource.SectionFileExtension))
            {
                File.Delete(file);
            }

            File.Delete(Path.Combine(folder, SnapshotSource.ManifestFileName));
            var collection = new FolderCollection(folder, journal, [], now);
            collection.Append(new CollectionJournalEntry { Key = key, StartedAt = now });
            return collection;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, exception);
        }
    }

    /// <inheritdoc/>
    public SectionCheckpoint? Resume(string section)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(section, out CollectionJournalEntry? entry))
            {
                _ = FileOf(section, 0, 0);
                return null;
            }

            _ = FileOf(section, entry.Length, entry.Lines);
            return new SectionCheckpoint(entry.Lines, entry.Next, entry.State, () => ReadIds(section, entry.Length));
        }
    }

    /// <inheritdoc/>
    public void Write(string section, ReadOnlySpan<byte> line)
    {
        SectionFile file;
        lock (_lock)
        {
            file = FileOf(section, 0, 0);
        }

        try
        {
            file.Write(line);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_folder, exception);
        }
    }

    /// <inheritdoc/>
    public void CommitPage(string section, string? next) => Guard(() => Commit(section, next, null));

    /// <inheritdoc/>
    public void Restart(string section) => Guard(() =>
    {
        lock (_lock)
        {
            _ = _entries.Remove(section);
            FileOf(section, 0, 0).Truncate(0, 0);
        }
    });

    /// <inheritdoc/>
    public void Complete(string section, SectionState state) => Guard(() => Commit(section, null, state));

    /// <summary>Ends the collection: what is in the folder is a snapshot from now on.</summary>
    /// <param name="manifest">Whose it is; the states of the sections are added.</param>
    /// <exception cref="SignInRecoveryException">The folder cannot be written (<c>CollectionUnwritable</c>).</exception>
    public void Finish(SnapshotManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Guard(() =>
        {
            lock (_lock)
            {
                Dictionary<string, SectionState> states = _entries
                    .Where(e => e.Value.State is not null)
                    .ToDictionary(e => e.Key, e => e.Value.State!, StringComparer.Ordinal);
                foreach ((string section, SectionFile file) in _files)
                {
                    file.Dispose();
                    if (states.GetValueOrDefault(section)?.Status is not (SectionStatus.Complete or SectionStatus.Partial))
                    {
                        File.Delete(PathOf(section));
                    }
                }

                _files.Clear();
                File.WriteAllBytes(Path.Combine(_folder, SnapshotSource.ManifestFileName), SnapshotManifestJson.Write(manifest with { Sections = states }));
                _journal.Dispose();
                File.Delete(Path.Combine(_folder, JournalFileName));
            }
        });
    }

    /// <summary>Closes the files; what was committed stays for a later collection.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (SectionFile file in _files.Values)
            {
                file.Dispose();
            }

            _files.Clear();
            _journal.Dispose();
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            _ = Directory.CreateDirectory(folder);
        }
        else
        {
            // The directory of a tenant is nobody else's business.
            _ = Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static FileStream OpenJournal(string path, string folder)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new SignInRecoveryException(
                "CollectionInUse",
                ErrorKind.InputOutput,
                $"Another collection is at work in '{folder}'.",
                "Wait until it is done, or name another working folder.",
                folder,
                exception);
        }
    }

    // The last line may be torn by what cut the collection off; everything before it counts.
    private static (CollectionJournalEntry? Head, Dictionary<string, CollectionJournalEntry> Entries) ReadJournal(FileStream journal)
    {
        var entries = new Dictionary<string, CollectionJournalEntry>(StringComparer.Ordinal);
        CollectionJournalEntry? head = null;
        long whole = 0;
        using var reader = new StreamReader(journal, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, bufferSize: 4096, leaveOpen: true);
        string text = reader.ReadToEnd();
        int start = 0;
        for (int end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', start))
        {
            string line = text[start..end];
            start = end + 1;
            if (Parse(line) is not { } entry)
            {
                break;
            }

            whole += Encoding.UTF8.GetByteCount(line) + 1;
            if (entry.Section is null)
            {
                head ??= entry;
            }
            else
            {
                entries[entry.Section] = entry;
            }
        }

        journal.SetLength(whole);
        _ = journal.Seek(0, SeekOrigin.End);
        return (head, entries);
    }

    private static CollectionJournalEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CollectionJournalContext.Default.CollectionJournalEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Commit(string section, string? next, SectionState? state)
    {
        lock (_lock)
        {
            SectionFile file = FileOf(section, 0, 0);
            file.Flush();
            var entry = new CollectionJournalEntry { Section = section, Length = file.Length, Lines = file.Lines, Next = next, State = state };
            _entries[section] = entry;
            Append(entry);
        }
    }

    private void Append(CollectionJournalEntry entry)
    {
        _journal.Write(JsonSerializer.SerializeToUtf8Bytes(entry, CollectionJournalContext.Default.CollectionJournalEntry));
        _journal.WriteByte((byte)'\n');
        _journal.Flush();
    }

    private SectionFile FileOf(string section, long length, long lines)
    {
        if (!_files.TryGetValue(section, out SectionFile? file))
        {
            file = new SectionFile(PathOf(section));
            file.Truncate(length, lines);
            _files.Add(section, file);
        }

        return file;
    }

    private string PathOf(string section) => Path.Combine(_folder, section + SnapshotSource.SectionFileExtension);

    private IEnumerable<string> ReadIds(string section, long length)
    {
        using var stream = new FileStream(PathOf(section), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new JsonLineReader(stream);
        long read = 0;
        while (read < length && reader.Read())
        {
            read += reader.Line.Length + 1;
            yield return IdOf(reader.Line);
        }
    }

    // The id of an object, or of the owner where the line names one.
    private static string IdOf(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        _ = json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = json.ValueTextEquals("id"u8) || json.ValueTextEquals("parent"u8);
            _ = json.Read();
            if (isId && json.TokenType == JsonTokenType.String)
            {
                return json.GetString()!;
            }

            json.Skip();
        }

        return string.Empty;
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_folder, exception);
        }
    }

    private static SignInRecoveryException Unwritable(string folder, Exception inner) => new(
        "CollectionUnwritable",
        ErrorKind.InputOutput,
        $"What is read of the tenant cannot be kept in '{folder}'. {inner.Message}",
        "Name a working folder that you may write to, on a disk with room. What was kept so far is gone on with then.",
        folder,
        inner);
}
