using System.Collections;
using System.Globalization;
using SignInRecovery.Facts;

namespace SignInRecovery.Commands;

/// <summary>
/// Makes the text of a tenant harmless for the views (Views/*.format.ps1xml): no name may move the cursor, change the colour
/// or begin a line of its own.
/// </summary>
public static class SafeText
{
    /// <summary>A value as one line.</summary>
    /// <param name="value">The value; null shows nothing.</param>
    public static string Show(object? value) => Printable.Line(value switch
    {
        null => null,
        string text => text,
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + "Z",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    });

    /// <summary>Values, each on a line of its own.</summary>
    /// <param name="values">The values.</param>
    public static string ShowEach(IEnumerable? values) =>
        values is null ? string.Empty : string.Join('\n', values.Cast<object?>().Select(Show));

    /// <summary>A text of several lines, as the pages of the rules are.</summary>
    /// <param name="text">The text.</param>
    public static string ShowLines(string? text) =>
        ShowEach((text ?? string.Empty).ReplaceLineEndings("\n").Split('\n'));
}
