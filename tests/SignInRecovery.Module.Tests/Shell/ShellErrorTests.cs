using Xunit;

namespace SignInRecovery.Tests.Shell;

public class ShellErrorTests
{
    [Fact]
    public async Task An_error_goes_to_standard_error_and_makes_the_exit_code_1()
    {
        ShellResult result = await ShellProcess.RunAsync("Write-Stream -Fail; 'and on'");

        Assert.Equal("Write-Stream: The door is stuck.\n", result.Error);
        Assert.Equal(["an object", "and on"], result.OutputLines[^2..]);
        Assert.Equal(1, result.ExitCode);
    }

    [Theory]
    [InlineData("throw 'no'; 'not here'", "Exception: no")]
    [InlineData("$ErrorActionPreference = 'Stop'; Write-Stream -Fail; 'not here'", "Write-Stream: The door is stuck.")]
    [InlineData("[int]'x'", "InvalidArgument: Cannot convert value \"x\"")]
    [InlineData("Get-Nothing", "Get-Nothing: The term 'Get-Nothing' is not recognized")]
    public async Task Errors_that_end_a_statement_or_a_script_go_there_too(string command, string error)
    {
        ShellResult result = await ShellProcess.RunAsync(command);

        Assert.StartsWith(error, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("not here", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Theory]
    [InlineData("1 +", "   1 |  1 +")]
    [InlineData("1 *)", "   1 |  1 *)")]
    public async Task A_script_that_cannot_be_parsed_is_shown_with_the_place(string command, string line)
    {
        ShellResult result = await ShellProcess.RunAsync(command);

        Assert.StartsWith("ParserError:", result.Error, StringComparison.Ordinal);
        Assert.Contains(line, result.Error, StringComparison.Ordinal);
        Assert.Contains("You must provide a value expression", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task The_normal_view_shows_category_and_id()
    {
        ShellResult result = await ShellProcess.RunAsync("$ErrorView = 'NormalView'; Write-Stream -Fail");

        Assert.Contains("CategoryInfo          : ResourceBusy: (door:String) [Write-Stream], InvalidOperationException", result.Error, StringComparison.Ordinal);
        Assert.Contains("FullyQualifiedErrorId : DoorStuck,Write-Stream", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("try { throw 'no' } catch { 'caught' }")]
    [InlineData("Write-Stream -Fail -ErrorAction SilentlyContinue")]
    [InlineData("Write-Stream -Fail 2>$null")]
    public async Task An_error_that_nobody_sees_is_no_failure(string command)
    {
        ShellResult result = await ShellProcess.RunAsync(command);

        Assert.Empty(result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("Write-Stream -Fail; exit 0", 0)]
    public async Task Exit_decides_about_the_exit_code(string command, int exitCode)
    {
        ShellResult result = await ShellProcess.RunAsync(command);

        Assert.Equal(exitCode, result.ExitCode);
    }
}
