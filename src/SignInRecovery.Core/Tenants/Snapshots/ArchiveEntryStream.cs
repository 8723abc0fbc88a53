using System.IO.Compression;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// Unpacks an entry of an archive, forward only. It fails once more bytes come out than may, and at the end when what came
/// out is not what was packed.
/// </summary>
internal sealed class ArchiveEntryStream(ZipArchiveEntry entry, long limit, Func<Exception> exceeded, IDisposable? owner = null) : Stream
{
    private readonly Stream _inner = entry.Open();
    private readonly Crc32 _checksum = new();
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count = _inner.Read(buffer);
        _read += count;
        if (_read > limit)
        {
            throw exceeded();
        }

        _checksum.Add(buffer[..count]);
        return count > 0 || buffer.IsEmpty || (_checksum.Value == entry.Crc32 && _read == entry.Length)
            ? count
            : throw new InvalidDataException("What it holds does not match its checksum.");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            owner?.Dispose();
        }

        base.Dispose(disposing);
    }
}
