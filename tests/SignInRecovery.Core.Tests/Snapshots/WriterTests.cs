using System.Text;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>A snapshot appears whole or not at all, and replaces nothing that is not one.</summary>
public sealed class WriterTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    [Theory]
    [InlineData("out")]
    [InlineData("out.zip")]
    public void A_cancelled_export_leaves_nothing(string target)
    {
        using var cancellation = new CancellationTokenSource();
        Tenant tenant = new TenantBuilder().User("u1", "Ada").Build();
        var progress = new Reaction(p =>
        {
            if (p.Section == "users")
            {
                cancellation.Cancel();
            }
        });

        _ = Assert.ThrowsAny<OperationCanceledException>(() => SnapshotWriter.Write(tenant, _scratch.Full(target), progress: progress, cancellationToken: cancellation.Token));

        Assert.Empty(_scratch.Names());
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out.zip")]
    public void A_cancelled_export_with_force_leaves_the_old_one(string target)
    {
        Old(target);
        using var cancellation = new CancellationTokenSource();
        var progress = new Reaction(_ => cancellation.Cancel());

        _ = Assert.ThrowsAny<OperationCanceledException>(() => SnapshotWriter.Write(New(), _scratch.Full(target), overwrite: true, progress: progress, cancellationToken: cancellation.Token));

        AssertHolds(target, "Old");
        Assert.Equal([target], _scratch.Names());
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out.zip")]
    public void A_fault_midway_leaves_the_old_one(string target)
    {
        Old(target);
        int opened = 0;
        var source = new StreamSource("users", 2, () => ++opened == 1 ? Lines() : new FaultyStream("{\"id\":\"u1\"}\n"u8.ToArray()));

        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => SnapshotWriter.Write(TenantLoader.Load(source), _scratch.Full(target), overwrite: true));

        Assert.Equal(("SnapshotUnreadable", ErrorKind.InputOutput), (exception.ErrorId, exception.Kind));
        AssertHolds(target, "Old");
        Assert.Equal([target], _scratch.Names());
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out.zip")]
    public void A_source_that_changes_during_the_export_leaves_the_old_one(string target)
    {
        Old(target);
        int asked = 0;
        var source = new StreamSource("users", 2, Lines) { Unchanged = () => _ = ++asked == 2 ? throw SnapshotSource.Changed("here", "users.jsonl") : 0 };

        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => SnapshotWriter.Write(TenantLoader.Load(source), _scratch.Full(target), overwrite: true));

        Assert.Equal("SnapshotChanged", exception.ErrorId);
        AssertHolds(target, "Old");
        Assert.Equal([target], _scratch.Names());
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out.zip")]
    public void Force_replaces_an_older_snapshot(string target)
    {
        Old(target);

        SnapshotWriter.Write(New(), _scratch.Full(target), overwrite: true);

        AssertHolds(target, "New");
        Assert.Equal([target], _scratch.Names());
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out.zip")]
    public void Without_force_nothing_is_replaced(string target)
    {
        Old(target);

        Refused("SnapshotExists", target, overwrite: false);

        AssertHolds(target, "Old");
    }

    [Fact]
    public void Force_does_not_replace_a_folder_of_something_else()
    {
        string folder = _scratch.Folder("out", ("thesis.txt", "years of work"));

        Refused("SnapshotTargetForeign", "out", overwrite: true);

        Assert.Equal("years of work", File.ReadAllText(Path.Combine(folder, "thesis.txt")));
    }

    [Fact]
    public void Force_does_not_replace_a_snapshot_with_other_things_in_its_folder()
    {
        Old("out");
        File.WriteAllText(Path.Combine(_scratch.Full("out"), "notes.txt"), "mine");

        Refused("SnapshotTargetForeign", "out", overwrite: true);

        AssertHolds("out", "Old");
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_scratch.Full("out"), "notes.txt")));
    }

    [Fact]
    public void Force_does_not_replace_a_file_by_a_folder_nor_a_folder_by_a_zip()
    {
        File.WriteAllText(_scratch.Full("out"), "a file");
        _ = Directory.CreateDirectory(_scratch.Full("out.zip"));

        Refused("SnapshotTargetForeign", "out", overwrite: true);
        Refused("SnapshotTargetForeign", "out.zip", overwrite: true);

        Assert.Equal("a file", File.ReadAllText(_scratch.Full("out")));
    }

    [Fact]
    public void Force_takes_an_empty_folder()
    {
        _ = Directory.CreateDirectory(_scratch.Full("out"));

        SnapshotWriter.Write(New(), _scratch.Full("out"), overwrite: true);

        AssertHolds("out", "New");
    }

    [Theory]
    [InlineData("missing/out")]
    [InlineData("missing/out.zip")]
    public void A_missing_parent_folder_is_not_made(string target)
    {
        Refused("SnapshotUnwritable", target, overwrite: false);

        Assert.Empty(_scratch.Names());
    }

    [Fact]
    public void A_file_in_place_of_the_parent_folder_is_told()
    {
        File.WriteAllText(_scratch.Full("parent"), "a file");

        Refused("SnapshotUnwritable", "parent/out", overwrite: true);

        Assert.Equal(["parent"], _scratch.Names());
    }

    [Theory]
    [InlineData("in")]
    [InlineData("in.zip")]
    public void A_source_that_changed_since_it_was_read_is_not_written(string name)
    {
        Old(name);
        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(_scratch.Full(name)));
        string file = name == "in" ? Path.Combine(_scratch.Full("in"), "users.jsonl") : _scratch.Full("in.zip");
        File.AppendAllText(file, "{\"id\":\"u9\"}\n");

        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => SnapshotWriter.Write(tenant, _scratch.Full("out")));

        Assert.Equal("SnapshotChanged", exception.ErrorId);
        Assert.Equal([name], _scratch.Names());
    }

    [Fact]
    public void A_source_that_is_gone_is_told()
    {
        Old("in");
        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(_scratch.Full("in")));
        Directory.Delete(_scratch.Full("in"), recursive: true);

        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => SnapshotWriter.Write(tenant, _scratch.Full("out")));

        Assert.Equal("SnapshotChanged", exception.ErrorId);
        Assert.Empty(_scratch.Names());
    }

    [Theory]
    [InlineData("in")]
    [InlineData("in.zip")]
    public void A_snapshot_can_be_written_over_its_own_source(string name)
    {
        Old(name);
        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(_scratch.Full(name)));

        SnapshotWriter.Write(tenant, _scratch.Full(name), overwrite: true);

        AssertHolds(name, "Old");
        Assert.Equal([name], _scratch.Names());
    }

    [Fact]
    public void Lines_that_a_transform_leaves_out_make_the_section_partial()
    {
        SnapshotWriter.Write(new TenantBuilder().User("u1", "Ada").User("u2", "Bea").Build(), _scratch.Full("out"), transform: new Forgetful());

        Tenant copy = TenantLoader.Load(SnapshotSource.Open(_scratch.Full("out")));

        Assert.Equal("u2", Assert.Single(copy.Users.Seen).Id);
        Assert.Equal(SectionStatus.Partial, copy.Users.State.Status);
        Assert.False(File.Exists(Path.Combine(_scratch.Full("out"), "groups.jsonl")));
    }

    public void Dispose() => _scratch.Dispose();

    private static MemoryStream Lines() => new(Encoding.UTF8.GetBytes("{\"id\":\"u1\"}\n{\"id\":\"u2\"}\n"));

    private static Tenant New() => new TenantBuilder().User("u1", "New").Build();

    private void Old(string target) => SnapshotWriter.Write(new TenantBuilder().User("u1", "Old").Build(), _scratch.Full(target));

    private void AssertHolds(string target, string name) =>
        Assert.Equal(name, Assert.Single(TenantLoader.Load(SnapshotSource.Open(_scratch.Full(target))).Users.Seen).DisplayName);

    private void Refused(string errorId, string target, bool overwrite)
    {
        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => SnapshotWriter.Write(New(), _scratch.Full(target), overwrite));
        Assert.Equal(errorId, exception.ErrorId);
        Assert.NotEmpty(exception.RecommendedAction);
    }

    private sealed class Reaction(Action<SnapshotProgress> react) : IProgress<SnapshotProgress>
    {
        public void Report(SnapshotProgress value) => react(value);
    }

    private sealed class Forgetful : ISnapshotTransform
    {
        public bool Covers(string section) => section != "groups";

        public SnapshotManifest Transform(SnapshotManifest manifest) => manifest;

        public bool TryTransform(string section, ReadOnlySpan<byte> line, System.Buffers.IBufferWriter<byte> output)
        {
            if (line.IndexOf("\"u1\""u8) >= 0)
            {
                return false;
            }

            System.Buffers.BuffersExtensions.Write(output, line);
            return true;
        }
    }

    /// <summary>Gives what it has, and then fails as a disk does.</summary>
    private sealed class FaultyStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => Position < Length ? base.Read(buffer, offset, count) : throw new IOException("The disk is gone.");

        public override int Read(Span<byte> buffer) => Position < Length ? base.Read(buffer) : throw new IOException("The disk is gone.");
    }
}
