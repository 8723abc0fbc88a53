namespace SignInRecovery.Graph.Http;

/// <summary>An answer that succeeded, with its body in a buffer that is lent; it goes back when the answer is disposed.</summary>
internal sealed class GraphAnswer(int status, byte[] buffer, int length) : IDisposable
{
    private byte[]? _buffer = buffer;

    public int Status { get; } = status;

    public string? RequestId { get; init; }

    public string? Location { get; init; }

    public DateTimeOffset? Date { get; init; }

    /// <summary>The body in UTF-8; empty when there is none.</summary>
    public ReadOnlySpan<byte> Body => _buffer.AsSpan(0, _buffer is null ? 0 : length);

    public void Dispose()
    {
        if (_buffer is { Length: > 0 } buffer)
        {
            _buffer = null;
            BodyReader.Pool.Return(buffer);
        }
    }
}
