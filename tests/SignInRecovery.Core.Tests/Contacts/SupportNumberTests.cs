using PhoneNumbers;
using SignInRecovery.Support;
using Xunit;

namespace SignInRecovery.Tests.Contacts;

/// <summary>The withdrawn table of numbers: whole, as printed, and with international forms that another party confirms.</summary>
public class SupportNumberTests
{
    public static TheoryData<string, string, string?> Numbers()
    {
        var data = new TheoryData<string, string, string?>();
        foreach (SupportCountry country in SupportCountries.All)
        {
            foreach (SupportNumber number in country.Numbers)
            {
                data.Add(country.Code, number.Printed, number.E164);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_international_form_is_the_one_of_libphonenumber_and_absent_where_it_finds_the_number_invalid(string code, string printed, string? e164) =>
        Assert.Equal(Parse(printed, code), e164);

    [Fact]
    public void Every_row_of_the_table_is_there()
    {
        Assert.Equal(245, SupportCountries.All.Count);
        Assert.All(SupportCountries.All, c => Assert.Matches("^[A-Z]{2}$", c.Code));
        Assert.All(SupportCountries.All, c => Assert.NotEqual(string.Empty, c.TechnicalHours));
        Assert.Equal("Nepal", Assert.Single(SupportCountries.All, c => c.Numbers.Count == 0).Name);
    }

    [Theory]
    [InlineData("BS", "00800 051 0398", "800 865 9408")]
    [InlineData("PY", "800 6676", "009 800 441 0088")]
    [InlineData("PE", "009 800 441 0088", "0800 77 464")]
    public void The_three_rows_that_look_like_errors_show_what_was_printed_in_2021_too(string code, string later, string printed2021)
    {
        SupportCountry country = Assert.Single(SupportCountries.Find(code));

        Assert.True(country.DiffersFrom2021);
        Assert.Equal([(later, SupportNumberUse.Main), (printed2021, SupportNumberUse.Printed2021)], country.Numbers.Select(n => (n.Printed, n.Use)));
        Assert.Equal(3, SupportCountries.All.Count(c => c.DiffersFrom2021));
    }

    [Theory]
    [InlineData("de", "Germany")]
    [InlineData("Germany", "Germany")]
    [InlineData(" côte d'ivoire ", "Côte d'Ivoire")]
    public void A_country_is_found_by_its_code_and_by_its_name(string text, string name) =>
        Assert.Equal(name, Assert.Single(SupportCountries.Find(text)).Name);

    [Fact]
    public void China_has_two_services_that_are_not_mixed()
    {
        SupportCountry microsoft = Assert.Single(SupportCountries.Find("CN"));
        SupportCountry vianet = Assert.Single(SupportCountries.Find("China", SupportOperator.Vianet21));

        Assert.Equal(["800 988 0365", "400 920 0365"], microsoft.Numbers.Select(n => n.Printed));
        Assert.Equal(["+86 4000 890 365"], vianet.Numbers.Select(n => n.Printed));
    }

    [Fact]
    public void A_printed_number_without_an_international_form_says_so()
    {
        SupportNumber number = SupportCountries.Find("TH")[0].Numbers[0];

        Assert.Null(number.Link);
        Assert.Contains("as printed", number.Remark, StringComparison.Ordinal);
        Assert.Equal("tel:+498005892332", SupportCountries.Find("DE")[0].Numbers[0].Link);
    }

    private static string? Parse(string printed, string code)
    {
        var judge = PhoneNumberUtil.GetInstance();
        PhoneNumber number = judge.Parse(printed, code);
        return judge.IsValidNumber(number) ? judge.Format(number, PhoneNumberFormat.E164) : null;
    }
}
