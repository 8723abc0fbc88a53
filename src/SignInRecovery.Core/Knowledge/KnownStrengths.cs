using System.Globalization;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;

namespace SignInRecovery.Knowledge;

/// <summary>The authentication strengths that Microsoft makes (Microsoft Entra documentation, authentication strengths, 2025-03-04).</summary>
public static class KnownStrengths
{
    /// <summary>Every built-in strength.</summary>
    public static IReadOnlyList<KnownStrength> All { get; } = Table.Read("strengths.tsv", cells => new KnownStrength(
        cells[0],
        cells[1],
        [.. cells[2].Split(';').Select(Combination)],
        cells[3],
        DateOnly.ParseExact(cells[4], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum.Parse<KnowledgeStatus>(cells[5])));

    /// <summary>What the grant control "Require multifactor authentication" accepts too.</summary>
    public static KnownStrength MultifactorAuthentication { get; } = Get("00000000-0000-0000-0000-000000000002");

    /// <summary>What cannot be phished.</summary>
    public static KnownStrength PhishingResistant { get; } = Get("00000000-0000-0000-0000-000000000004");

    /// <summary>A strength by its id.</summary>
    /// <param name="id">The id, in any case.</param>
    /// <returns>The strength, or null when Microsoft makes none of this id.</returns>
    public static KnownStrength? Find(string? id) =>
        All.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.OrdinalIgnoreCase));

    private static AuthenticationMethodModes Combination(string text) => text.Split(',')
        .Select(mode => EnumTexts<AuthenticationMethodModes>.TryParse(mode, out AuthenticationMethodModes value)
            ? value
            : throw new InvalidOperationException($"The table of strengths names the mode {mode}, which does not exist."))
        .Aggregate(AuthenticationMethodModes.None, (all, mode) => all | mode);

    private static KnownStrength Get(string id) =>
        Find(id) ?? throw new InvalidOperationException($"The table of strengths lacks {id}.");
}
