using SignInRecovery.Facts;

namespace SignInRecovery.Tenants.Import;

/// <summary>Makes text of a foreign file fit for a sentence: printable, and of bounded length.</summary>
internal static class SafeText
{
    private const int MaxLength = 160;

    public static string Show(string text)
    {
        // A file may hold a name of megabytes; what is cut off is never looked at.
        bool isLong = text.Length > MaxLength;
        string shown = Printable.Line(isLong ? text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)] : text);
        return isLong ? shown + "…" : shown;
    }
}
