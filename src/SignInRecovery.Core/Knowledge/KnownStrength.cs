using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.Knowledge;

/// <summary>An authentication strength that Microsoft makes.</summary>
/// <param name="Id">Its id, the same in every tenant.</param>
/// <param name="DisplayName">Its name.</param>
/// <param name="AllowedCombinations">The combinations that satisfy it: all modes within one, any one of the list.</param>
/// <param name="Source">The page that says so.</param>
/// <param name="SourceDate">The date of that page.</param>
/// <param name="Status">How well the row is attested.</param>
public sealed record KnownStrength(
    string Id,
    string DisplayName,
    IReadOnlyList<AuthenticationMethodModes> AllowedCombinations,
    string Source,
    DateOnly SourceDate,
    KnowledgeStatus Status);
