using System.Globalization;

namespace SignInRecovery.Knowledge;

/// <summary>The days on which Microsoft changes what a sign-in accepts, as far as a decision of this module turns on them.</summary>
public static class Milestones
{
    /// <summary>Every milestone.</summary>
    public static IReadOnlyList<Milestone> All { get; } = Table.Read("milestones.tsv", Read);

    /// <summary>SMS and voice calls delivered by Microsoft end, in the public cloud.</summary>
    public static Milestone TelephoneMethodsEnd { get; } = Get("TelephoneMethodsEnd");

    /// <summary>The legacy settings for methods can no longer be managed.</summary>
    public static Milestone LegacySettingsFrozen { get; } = Get("LegacySettingsFrozen");

    /// <summary>The days on which Microsoft came to demand multifactor authentication in its admin portals and command lines, in the public cloud.</summary>
    public static IReadOnlyList<Milestone> MandatoryMfa { get; } = [Get("MandatoryMfaAzurePortals"), Get("MandatoryMfaMicrosoft365"), Get("MandatoryMfaCommandLine")];

    private static Milestone Read(string[] cells)
    {
        bool isMonth = cells[1].Length == "yyyy-MM".Length;
        DateOnly date = DateOnly.ParseExact(isMonth ? cells[1] + "-01" : cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new Milestone(
            cells[0],
            isMonth ? date.AddMonths(1).AddDays(-1) : date,
            cells[2],
            cells[3],
            DateOnly.ParseExact(cells[4], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Enum.Parse<KnowledgeStatus>(cells[5]))
        {
            IsMonth = isMonth,
        };
    }

    private static Milestone Get(string id) =>
        All.SingleOrDefault(m => m.Id == id) ?? throw new InvalidOperationException($"The table of milestones lacks {id}.");
}
