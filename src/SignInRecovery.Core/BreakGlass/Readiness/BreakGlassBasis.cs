using System.Globalization;
using SignInRecovery.Facts;

namespace SignInRecovery.BreakGlass;

/// <summary>Why something is checked: the text that demands it, and its date.</summary>
/// <param name="Source">The page, or that it is this module's own choice.</param>
/// <param name="Date">The date of the page; null when it has none.</param>
/// <param name="Rules">The numbers of the rules of Microsoft's page on emergency access accounts, as docs/emergency-access.md numbers them; empty for other sources.</param>
public sealed record BreakGlassBasis(string Source, DateOnly? Date, IReadOnlyList<int> Rules)
{
    /// <summary>The numbers of the rules of Microsoft's page on emergency access accounts; empty for other sources.</summary>
    public IReadOnlyList<int> Rules { get; init => field = value.Indexed(); } = Rules.Indexed();

    /// <inheritdoc/>
    public override string ToString()
    {
        string date = Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "undated";
        return Rules.Count == 0 ? $"{Source} ({date})" : $"{Source} ({date}), rule {string.Join(" and ", Rules)}";
    }
}
