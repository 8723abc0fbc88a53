using System.Globalization;
using System.Text;

namespace SignInRecovery.Tenants.Import;

/// <summary>Makes text of a foreign file harmless for a terminal: no control or direction characters, bounded length.</summary>
internal static class SafeText
{
    private const int MaxLength = 160;

    public static string Show(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, MaxLength) + 8);
        foreach (char c in text)
        {
            if (shown.Length >= MaxLength && !char.IsLowSurrogate(c))
            {
                _ = shown.Append('…');
                break;
            }

            bool hidden = char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
            _ = hidden ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : shown.Append(c);
        }

        return shown.ToString();
    }
}
