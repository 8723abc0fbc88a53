using System.Buffers;
using System.Text.Json;
using SignInRecovery.Gateway;

namespace SignInRecovery.Graph.Http;

/// <summary>Reads the body of an answer into a lent buffer, and looks whether it is whole.</summary>
internal static class BodyReader
{
    /// <summary>The largest body that is read, in bytes. A page of 999 users has about one million.</summary>
    public const int MaximumLength = 128 * 1024 * 1024;

    // A few pages are read at a time. The shared pool would keep some for each thread that ever read one.
    private const int PooledLength = 4 * 1024 * 1024;
    private const int PooledOfLength = 6;

    /// <summary>Where the buffers come from and go back to.</summary>
    public static ArrayPool<byte> Pool { get; } = ArrayPool<byte>.Create(PooledLength, PooledOfLength);

    /// <summary>Reads all of a body.</summary>
    public static async Task<(byte[] Buffer, int Length)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = Pool.Rent((int)Math.Clamp(content.Headers.ContentLength ?? 16_384, 1_024, MaximumLength));
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var length = 0;
            while (true)
            {
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }

                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return (buffer, length);
                }

                length += read;
            }
        }
        catch
        {
            Pool.Return(buffer);
            throw;
        }
    }

    /// <summary>Whether a body is one whole JSON value.</summary>
    public static bool IsJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            _ = reader.Read();
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether a body looks like a page for people.</summary>
    public static bool IsPage(HttpContent content, ReadOnlySpan<byte> body) =>
        content.Headers.ContentType?.MediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
        || body.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8);

    private static byte[] Grow(byte[] buffer)
    {
        if (buffer.Length >= MaximumLength)
        {
            throw new DirectoryException(DirectoryErrorCodes.AnswerNotGraph, $"An answer had more than {MaximumLength:N0} bytes, which no answer of Microsoft Graph has.");
        }

        var larger = Pool.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        Pool.Return(buffer);
        return larger;
    }
}
