namespace SignInRecovery.Tenants.Import;

/// <summary>What stands between the JSON values of a file, and where to go on after a broken one.</summary>
internal static class JsonGaps
{
    /// <summary>The next byte that may start a value: white space, commas, comments and stray byte order marks are passed over.</summary>
    /// <param name="text">The decoded file.</param>
    /// <param name="at">Where to start.</param>
    /// <param name="closers">Whether closing brackets are passed over too: they remain of a list whose start was broken.</param>
    public static int Skip(ReadOnlySpan<byte> text, int at, bool closers)
    {
        while (at < text.Length)
        {
            byte b = text[at];
            if (b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)';' or 0 or 0x1E
                || (closers && b is (byte)']' or (byte)'}'))
            {
                at++;
            }
            else if (text[at..].StartsWith([(byte)0xEF, (byte)0xBB, (byte)0xBF]))
            {
                at += 3;
            }
            else if (text[at..].StartsWith("//"u8))
            {
                at = EndOf(text, at, "\n"u8);
            }
            else if (text[at..].StartsWith("/*"u8))
            {
                at = EndOf(text, at, "*/"u8);
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>The next line below <paramref name="item"/> that starts an object at the same indentation, or the end of the text.</summary>
    public static int NextObjectLine(ReadOnlySpan<byte> text, int item)
    {
        int lineStart = text[..item].LastIndexOf((byte)'\n') + 1;
        int indentation = 0;
        while (lineStart + indentation < item && text[lineStart + indentation] is (byte)' ' or (byte)'\t')
        {
            indentation++;
        }

        int at = item;
        while (true)
        {
            int end = text[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                return text.Length;
            }

            at += end + 1;
            int spaces = 0;
            while (at + spaces < text.Length && text[at + spaces] is (byte)' ' or (byte)'\t')
            {
                spaces++;
            }

            int first = at + spaces;
            if (spaces == indentation && first < text.Length && (text[first] == (byte)'{' || StartsNext(text[first..])))
            {
                return first;
            }
        }
    }

    /// <summary>True for <c>}, {</c> and <c>},{</c>, which end one object and start the next on one line.</summary>
    private static bool StartsNext(ReadOnlySpan<byte> line)
    {
        if (line[0] != (byte)'}')
        {
            return false;
        }

        int at = 1;
        while (at < line.Length && line[at] is (byte)' ' or (byte)'\t' or (byte)',')
        {
            at++;
        }

        return at < line.Length && line[at] == (byte)'{';
    }

    private static int EndOf(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> mark)
    {
        int end = text[at..].IndexOf(mark);
        return end < 0 ? text.Length : at + end + mark.Length;
    }
}
