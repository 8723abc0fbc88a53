using System.Text;

namespace SignInRecovery.Facts;

/// <summary>
/// Makes text from a tenant harmless to print. A display name is whatever somebody typed: it can hold escape sequences that
/// move the cursor, line breaks that forge a second line, and marks that turn the direction of reading.
/// </summary>
public static class Printable
{
    private const char Replacement = '\uFFFD';
    private const int ControlPictures = 0x2400;
    private const char DeletePicture = '\u2421';
    private const char Delete = '\u007F';

    /// <summary>Replaces every character that acts instead of being seen by a visible sign for it.</summary>
    /// <param name="text">The text; null stands for none.</param>
    /// <returns>
    /// The text on one line: a control character is shown by its picture (a line break as ␊, escape as ␛), anything else that
    /// is invisible or turns the direction of reading by the replacement character. Text without such characters is returned as
    /// it is.
    /// </returns>
    public static string Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        int first = FirstActing(text);
        if (first < 0)
        {
            return text;
        }

        var line = new StringBuilder(text, 0, first, text.Length);
        for (int index = first; index < text.Length; index++)
        {
            _ = Rune.TryGetRuneAt(text, index, out Rune rune)
                ? line.Append(Acts(rune) ? Sign(rune) : rune.ToString())
                : line.Append(Replacement);
            index += rune.Utf16SequenceLength - 1;
        }

        return line.ToString();
    }

    private static int FirstActing(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (!Rune.TryGetRuneAt(text, index, out Rune rune) || Acts(rune))
            {
                return index;
            }

            index += rune.Utf16SequenceLength - 1;
        }

        return -1;
    }

    private static string Sign(Rune rune) => rune.Value switch
    {
        < ' ' => ((char)(ControlPictures + rune.Value)).ToString(),
        Delete => DeletePicture.ToString(),
        _ => Replacement.ToString(),
    };

    // Joiners (U+200C, U+200D) stay: Persian and Indic names and emoji need them.
    private static bool Acts(Rune rune) => rune.Value switch
    {
        < ' ' or (>= 0x7F and <= 0x9F) => true,
        0x00AD => true,
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => true,
        0x180E or 0x200B or 0x2028 or 0x2029 or (>= 0x2060 and <= 0x2065) or (>= 0x206A and <= 0x206F) => true,
        0xFEFF or (>= 0xFFF9 and <= 0xFFFB) => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => false,
    };
}
