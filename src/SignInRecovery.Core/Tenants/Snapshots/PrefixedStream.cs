namespace SignInRecovery.Tenants.Snapshots;

/// <summary>A forward-only stream of some bytes that were read ahead, followed by the rest of the stream they came from.</summary>
internal sealed class PrefixedStream(byte[] prefix, Stream rest) : ForwardOnlyStream
{
    private int _position;

    public override int Read(Span<byte> buffer)
    {
        if (_position == prefix.Length)
        {
            return rest.Read(buffer);
        }

        int count = Math.Min(buffer.Length, prefix.Length - _position);
        prefix.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
