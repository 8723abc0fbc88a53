using System.Globalization;

namespace SignInRecovery.Knowledge;

/// <summary>The periods after which Microsoft does something by itself, as far as a decision of this module turns on them.</summary>
public static class Periods
{
    /// <summary>Every period.</summary>
    public static IReadOnlyList<Period> All { get; } = Table.Read("periods.tsv", cells => new Period(
        cells[0],
        int.Parse(cells[1], CultureInfo.InvariantCulture),
        cells[2],
        cells[3],
        DateOnly.ParseExact(cells[4], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum.Parse<KnowledgeStatus>(cells[5])));

    /// <summary>How long a deleted user can be restored.</summary>
    public static Period DeletedUserRestorable { get; } = Get("DeletedUserRestorable");

    /// <summary>How long before it is switched on Microsoft announces a Microsoft-managed policy.</summary>
    public static Period ManagedPolicyNotice { get; } = Get("ManagedPolicyNotice");

    /// <summary>How long a Microsoft-managed policy stays in report-only mode at least.</summary>
    public static Period ManagedPolicyReportOnly { get; } = Get("ManagedPolicyReportOnly");

    private static Period Get(string id) =>
        All.SingleOrDefault(p => p.Id == id) ?? throw new InvalidOperationException($"The table of periods lacks {id}.");
}
