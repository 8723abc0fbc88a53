using System.Globalization;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Support;

/// <summary>What to say, to answer and to have at hand, for each team.</summary>
public static class SupportGuide
{
    /// <summary>Every line, in the order in which it is of use.</summary>
    public static IReadOnlyList<SupportGuideLine> All { get; } = Table.Read("supportGuide.tsv", cells => new SupportGuideLine(
        Enum.Parse<SupportTeam>(cells[0]),
        Enum.Parse<SupportGuideKind>(cells[1]),
        cells[2],
        cells[3],
        cells[4],
        cells[5].Length == 0 ? null : DateOnly.ParseExact(cells[5], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum.Parse<KnowledgeStatus>(cells[6])));

    /// <summary>The lines of one kind for a team.</summary>
    /// <param name="team">The team.</param>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<SupportGuideLine> Of(SupportTeam team, SupportGuideKind kind) =>
        [.. All.Where(line => line.Team == team && line.Kind == kind)];
}
