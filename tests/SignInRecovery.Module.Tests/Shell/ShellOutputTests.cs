using Xunit;

namespace SignInRecovery.Tests.Shell;

public class ShellOutputTests
{
    [Fact]
    public async Task Tables_come_from_the_views_without_colors_when_redirected()
    {
        ShellResult result = await ShellProcess.RunAsync("Get-Thing front, back");

        Assert.Equal("""

               Kind: Door

            Name  State
            ----  -----
            front Open
            back  Open


            """.ReplaceLineEndings("\n"), result.Output);
        Assert.Empty(result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task An_object_of_many_properties_is_a_list()
    {
        ShellResult result = await ShellProcess.RunAsync("[pscustomobject]@{ A = 1; B = 2; C = 3; D = 4; E = 5 }");

        Assert.Equal(["A : 1", "B : 2", "C : 3", "D : 4", "E : 5"], result.OutputLines);
    }

    /// <summary>Where LANG is not set the culture is the invariant one, for which the engine cuts words in two.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("C")]
    [InlineData("en_US.UTF-8")]
    public async Task Long_texts_are_broken_between_words_whatever_the_culture(string? lang)
    {
        ShellResult result = await ShellProcess.RunAsync(
            ["[pscustomobject]@{ A = ('remember ' * 30).Trim(); B = 2; C = 3; D = 4; E = 5 }"],
            string.Empty,
            ("LANG", lang),
            ("LC_ALL", null),
            ("COLUMNS", "77"));

        string[] text = [.. result.OutputLines.Where(line => line.Contains("rem", StringComparison.Ordinal))];
        Assert.True(text.Length > 2);
        Assert.All(text, line => Assert.Matches("^(A :|   )( remember)+$", line.TrimEnd()));
    }

    [Theory]
    [InlineData(null, "120")]
    [InlineData("77", "77")]
    [InlineData("wide", "120")]
    public async Task Redirected_output_is_as_wide_as_COLUMNS_or_120(string? columns, string width)
    {
        ShellResult result = await ShellProcess.RunAsync(["$Host.UI.RawUI.BufferSize.Width"], string.Empty, ("COLUMNS", columns));

        Assert.Equal([width], result.OutputLines);
    }

    [Fact]
    public async Task Wide_characters_take_two_cells()
    {
        ShellResult result = await ShellProcess.RunAsync("Get-Thing '東京', 'ab'");

        Assert.Contains("東京 Open", result.OutputLines);
        Assert.Contains("ab   Open", result.OutputLines);
    }

    [Fact]
    public async Task Streams_are_written_like_PowerShells_console_writes_them()
    {
        ShellResult result = await ShellProcess.RunAsync("Write-Stream -Verbose");

        Assert.Equal(["a host message", "WARNING: a warning", "VERBOSE: a verbose message", "an object"], result.OutputLines);
        Assert.Empty(result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Debug_messages_and_information_are_shown_when_asked_for()
    {
        ShellResult result = await ShellProcess.RunAsync(
            "function f { [CmdletBinding()] param() $PSCmdlet.WriteDebug('d'); $PSCmdlet.WriteInformation('i', @()) }; f; f -Debug -InformationAction Continue");

        Assert.Equal(["DEBUG: d", "i"], result.OutputLines);
    }

    [Theory]
    [InlineData(null, "Host")]
    [InlineData("1", "PlainText")]
    public async Task NO_COLOR_turns_the_rendering_to_plain_text(string? value, string rendering)
    {
        ShellResult result = await ShellProcess.RunAsync(["$PSStyle.OutputRendering"], string.Empty, ("NO_COLOR", value));

        Assert.Equal([rendering], result.OutputLines);
    }

    [Fact]
    public async Task Escape_sequences_are_kept_when_the_user_says_so()
    {
        ShellResult result = await ShellProcess.RunAsync("$PSStyle.OutputRendering = 'Ansi'; Get-Thing front");

        Assert.Contains("\e[31mOpen\e[0m", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Native_commands_write_for_themselves_and_are_captured_when_asked()
    {
        ShellResult result = await ShellProcess.RunAsync(
            "$captured = dotnet --version; \"<$captured>\"; dotnet --version; \"code $LASTEXITCODE\"; dotnet no-such-command; \"code $LASTEXITCODE\"");

        Assert.Equal($"<{result.OutputLines[1]}>", result.OutputLines[0]);
        Assert.Contains("code 0", result.OutputLines);
        Assert.Contains("code 1", result.OutputLines);
        Assert.NotEmpty(result.Error);
        Assert.Equal(0, result.ExitCode);
    }
}
