using System.Collections.Frozen;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Recovery;

/// <summary>The situations in words.</summary>
public static class Situations
{
    private static readonly FrozenDictionary<RecoverySituation, SituationDescription> BySituation = Table.Read("recoverySituations.tsv", cells => new SituationDescription(
            Enum.Parse<RecoverySituation>(cells[0]),
            cells[1],
            cells[2],
            Enum.Parse<SituationSubject>(cells[3]),
            Enum.Parse<SituationGroup>(cells[4])))
        .ToFrozenDictionary(s => s.Situation);

    /// <summary>Every situation, in the order of the enumeration.</summary>
    public static IReadOnlyList<SituationDescription> All { get; } = [.. Enum.GetValues<RecoverySituation>().Select(Get)];

    /// <summary>A situation in words.</summary>
    /// <param name="situation">The situation.</param>
    public static SituationDescription Get(RecoverySituation situation) =>
        BySituation.GetValueOrDefault(situation) ?? throw new InvalidOperationException($"The table of situations lacks {situation}.");
}
