using System.Collections.Frozen;
using System.Globalization;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Recovery;

/// <summary>The facts that advice rests on, with their sources.</summary>
public static class RecoveryFacts
{
    private static readonly FrozenDictionary<string, RecoveryFact> ById = Table.Read("recoveryFacts.tsv", cells => new RecoveryFact(
            cells[0],
            cells[1],
            cells[2],
            cells[3].Length == 0 ? null : DateOnly.ParseExact(cells[3], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Enum.Parse<KnowledgeStatus>(cells[4])))
        .ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);

    /// <summary>Every fact.</summary>
    public static IReadOnlyCollection<RecoveryFact> All => ById.Values;

    /// <summary>A fact by its name.</summary>
    /// <param name="id">The name.</param>
    public static RecoveryFact Get(string id) =>
        ById.GetValueOrDefault(id) ?? throw new InvalidOperationException($"The table of recovery facts lacks {id}.");
}
