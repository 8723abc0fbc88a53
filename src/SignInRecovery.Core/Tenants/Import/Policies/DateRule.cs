using System.Globalization;

namespace SignInRecovery.Tenants.Import;

/// <summary>
/// A point in time: ISO 8601 as Graph writes it, <c>/Date(milliseconds)/</c> or an object around it as Windows PowerShell writes it.
/// A date in a culture's own order is left out rather than guessed.
/// </summary>
internal sealed class DateRule : ValueRule
{
    private static readonly string[] IsoForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd",
    ];

    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        ImportNode value = node.Kind == ImportNodeKind.Object ? node.Find("value") ?? node : node;
        if (value.IsBlank())
        {
            return ImportNode.Null(node.Offset);
        }

        if (value.Kind == ImportNodeKind.Text)
        {
            string text = value.Text.Trim();
            if (DateTimeOffset.TryParseExact(text, IsoForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            {
                return ImportNode.Of(text, node.Offset);
            }

            if (Milliseconds(text) is { } time)
            {
                return ImportNode.Of(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture), node.Offset);
            }
        }

        reading.Doubt(ImportErrorIds.UnreadableDate, path, node.Offset, $"{path} is {Describe(value)}, which is no date in a form that can be read without guessing; it was left out.");
        return ImportNode.Null(node.Offset);
    }

    private static DateTimeOffset? Milliseconds(string text)
    {
        if (!text.StartsWith("/Date(", StringComparison.Ordinal) || !text.EndsWith(")/", StringComparison.Ordinal))
        {
            return null;
        }

        // A time zone may follow (/Date(1600000000000+0200)/); the milliseconds are UTC in any case.
        string inner = text[6..^2];
        int zone = inner.LastIndexOfAny(['+', '-']);
        string digits = zone > 0 ? inner[..zone] : inner;
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds)
            && milliseconds is > -62_135_596_800_000 and < 253_402_300_799_999
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
    }
}
