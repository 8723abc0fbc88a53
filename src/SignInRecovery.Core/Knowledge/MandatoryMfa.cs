using System.Globalization;

namespace SignInRecovery.Knowledge;

/// <summary>
/// The applications for which Microsoft demands multifactor authentication outside Conditional Access, break-glass accounts
/// included (Microsoft Entra documentation, mandatory multifactor authentication, 2026-04-03).
/// </summary>
public static class MandatoryMfa
{
    /// <summary>The app id of the Azure portal, the Microsoft Entra admin center and the Microsoft Intune admin center.</summary>
    public const string AdminPortalAppId = "c44b4083-3bb0-49c1-b47d-974e53cbdf3c";

    /// <summary>Every application.</summary>
    public static IReadOnlyList<MandatoryMfaApplication> All { get; } = Table.Read("mandatoryMfa.tsv", cells => new MandatoryMfaApplication(
        int.Parse(cells[0], CultureInfo.InvariantCulture),
        cells[1],
        cells[2].Length == 0 ? null : cells[2],
        Day(cells[3]),
        Day(cells[4]),
        Enum.Parse<MandatoryMfaScope>(cells[5]),
        cells[6],
        Day(cells[7]),
        Enum.Parse<KnowledgeStatus>(cells[8])));

    /// <summary>The applications that have an app id.</summary>
    /// <param name="appId">The app id, in any case.</param>
    public static IReadOnlyList<MandatoryMfaApplication> Of(string? appId) =>
        appId is null ? [] : [.. All.Where(a => string.Equals(a.AppId, appId, StringComparison.OrdinalIgnoreCase))];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
