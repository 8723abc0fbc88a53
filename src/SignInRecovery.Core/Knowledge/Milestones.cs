using System.Globalization;

namespace SignInRecovery.Knowledge;

/// <summary>The days on which Microsoft changes what a sign-in accepts, as far as a decision of this module turns on them.</summary>
public static class Milestones
{
    /// <summary>Every milestone.</summary>
    public static IReadOnlyList<Milestone> All { get; } = Table.Read("milestones.tsv", cells => new Milestone(
        cells[0],
        DateOnly.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        cells[2],
        cells[3],
        DateOnly.ParseExact(cells[4], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum.Parse<KnowledgeStatus>(cells[5])));

    /// <summary>SMS and voice calls delivered by Microsoft end, in the public cloud.</summary>
    public static Milestone TelephoneMethodsEnd { get; } = Get("TelephoneMethodsEnd");

    /// <summary>The legacy settings for methods can no longer be managed.</summary>
    public static Milestone LegacySettingsFrozen { get; } = Get("LegacySettingsFrozen");

    private static Milestone Get(string id) =>
        All.SingleOrDefault(m => m.Id == id) ?? throw new InvalidOperationException($"The table of milestones lacks {id}.");
}
