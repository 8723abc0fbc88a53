using CsCheck;
using SignInRecovery.Facts;
using Xunit;

namespace SignInRecovery.Tests.Facts;

/// <summary>No name from a tenant may act on a terminal.</summary>
public class PrintableTests
{
    [Theory]
    [InlineData("Ada\nLovelace", "Ada␊Lovelace")]
    [InlineData("Ada\r\nLovelace", "Ada␍␊Lovelace")]
    [InlineData("\u001b[2J\u001b[31mAda", "␛[2J␛[31mAda")]
    [InlineData("bell\a, delete\u007f, null\0", "bell␇, delete␡, null␀")]
    [InlineData("\u009b31mC1 introducer", "\uFFFD31mC1 introducer")]
    [InlineData("user\u202Egnp.exe", "user\uFFFDgnp.exe")]
    [InlineData("line\u2028separator\u2029", "line\uFFFDseparator\uFFFD")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero\uFFFDwidth\uFFFD")]
    [InlineData("tag\U000E0041", "tag\uFFFD")]
    public void Characters_that_act_become_signs(string name, string expected) => Assert.Equal(expected, Printable.Line(name));

    [Theory]
    [InlineData("Zoë Ångström")]
    [InlineData("山田 太郎")]
    [InlineData("שרה לוי")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("👩\u200D💻 Team")]
    public void Names_of_all_scripts_stay_as_they_are(string name) => Assert.Same(name, Printable.Line(name));

    [Fact]
    public void Half_a_character_becomes_a_sign()
    {
        Assert.Equal("Ada \uFFFD", Printable.Line("Ada \ud83d"));
        Assert.Equal("\uFFFD Ada", Printable.Line("\ude00 Ada"));
        Assert.Equal("\uFFFD\ud83d\ude00", Printable.Line("\ud83d\ud83d\ude00"));
    }

    [Fact]
    public void No_text_is_an_empty_line()
    {
        Assert.Equal(string.Empty, Printable.Line(null));
        Assert.Equal(string.Empty, Printable.Line(string.Empty));
    }

    [Fact]
    public void Whatever_comes_in_no_control_character_comes_out_and_a_second_pass_changes_nothing() =>
        Gen.String.Sample(text =>
        {
            string line = Printable.Line(text);
            return !line.Any(char.IsControl) && Printable.Line(line) == line;
        });
}
