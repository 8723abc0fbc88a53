using Xunit;

namespace SignInRecovery.Tests.Shell;

public class AbsentCommandTests
{
    [Theory]
    [InlineData("1, 2 | Select-Object -First 1", "Select-Object", "Microsoft.PowerShell.Utility")]
    [InlineData("1, 2 | select -First 1", "Select-Object", "Microsoft.PowerShell.Utility")]
    [InlineData("@{ a = 1 } | CONVERTTO-JSON -Depth 5", "ConvertTo-Json", "Microsoft.PowerShell.Utility")]
    [InlineData("Get-ChildItem -Path . -Recurse", "Get-ChildItem", "Microsoft.PowerShell.Management")]
    [InlineData("Get-Credential", "Get-Credential", "Microsoft.PowerShell.Security")]
    [InlineData("Install-PSResource -Name Pester", "Install-PSResource", "Microsoft.PowerShell.PSResourceGet")]
    public async Task A_cmdlet_of_the_full_PowerShell_is_named_as_such(string command, string name, string module)
    {
        ShellResult result = await ShellProcess.RunAsync(command);

        Assert.Equal(
            $"{name}: {name} belongs to the full PowerShell (module {module}). "
                + "This shell has PowerShell's core cmdlets only; install PowerShell 7.4 or later to use it.\n",
            result.Error);
        Assert.Empty(result.Output);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Redirection_to_a_file_says_that_it_needs_Out_File()
    {
        ShellResult result = await ShellProcess.RunAsync("'text' > never-written.txt");

        Assert.Contains("Out-File belongs to the full PowerShell (module Microsoft.PowerShell.Utility). Writing to a file with > or >> needs it too.", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists("never-written.txt"));
    }

    [Fact]
    public async Task The_error_has_a_stable_id_and_can_be_caught()
    {
        ShellResult result = await ShellProcess.RunAsync(
            "try { Out-String } catch [System.Management.Automation.CommandNotFoundException] { $_.FullyQualifiedErrorId.Split(',')[0]; $_.CategoryInfo.Category; $_.TargetObject }; 'and on'");

        Assert.Equal(["CommandNeedsFullPowerShell", "NotInstalled", "Out-String", "and on"], result.OutputLines);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Asking_whether_the_cmdlet_exists_still_says_no()
    {
        ShellResult result = await ShellProcess.RunAsync(
            "$null -eq (Get-Command Select-Object -ErrorAction Ignore); $null -eq $ExecutionContext.InvokeCommand.GetCommand('Select-Object', 'All')");

        Assert.Equal(["True", "True"], result.OutputLines);
    }

    [Fact]
    public async Task Help_and_Clear_Host_work_although_the_engines_own_need_absent_cmdlets()
    {
        ShellResult result = await ShellProcess.RunAsync("Clear-Host; help Get-Thing");

        Assert.Equal("NAME", result.OutputLines[0]);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task No_command_of_this_shell_is_listed_as_absent()
    {
        string project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ShellProcess.ShellPath)!, "..", "..", ".."));
        string[] absent = [.. File.ReadLines(Path.Combine(project, "AbsentCommands", "absent-commands.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t')[0])];
        ShellResult result = await ShellProcess.RunAsync("(Get-Command -CommandType Cmdlet, Function).Name");

        Assert.True(absent.Length > 200);
        Assert.Contains("ForEach-Object", result.OutputLines);
        Assert.Empty(result.OutputLines.Intersect(absent, StringComparer.OrdinalIgnoreCase));
    }
}
