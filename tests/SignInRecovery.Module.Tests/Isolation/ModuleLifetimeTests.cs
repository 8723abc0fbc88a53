using SignInRecovery.IsolationHost;
using Xunit;

namespace SignInRecovery.Tests.Isolation;

/// <summary>The ways in which PowerShell loads a module again; the gateway must work after each of them.</summary>
public class ModuleLifetimeTests
{
    private const string CommandNames = "(Get-Command -Module SignInRecovery -CommandType Cmdlet).ForEach({ $_.Name })";

    [Fact]
    public async Task A_forced_import_keeps_the_cmdlets_and_the_gateway()
    {
        var report = await IsolationRun.PowerShellAsync(
            IsolationRun.Import, CommandNames, "use", IsolationRun.Import + " -Force", CommandNames, "use");

        Assert.Equal(report.Steps[1].Output, report.Steps[4].Output);
        Assert.Equal(report.Steps[2].Output, report.Steps[5].Output);
        AssertLoadedOnce(report);
    }

    [Fact]
    public async Task Remove_and_import_keep_the_cmdlets_and_the_gateway()
    {
        var report = await IsolationRun.PowerShellAsync(
            IsolationRun.Import, CommandNames, "use", "Remove-Module SignInRecovery", "Get-Module SignInRecovery", IsolationRun.Import, CommandNames, "use");

        Assert.Empty(report.Steps[4].Output);
        Assert.Equal(report.Steps[1].Output, report.Steps[6].Output);
        Assert.Equal(report.Steps[2].Output, report.Steps[7].Output);
        AssertLoadedOnce(report);
    }

    [Fact]
    public async Task A_second_runspace_shares_the_packages()
    {
        var report = await IsolationRun.PowerShellAsync(
            IsolationRun.Import, CommandNames, "use", "runspace", "Get-Module SignInRecovery", IsolationRun.Import, CommandNames, "use");

        Assert.Empty(report.Steps[4].Output);
        Assert.Equal(report.Steps[1].Output, report.Steps[6].Output);
        Assert.Equal(report.Steps[2].Output, report.Steps[7].Output);
        AssertLoadedOnce(report);
    }

    [Fact]
    public async Task A_command_name_loads_the_module_from_the_module_path()
    {
        var report = await IsolationRun.PowerShellAsync(
            "Get-Module SignInRecovery", "$null = Get-LockoutRule", "(Get-Module SignInRecovery).Name", "use");

        Assert.Empty(report.Steps[0].Output);
        Assert.Equal(["SignInRecovery"], report.Steps[2].Output);
        AssertLoadedOnce(report);
    }

    private static void AssertLoadedOnce(HostReport report)
    {
        Assert.Single(report.Assemblies, assembly => assembly.Name == "SignInRecovery");
        Assert.Single(report.Assemblies, assembly => assembly.Name == "SignInRecovery.Graph");
        Assert.Single(report.Assemblies, assembly => assembly.Name == "Microsoft.Graph");
    }
}
