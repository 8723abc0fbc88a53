using SignInRecovery.Knowledge;

namespace SignInRecovery.Support;

/// <summary>
/// A country or region of Microsoft's table of support numbers. Microsoft took the table out of its documentation on
/// 2024-12-12, so every entry is <see cref="KnowledgeStatus.Superseded"/>.
/// </summary>
/// <param name="Code">The ISO 3166 code, two letters; several islands share one, and XK stands for Kosovo.</param>
/// <param name="Name">The name as printed, in English.</param>
/// <param name="OperatedBy">Who operates the service.</param>
/// <param name="Region">The part of the world under which the page lists it.</param>
/// <param name="BillingHours">The hours of billing support as printed, by language.</param>
/// <param name="TechnicalHours">The hours of technical support as printed, by language.</param>
/// <param name="DiffersFrom2021">Whether the page of 2021-07-17 prints another number.</param>
/// <param name="Note">What else is to be said; empty when nothing.</param>
/// <param name="Numbers">The numbers, in the order of the page.</param>
public sealed record SupportCountry(
    string Code,
    string Name,
    SupportOperator OperatedBy,
    string Region,
    string BillingHours,
    string TechnicalHours,
    bool DiffersFrom2021,
    string Note,
    IReadOnlyList<SupportNumber> Numbers)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
