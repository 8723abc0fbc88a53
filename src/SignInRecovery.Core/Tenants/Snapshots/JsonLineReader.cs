using System.Buffers;
using System.Text;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// Reads lines of UTF-8 text from a stream without holding more than one line. A line longer than the limit is skipped to
/// its end without being kept, so that neither a file of one endless line nor a 2 GB line can exhaust the memory.
/// </summary>
internal sealed class JsonLineReader : IDisposable
{
    /// <summary>The longest line that is read, in bytes. Graph's largest policy objects are limited to tens of kilobytes.</summary>
    public const int DefaultMaximumLineLength = 16 * 1024 * 1024;

    private const int InitialBufferSize = 256 * 1024;

    private readonly Stream _stream;
    private readonly int _maximumLineLength;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBufferSize);
    private int _start;
    private int _end;
    private bool _atEnd;

    public JsonLineReader(Stream stream, int maximumLineLength = DefaultMaximumLineLength)
    {
        _maximumLineLength = maximumLineLength;
        try
        {
            _stream = Utf8(stream);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The number of the current line, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Whether the current line was longer than the limit; then <see cref="Line"/> is empty.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The current line without its end, valid until the next read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_lineStart, _lineLength);

    private int _lineStart;
    private int _lineLength;

    /// <summary>Moves to the next line.</summary>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The stream is compressed and broken.</exception>
    public bool Read()
    {
        IsTooLong = false;
        int scanned = 0;
        while (true)
        {
            int newline = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                TakeLine(scanned + newline, 1);
                return true;
            }

            scanned = _end - _start;
            if (scanned > _maximumLineLength)
            {
                SkipLine();
                return true;
            }

            if (_atEnd)
            {
                if (scanned == 0)
                {
                    return false;
                }

                TakeLine(scanned, 0);
                return true;
            }

            Fill();
        }
    }

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _stream.Dispose();
    }

    private void TakeLine(int length, int terminator)
    {
        LineNumber++;
        _lineStart = _start;
        _lineLength = length > 0 && _buffer[_start + length - 1] == '\r' ? length - 1 : length;
        _start += length + terminator;
    }

    private void SkipLine()
    {
        LineNumber++;
        IsTooLong = true;
        _lineLength = 0;
        while (true)
        {
            int newline = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                _start += newline + 1;
                _lineStart = _start;
                return;
            }

            _start = _end = 0;
            if (_atEnd)
            {
                _lineStart = 0;
                return;
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _atEnd = read == 0;
    }

    /// <summary>Other tools write UTF-8 with a mark, and Windows PowerShell writes UTF-16; both are read as what they are.</summary>
    private static Stream Utf8(Stream stream)
    {
        Span<byte> mark = stackalloc byte[3];
        int read = stream.ReadAtLeast(mark, 3, throwOnEndOfStream: false);
        mark = mark[..read];
        if (mark.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return stream;
        }

        if (mark.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.CreateTranscodingStream(new PrefixedStream(mark[2..].ToArray(), stream), Encoding.Unicode, Encoding.UTF8);
        }

        if (mark.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.CreateTranscodingStream(new PrefixedStream(mark[2..].ToArray(), stream), Encoding.BigEndianUnicode, Encoding.UTF8);
        }

        return new PrefixedStream(mark.ToArray(), stream);
    }
}
