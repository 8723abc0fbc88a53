using Xunit;

namespace SignInRecovery.Tests.Shell;

public class ShellArgumentTests
{
    private const string Script = """
        param([string] $Name, [switch] $Flag, [int] $Count)
        "name=$Name flag=$Flag count=$Count rest=$args root=$($PSScriptRoot -eq $env:SIGNINRECOVERY_MODULE)"
        exit 5
        """;

    [Theory]
    [InlineData("'a'; ", "'b'")]
    [InlineData("-Command", "'a'; 'b'")]
    [InlineData("-c", "'a';", "'b'")]
    [InlineData("-NoLogo", "-NoProfile", "-Command", "'a'; 'b'")]
    public async Task A_command_may_come_in_several_arguments(params string[] arguments)
    {
        ShellResult result = await ShellProcess.RunAsync(arguments);

        Assert.Equal(["a", "b"], result.OutputLines);
    }

    [Theory]
    [InlineData("name=x flag=True count=3 rest=y root=True", "-Name", "x", "-Flag", "-Count", "3", "y")]
    [InlineData("name=x flag=False count=3 rest= root=True", "x", "-Flag:$false", "-Count:3")]
    public async Task A_script_gets_its_arguments_and_decides_about_the_exit_code(string expected, params string[] arguments)
    {
        string path = ShellTestModule.WriteScript("arguments.ps1", Script);

        ShellResult result = await ShellProcess.RunAsync(["-File", path, .. arguments]);

        Assert.Equal([expected], result.OutputLines);
        Assert.Equal(5, result.ExitCode);
    }

    [Fact]
    public async Task A_failing_native_command_is_not_the_exit_code_of_a_script_that_ends_well()
    {
        string path = ShellTestModule.WriteScript("native.ps1", "dotnet no-such-command-here *> $null; \"code $LASTEXITCODE\"");

        ShellResult result = await ShellProcess.RunAsync("-File", path);

        Assert.Equal(["code 1"], result.OutputLines);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task An_error_in_a_script_names_file_and_line()
    {
        string path = ShellTestModule.WriteScript("fails.ps1", "'first'\nthrow 'no'");

        ShellResult result = await ShellProcess.RunAsync("-File", path);

        Assert.StartsWith($"Exception: {path}:2\n", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task A_script_may_come_from_standard_input()
    {
        ShellResult result = await ShellProcess.RunAsync(["-Command", "-"], "if ($true) {\n  'from input'\n}\nexit 4\n");

        Assert.Equal(["from input"], result.OutputLines);
        Assert.Equal(4, result.ExitCode);
    }

    [Theory]
    [InlineData("-?")]
    [InlineData("-Help")]
    [InlineData("--help")]
    public async Task Help_prints_the_usage(string argument)
    {
        ShellResult result = await ShellProcess.RunAsync(argument);

        Assert.StartsWith("SignInRecovery.Shell:", result.Output, StringComparison.Ordinal);
        Assert.Contains("-File <path>", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("The parameter '-Bogus' is unknown", "-Bogus")]
    [InlineData("-Command needs a command text", "-Command")]
    [InlineData("-File needs the path", "-File")]
    [InlineData("The script file 'nowhere.ps1' was not found", "-File", "nowhere.ps1")]
    public async Task A_wrong_argument_is_explained(string explanation, params string[] arguments)
    {
        ShellResult result = await ShellProcess.RunAsync(arguments);

        Assert.StartsWith(explanation, result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task The_staged_module_is_imported()
    {
        ShellResult result = await ShellProcess.RunAsync(
            ["(Get-Module SignInRecovery).ExportedCommands.Count -gt 0"], string.Empty, ("SIGNINRECOVERY_MODULE", null));

        Assert.Equal(["True"], result.OutputLines);
    }

    [Fact]
    public async Task A_module_that_is_not_there_is_said_to_be_missing()
    {
        ShellResult result = await ShellProcess.RunAsync(["'not here'"], string.Empty, ("SIGNINRECOVERY_MODULE", "nowhere"));

        Assert.StartsWith("SIGNINRECOVERY_MODULE names 'nowhere', where there is no module.", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Modules_of_an_installed_PowerShell_are_left_out_of_the_module_path()
    {
        string foreign = Path.Combine(ShellTestModule.Path, "engine");
        Directory.CreateDirectory(Path.Combine(foreign, "Microsoft.PowerShell.Utility"));
        string own = Path.Combine(ShellTestModule.Path, "own");

        ShellResult result = await ShellProcess.RunAsync(
            ["$env:PSModulePath"], string.Empty, ("PSModulePath", foreign + Path.PathSeparator + own));

        Assert.Contains(own, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(foreign, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoModule_goes_without()
    {
        ShellResult result = await ShellProcess.RunAsync(
            ["-NoModule", "-Command", "@(Get-Module).Count"], string.Empty, ("SIGNINRECOVERY_MODULE", "nowhere"));

        Assert.Equal(["0"], result.OutputLines);
        Assert.Equal(0, result.ExitCode);
    }
}
