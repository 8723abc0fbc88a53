using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using SignInRecovery.Facts;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// What a plan has made so far: names, object ids and times, never a secret. It is written before each request and after each
/// answer, so that a later run finds what an earlier one made, and ownership rests on ids that the service gave.
/// </summary>
public sealed class ProvisioningJournal : IDisposable
{
    private const int SchemaVersion = 1;

    private readonly FileStream _lock;
    private Content _content;

    private ProvisioningJournal(string path, FileStream lockFile, Content content, TimeProvider clock)
    {
        Path = path;
        _lock = lockFile;
        _content = content;
        Clock = clock;
        Run = RandomNumberGenerator.GetHexString(16, lowercase: true);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The tenant.</summary>
    public string TenantId => _content.TenantId;

    /// <summary>The accounts; empty before a plan was made.</summary>
    public IReadOnlyList<JournalAccount> Accounts => _content.Accounts;

    /// <summary>The random mail nickname of the group.</summary>
    public string GroupNickname => _content.GroupNickname;

    /// <summary>The display name of the group; null before a plan was made, or when it has none.</summary>
    public string? GroupName => _content.GroupName;

    /// <summary>What was made, the latest entry of a step last.</summary>
    public IReadOnlyList<JournalEntry> Entries => _content.Entries;

    /// <summary>This run's id.</summary>
    public string Run { get; }

    internal TimeProvider Clock { get; }

    /// <summary>Opens a journal, or begins one in memory; it is written with the first entry.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tenantId">The tenant that the plan is for.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="SignInRecoveryException">It is another tenant's, in use, unreadable or of another form.</exception>
    public static ProvisioningJournal Open(string path, string tenantId, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(clock);
        FileStream lockFile = Lock(path);
        try
        {
            Content content = File.Exists(path)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(path), JournalContext.Default.Content) ?? throw new JsonException("It is empty.")
                : new Content { SchemaVersion = SchemaVersion, TenantId = tenantId, GroupNickname = Nickname() };
            if (content.SchemaVersion != SchemaVersion)
            {
                throw new JsonException($"Its schemaVersion is {content.SchemaVersion}; this version reads {SchemaVersion}.");
            }

            if (!string.Equals(content.TenantId, tenantId, StringComparison.OrdinalIgnoreCase))
            {
                throw new SignInRecoveryException(
                    "JournalOfOtherTenant",
                    ErrorKind.InvalidArgument,
                    $"The journal '{path}' belongs to the tenant {content.TenantId}, and the session is with {tenantId}.",
                    "Name another file with -PlanPath, or connect to the other tenant.",
                    path);
            }

            return new ProvisioningJournal(path, lockFile, content, clock);
        }
        catch (Exception exception)
        {
            lockFile.Dispose();
            throw exception is JsonException or IOException or UnauthorizedAccessException
                ? new SignInRecoveryException(
                    "JournalUnreadable",
                    ErrorKind.InvalidData,
                    $"The journal '{path}' cannot be used. {exception.Message}",
                    "Without it nobody knows what an earlier run made. Restore the file; or look for the accounts and the group yourself, and name a new file with -PlanPath.",
                    path,
                    exception)
                : exception;
        }
    }

    /// <summary>A random name that nobody can guess before the object exists.</summary>
    public static string Nickname() => "n" + RandomNumberGenerator.GetHexString(30, lowercase: true);

    /// <summary>Fixes the names, once: a later run uses the same.</summary>
    internal void Name(IReadOnlyList<JournalAccount> accounts, string? groupName) =>
        _content = _content with { Accounts = accounts, GroupName = groupName };

    /// <summary>Writes the names to the file, so that a later run has the same.</summary>
    public void Keep() => Save(_content);

    /// <summary>The latest state of a step; null when it never began.</summary>
    internal JournalEntry? Find(string step) => _content.Entries.LastOrDefault(e => e.Step == step) is { State: not JournalState.Removed } entry ? entry : null;

    /// <summary>Writes an entry to the file.</summary>
    internal JournalEntry Write(string step, JournalState state, string? objectId = null, DateTimeOffset? created = null)
    {
        var entry = new JournalEntry { Step = step, State = state, Run = Run, At = Clock.GetUtcNow(), ObjectId = objectId, CreatedDateTime = created };
        Save(_content with { Entries = [.. _content.Entries, entry] });
        return entry;
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string path)
    {
        try
        {
            string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
            _ = Directory.CreateDirectory(folder);
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SignInRecoveryException(
                "JournalInUse",
                ErrorKind.InputOutput,
                $"The journal '{path}' cannot be opened for writing. {exception.Message}",
                "Wait until the other run has ended, or name another file with -PlanPath.",
                path,
                exception);
        }
    }

    /// <summary>Through a second file, so that a kill in the middle leaves the old one or the new one.</summary>
    private void Save(Content content)
    {
        string next = Path + ".new";
        try
        {
            using (FileStream stream = new(next, Options()))
            {
                JsonSerializer.Serialize(stream, content, JournalContext.Default.Content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(next, Path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SignInRecoveryException(
                "JournalUnwritable",
                ErrorKind.InputOutput,
                $"The journal '{Path}' cannot be written, so nothing more was sent. {exception.Message}",
                "Make room or give the right to write there, and run the same command again.",
                Path,
                exception);
        }

        _content = content;
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>What the file holds.</summary>
    internal sealed record Content
    {
        public required int SchemaVersion { get; init; }

        public required string TenantId { get; init; }

        public required string GroupNickname { get; init; }

        public string? GroupName { get; init; }

        public IReadOnlyList<JournalAccount> Accounts { get; init; } = [];

        public IReadOnlyList<JournalEntry> Entries { get; init; } = [];
    }
}

/// <summary>The source-generated form of journals.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProvisioningJournal.Content))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class JournalContext : JsonSerializerContext;
