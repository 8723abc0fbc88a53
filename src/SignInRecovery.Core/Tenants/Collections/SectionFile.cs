namespace SignInRecovery.Tenants.Collections;

/// <summary>The file of a section while it is collected.</summary>
internal sealed class SectionFile(string path) : IDisposable
{
    private readonly FileStream _stream = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 128 * 1024);

    /// <summary>The bytes that were written.</summary>
    public long Length => _stream.Position;

    /// <summary>The lines that were written.</summary>
    public long Lines { get; private set; }

    /// <summary>Writes a line.</summary>
    public void Write(ReadOnlySpan<byte> line)
    {
        _stream.Write(line);
        _stream.WriteByte((byte)'\n');
        Lines++;
    }

    /// <summary>Hands everything to the system, so that the end of this process destroys nothing.</summary>
    public void Flush() => _stream.Flush();

    /// <summary>Cuts the file to what counts.</summary>
    public void Truncate(long length, long lines)
    {
        _stream.SetLength(length);
        _ = _stream.Seek(length, SeekOrigin.Begin);
        Lines = lines;
    }

    public void Dispose() => _stream.Dispose();
}
