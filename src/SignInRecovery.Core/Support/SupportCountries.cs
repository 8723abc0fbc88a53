using SignInRecovery.Facts;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Support;

/// <summary>The countries and regions of Microsoft's withdrawn table of support numbers.</summary>
public static class SupportCountries
{
    /// <summary>The page that the table stood on.</summary>
    public const string Source = "Microsoft 365 documentation, support-contact-info, the copy before 2024-12-12 (withdrawn by Microsoft)";

    /// <summary>The day on which Microsoft took the table away.</summary>
    public static DateOnly WithdrawnOn { get; } = new(2024, 12, 12);

    /// <summary>Every row of the table, in the order of the page.</summary>
    public static IReadOnlyList<SupportCountry> All { get; } = Read();

    /// <summary>The rows for a country, by its ISO code or its name in English; several islands share one code.</summary>
    /// <param name="codeOrName">Two letters, or a name as printed; case does not matter.</param>
    /// <param name="operatedBy">Who operates the service.</param>
    /// <returns>The rows; empty when the table does not list the country.</returns>
    public static IReadOnlyList<SupportCountry> Find(string codeOrName, SupportOperator operatedBy = SupportOperator.Microsoft)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(codeOrName);
        string text = codeOrName.Trim();
        SupportCountry[] rows = [.. All.Where(c => c.OperatedBy == operatedBy)];
        SupportCountry[] byCode = [.. rows.Where(c => string.Equals(c.Code, text, StringComparison.OrdinalIgnoreCase))];
        return byCode.Length > 0 ? byCode : [.. rows.Where(c => string.Equals(c.Name, text, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>The fault of a country that the table does not list.</summary>
    /// <param name="country">What the user wrote.</param>
    public static SignInRecoveryException NotFound(string country) => new(
        "SupportCountryNotListed",
        ErrorKind.NotFound,
        $"Microsoft's table of support numbers lists no country or region '{country}'.",
        $"Give the ISO code of two letters or the name in English (the Tab key completes it). For a country that is not listed Microsoft advises the number of a neighbouring country, or that of the United States: -Country US. Today's list: {SupportContacts.CurrentNumbers.Value}",
        country);

    private static IReadOnlyList<SupportCountry> Read()
    {
        ILookup<(string Name, string Operator), SupportNumber> numbers = Table.Read("supportPhones.tsv", cells => (
                Key: (cells[1], cells[2]),
                Number: new SupportNumber(cells[4], cells[5].Length == 0 ? null : cells[5], Enum.Parse<SupportNumberUse>(cells[3]), cells[6])))
            .ToLookup(row => row.Key, row => row.Number);
        return Table.Read("supportCountries.tsv", cells => new SupportCountry(
            cells[0],
            cells[1],
            cells[2] == "21Vianet" ? SupportOperator.Vianet21 : SupportOperator.Microsoft,
            cells[3],
            cells[4],
            cells[5],
            cells[6] == "Differs",
            cells[7],
            [.. numbers[(cells[1], cells[2])]]));
    }
}
