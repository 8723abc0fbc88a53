using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>Lines of any length are read in bounded memory.</summary>
[Collection("Memory")]
public class LongLineTests
{
    private const long TwoGigabytes = 2L * 1024 * 1024 * 1024 + 5;
    private const long Bound = 100L * 1024 * 1024;

    [Fact]
    public void A_line_of_two_gigabytes_is_skipped_in_bounded_memory()
    {
        var source = new StreamSource("users", 3, () => new EndlessLine("{\"id\":\"u1\"}\n{\"id\":\"", TwoGigabytes, "\"}\n{\"id\":\"u2\"}\n"));

        long before = GC.GetAllocatedBytesForCurrentThread();
        Tenant tenant = TenantLoader.Load(source);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        SnapshotProblem problem = Assert.Single(tenant.Problems);
        Assert.Equal(("SnapshotLineTooLong", 2L), (problem.ErrorId, problem.Line!.Value));
        Assert.Equal(["u1", "u2"], tenant.Users.Seen.Select(u => u.Id));
        Assert.False(tenant.Users.All.IsKnown);
        Assert.InRange(allocated, 0, Bound);
    }

    [Fact]
    public void A_line_without_end_is_skipped_too()
    {
        using var reader = new JsonLineReader(new EndlessLine("{\"id\":\"u1\"}\n", 100_000_000, string.Empty), maximumLineLength: 1_000_000);

        Assert.True(reader.Read());
        Assert.Equal("{\"id\":\"u1\"}"u8, reader.Line);
        Assert.True(reader.Read());
        Assert.True(reader.IsTooLong);
        Assert.True(reader.Line.IsEmpty);
        Assert.False(reader.Read());
    }

    [Fact]
    public void A_line_of_megabytes_is_read()
    {
        var source = new StreamSource("users", 1, () => new EndlessLine("{\"id\":\"u1\",\"odd\":\"", 10_000_000, "\"}\n"));

        Tenant tenant = TenantLoader.Load(source);

        Assert.Empty(tenant.Problems);
        _ = Assert.Single(tenant.Users.Seen);
    }

    [Fact]
    public void Writing_leaves_the_long_line_behind()
    {
        using var scratch = new ScratchFolder();
        var source = new StreamSource("users", 3, () => new EndlessLine("{\"id\":\"u1\"}\n{\"id\":\"", 50_000_000, "\"}\n{\"id\":\"u2\"}\n"));

        SnapshotWriter.Write(TenantLoader.Load(source), scratch.Full("out"));

        Assert.Equal("{\"id\":\"u1\"}\n{\"id\":\"u2\"}\n", File.ReadAllText(Path.Combine(scratch.Full("out"), "users.jsonl")));
        Assert.False(TenantLoader.Load(SnapshotSource.Open(scratch.Full("out"))).Users.All.IsKnown);
    }

    /// <summary>A text, then the letter a some number of times, then another text; nothing of it is kept.</summary>
    private sealed class EndlessLine(string head, long length, string tail) : Stream
    {
        private readonly byte[] _head = System.Text.Encoding.UTF8.GetBytes(head);
        private readonly byte[] _tail = System.Text.Encoding.UTF8.GetBytes(tail);
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_at < _head.Length)
            {
                return Take(_head.AsSpan((int)_at), buffer);
            }

            long within = _at - _head.Length;
            if (within < length)
            {
                int count = (int)Math.Min(buffer.Length, length - within);
                buffer[..count].Fill((byte)'a');
                _at += count;
                return count;
            }

            return Take(_tail.AsSpan((int)Math.Min(_tail.Length, within - length)), buffer);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int Take(ReadOnlySpan<byte> from, Span<byte> buffer)
        {
            int count = Math.Min(from.Length, buffer.Length);
            from[..count].CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}
