namespace SignInRecovery.Tenants.Snapshots;

/// <summary>A forward-only stream that fails once more bytes come out of it than it may hold.</summary>
internal sealed class BoundedStream(Stream inner, long limit, Func<Exception> exceeded, IDisposable? owner = null) : ForwardOnlyStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        _read += count;
        return _read > limit ? throw exceeded() : count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner?.Dispose();
        }

        base.Dispose(disposing);
    }
}
