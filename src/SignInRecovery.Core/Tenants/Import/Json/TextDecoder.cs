using System.Text;
using System.Text.Unicode;

namespace SignInRecovery.Tenants.Import;

/// <summary>Turns the bytes of a file into UTF-8 without a byte order mark, whatever Windows tools wrote them in.</summary>
internal static class TextDecoder
{
    /// <summary>Decodes a file.</summary>
    /// <param name="bytes">The file as it is on disk.</param>
    /// <returns>The text in UTF-8, whether the encoding was guessed, or a sentence that says why the bytes are no text.</returns>
    public static DecodedText Decode(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.StartsWith([(byte)0xEF, (byte)0xBB, (byte)0xBF]))
        {
            return Utf8OrLatin(bytes[3..]);
        }

        if (span.StartsWith([(byte)0xFF, (byte)0xFE, (byte)0, (byte)0]))
        {
            return Transcode(Encoding.UTF32, span[4..], guessed: false);
        }

        if (span.StartsWith([(byte)0, (byte)0, (byte)0xFE, (byte)0xFF]))
        {
            return Transcode(new UTF32Encoding(bigEndian: true, byteOrderMark: false), span[4..], guessed: false);
        }

        if (span.StartsWith([(byte)0xFF, (byte)0xFE]))
        {
            return Transcode(Encoding.Unicode, span[2..], guessed: false);
        }

        if (span.StartsWith([(byte)0xFE, (byte)0xFF]))
        {
            return Transcode(Encoding.BigEndianUnicode, span[2..], guessed: false);
        }

        if (BinaryKind(span) is { } kind)
        {
            return new DecodedText(default, false, $"The file is {kind}, not a JSON text.");
        }

        // A JSON text starts with ASCII, so the place of the zero bytes tells UTF-16 without a mark.
        if (span.Length >= 4 && span[0] != 0 && span[1] == 0 && span[3] == 0)
        {
            return Transcode(Encoding.Unicode, span, guessed: true);
        }

        if (span.Length >= 4 && span[0] == 0 && span[1] != 0 && span[2] == 0)
        {
            return Transcode(Encoding.BigEndianUnicode, span, guessed: true);
        }

        return span.Contains((byte)0)
            ? new DecodedText(default, false, "The file holds binary data, not a JSON text.")
            : Utf8OrLatin(bytes);
    }

    private static DecodedText Utf8OrLatin(ReadOnlyMemory<byte> bytes) =>
        Utf8.IsValid(bytes.Span) ? new DecodedText(bytes, false, null) : Transcode(Encoding.Latin1, bytes.Span, guessed: true);

    private static DecodedText Transcode(Encoding encoding, ReadOnlySpan<byte> bytes, bool guessed) =>
        new(Encoding.UTF8.GetBytes(encoding.GetString(bytes)), guessed, null);

    private static string? BinaryKind(ReadOnlySpan<byte> span) =>
        span.StartsWith("PK\u0003\u0004"u8) ? "a zip archive"
        : span.StartsWith([(byte)0x1F, (byte)0x8B]) ? "a gzip archive"
        : span.StartsWith("%PDF"u8) ? "a PDF document"
        : span.StartsWith([(byte)0x89, (byte)'P', (byte)'N', (byte)'G']) ? "a picture"
        : span.StartsWith("SQLite format 3"u8) ? "a database"
        : null;
}
