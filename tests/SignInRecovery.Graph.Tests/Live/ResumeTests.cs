using SignInRecovery.Gateway;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Collections;
using SignInRecovery.Tenants.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>A collection that is cut off goes on from its last whole page, and the snapshot is the same.</summary>
public class ResumeTests
{
    private static readonly CollectionRequest AllUsers = new() { Scope = SnapshotScope.AllUsers };

    [Fact]
    public async Task Cut_off_at_ten_places_the_snapshot_is_the_same()
    {
        await using var live = await LiveTenant.StartAsync(o => o with { GeneratedUsers = 4_000, GeneratedAdministrators = 5 }, speed: 600);
        using var session = await live.ConnectAsync();
        using var folder = new TemporaryFolder();
        var whole = await CollectAsync(live, session, folder.Path + "/whole", stopAfter: null);
        Assert.NotNull(whole);
        var cuts = 0;
        string? resumed = null;
        for (var attempt = 0; attempt < 40 && resumed is null; attempt++)
        {
            resumed = await CollectAsync(live, session, folder.Path + "/resumed", stopAfter: attempt < 10 ? 2 : null);
            cuts += resumed is null ? 1 : 0;
        }

        Assert.NotNull(resumed);
        Assert.True(cuts >= 8, $"Only {cuts} cuts.");
        Assert.All(SectionCatalog.All, section => Assert.Equal(
            string.Join('\n', CanonicalLines.Of(whole, section.Name)),
            string.Join('\n', CanonicalLines.Of(resumed, section.Name))));
        Assert.Equal(States(whole), States(resumed));
    }

    [Fact]
    public async Task What_was_read_is_not_read_again()
    {
        await using var live = await LiveTenant.StartAsync(o => o with { GeneratedUsers = 4_000 }, speed: 600);
        using var session = await live.ConnectAsync();
        using var folder = new TemporaryFolder();
        _ = await CollectAsync(live, session, folder.Path + "/cut", stopAfter: 25);
        live.Host.Requests.Clear();

        _ = await CollectAsync(live, session, folder.Path + "/cut", stopAfter: null);

        var first = live.Host.Requests.RoundTrips.Count(r => r.Path == "/users" && !r.Query.Contains("skiptoken", StringComparison.Ordinal));
        Assert.True(first < 3, $"{first} of the three lists of users began anew.");
    }

    [Fact]
    public void A_torn_journal_loses_one_page_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var place = folder.Path + "/torn";
        using (var collection = FolderCollection.Open(place, "key", DateTimeOffset.UnixEpoch, restart: false))
        {
            collection.Write("users", """{"id":"a"}"""u8);
            collection.CommitPage("users", "1|next");
            collection.Write("users", """{"id":"b"}"""u8);
        }

        File.AppendAllText(Path.Combine(place, FolderCollection.JournalFileName), """{"section":"users","len""");
        using var again = FolderCollection.Open(place, "key", DateTimeOffset.UnixEpoch.AddHours(1), restart: false);

        Assert.True(again.IsResumed);
        var checkpoint = again.Resume("users")!;
        Assert.Equal((1, "1|next"), (checkpoint.Lines, checkpoint.Next));
        Assert.Equal(["a"], checkpoint.Ids());
    }

    [Theory]
    [InlineData("other", 1, false)]
    [InlineData("key", 13, false)]
    [InlineData("key", 1, true)]
    public void Another_collection_an_old_one_and_a_restart_begin_anew(string key, int hours, bool restart)
    {
        using var folder = new TemporaryFolder();
        using (var collection = FolderCollection.Open(folder.Path, "key", DateTimeOffset.UnixEpoch, restart: false))
        {
            collection.Write("users", """{"id":"a"}"""u8);
            collection.CommitPage("users", "1|next");
        }

        using var again = FolderCollection.Open(folder.Path, key, DateTimeOffset.UnixEpoch.AddHours(hours), restart);

        Assert.False(again.IsResumed);
        Assert.Null(again.Resume("users"));
    }

    // The sink throws in the middle of its work, as a process that is killed ends in the middle of its.
    private static async Task<string?> CollectAsync(LiveTenant live, IDirectorySession session, string folder, int? stopAfter)
    {
        using var collection = FolderCollection.Open(folder, "key", DateTimeOffset.UtcNow, restart: false);
        var sink = new BreakingSink(collection, stopAfter);
        try
        {
            _ = await session.CollectAsync(AllUsers, sink, live.Events, TestContext.Current.CancellationToken);
        }
        catch (DirectoryException) when (sink.IsBroken)
        {
            return null;
        }

        collection.Finish(LiveTenant.ManifestOf(session, AllUsers));
        return folder;
    }

    private static string States(string folder) => string.Join('\n', SnapshotSource.Open(folder).Manifest.Sections
        .OrderBy(s => s.Key, StringComparer.Ordinal)
        .Select(s => $"{s.Key} {s.Value.Status} {s.Value.Count}"));

    private sealed class BreakingSink(ISectionSink inner, int? commits) : ISectionSink
    {
        private int _commits;

        public bool IsBroken { get; private set; }

        public SectionCheckpoint? Resume(string section) => inner.Resume(section);

        public void Write(string section, ReadOnlySpan<byte> line) => inner.Write(section, line);

        public void CommitPage(string section, string? next)
        {
            if (commits is { } limit && Interlocked.Increment(ref _commits) > limit)
            {
                IsBroken = true;
                throw new InvalidOperationException("Cut off.");
            }

            inner.CommitPage(section, next);
        }

        public void Restart(string section) => inner.Restart(section);

        public void Complete(string section, SectionState state) => inner.Complete(section, state);
    }
}
