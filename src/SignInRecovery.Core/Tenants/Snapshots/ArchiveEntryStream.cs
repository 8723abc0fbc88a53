using System.IO.Compression;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// Unpacks an entry of an archive, forward only. It fails once more bytes come out than may, and at the end when what came
/// out is not what was packed.
/// </summary>
internal sealed class ArchiveEntryStream(ZipArchiveEntry entry, long limit, Func<Exception> exceeded, IDisposable? owner = null) : ForwardOnlyStream
{
    private readonly Stream _inner = entry.Open();
    private readonly Crc32 _checksum = new();
    private long _read;

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
