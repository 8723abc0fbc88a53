using Xunit;

namespace SignInRecovery.Tests.Shell;

public class ShellPromptTests
{
    private const string Question = "[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is \"Y\"): ";

    [Fact]
    public async Task Piped_lines_run_one_by_one_and_share_the_session()
    {
        ShellResult result = await ShellProcess.RunAsync([], "$x = 5\nif ($x) {\n\n  \"x is $x\"\n}\nexit 9\n'not here'\n");

        Assert.Equal("x is 5\n", result.Output);
        Assert.Empty(result.Error);
        Assert.Equal(9, result.ExitCode);
    }

    [Fact]
    public async Task An_error_does_not_end_the_loop_but_shows_in_the_exit_code()
    {
        ShellResult result = await ShellProcess.RunAsync([], "throw 'no'\n'and on'");

        Assert.Equal("and on\n", result.Output);
        Assert.Equal("Exception: no\n", result.Error);
        Assert.Equal(1, result.ExitCode);
    }

    [Theory]
    [InlineData("y\n", "removed a")]
    [InlineData("\nn\n", "removed a")]
    [InlineData("N\nYes\n", "removed b")]
    [InlineData("nonsense\nl\n", "")]
    [InlineData("a\n", "removed a,removed b")]
    public async Task Confirmation_is_asked_and_answered(string answers, string removed)
    {
        // A last answer is needed by the cases that are asked about b too; the others leave it unread.
        ShellResult result = await ShellProcess.RunAsync(["'a', 'b' | Remove-Thing"], answers + "n\n");

        Assert.Contains("Confirm\nAre you sure you want to perform this action?\nPerforming the operation \"Remove it\" on target \"a\".\n" + Question, result.Output, StringComparison.Ordinal);
        string[] actual = [.. result.OutputLines
            .Select(line => line.Replace(Question, string.Empty, StringComparison.Ordinal))
            .Where(line => line.StartsWith("removed", StringComparison.Ordinal))];
        Assert.Equal(removed, string.Join(',', actual));
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_question_mark_explains_the_choices()
    {
        ShellResult result = await ShellProcess.RunAsync(["'a' | Remove-Thing"], "?\nn\n");

        Assert.Contains("Y - Continue with only the next step of the operation.\nA - ", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Split(Question).Length - 1);
    }

    [Fact]
    public async Task Suspending_opens_a_nested_prompt_that_exit_leaves()
    {
        ShellResult result = await ShellProcess.RunAsync(
            ["'a' | Remove-Thing; \"level $nestedPromptLevel\""], "s\n\"level $nestedPromptLevel\"\nexit\ny\n");

        Assert.Contains("level 1\n", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("removed a\nlevel 0\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Without_an_answer_nothing_is_done_and_the_error_says_why()
    {
        ShellResult result = await ShellProcess.RunAsync("'a' | Remove-Thing");

        Assert.DoesNotContain("removed", result.Output, StringComparison.Ordinal);
        Assert.Contains("The standard input ended while a command waited for an answer.", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Missing_mandatory_parameters_are_asked_for()
    {
        ShellResult result = await ShellProcess.RunAsync(["(Get-Thing).Name"], "front\nback\n\n");

        Assert.Contains("cmdlet Get-Thing at command pipeline position 1\nSupply values for the following parameters:\nName[0]: ", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("front\nback\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_is_asked_for_and_never_echoed()
    {
        ShellResult result = await ShellProcess.RunAsync(
            ["$c = $Host.UI.PromptForCredential('Who', 'Name yourself.', '', ''); $c.UserName; $c.GetNetworkCredential().Password.Length"],
            "somebody@example.com\nhunter2\n");

        Assert.Equal(["somebody@example.com", "7"], result.OutputLines[^2..].Select(line => line[(line.LastIndexOf(' ') + 1)..]));
        Assert.DoesNotContain("hunter2", result.Output, StringComparison.Ordinal);
    }
}
