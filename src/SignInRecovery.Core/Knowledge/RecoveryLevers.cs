using System.Globalization;

namespace SignInRecovery.Knowledge;

/// <summary>The levers with which a tenant is opened again.</summary>
public static class RecoveryLevers
{
    /// <summary>Every lever, in the order of the table.</summary>
    public static IReadOnlyList<RecoveryLever> All { get; } =
    [
        .. Table.Read("recoveryLevers.tsv", cells => new Row(
                cells[0],
                cells[1],
                BuiltInRoles.Find(cells[3]) ?? throw new InvalidOperationException($"The table of levers names {cells[3]}, which is no built-in role."),
                cells[4],
                DateOnly.ParseExact(cells[5], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Enum.Parse<KnowledgeStatus>(cells[6])))
            .GroupBy(row => row.Id, StringComparer.Ordinal)
            .Select(lever => new RecoveryLever(
                lever.Key,
                lever.First().What,
                [.. lever.Select(row => row.Role)],
                lever.First().Source,
                lever.First().Date,
                lever.Any(row => row.Status != KnowledgeStatus.Verified) ? KnowledgeStatus.Unverified : KnowledgeStatus.Verified)),
    ];

    private sealed record Row(string Id, string What, BuiltInRole Role, string Source, DateOnly Date, KnowledgeStatus Status);
}
