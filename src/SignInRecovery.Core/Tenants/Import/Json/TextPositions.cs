using System.Text;

namespace SignInRecovery.Tenants.Import;

/// <summary>Turns a byte of a decoded file into the line and column that an editor shows.</summary>
internal sealed class TextPositions(ReadOnlyMemory<byte> text)
{
    private int[]? _lineStarts;

    /// <summary>Line and column of a byte, both counted from 1; the column counts characters.</summary>
    public (long Line, long Column) Locate(long offset)
    {
        int[] starts = _lineStarts ??= FindLineStarts(text.Span);
        int at = (int)Math.Clamp(offset, 0, text.Length);
        int line = Array.BinarySearch(starts, at);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, Encoding.UTF8.GetCharCount(text.Span[starts[line]..at]) + 1);
    }

    /// <summary>The byte that a JsonException means, whose line and byte count from the start of what was read.</summary>
    public static long OffsetOf(ReadOnlySpan<byte> text, int start, long line, long byteInLine)
    {
        int at = start;
        for (; line > 0; line--)
        {
            int next = text[at..].IndexOf((byte)'\n');
            if (next < 0)
            {
                return text.Length;
            }

            at += next + 1;
        }

        return at + byteInLine;
    }

    private static int[] FindLineStarts(ReadOnlySpan<byte> bytes)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'\n')
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
