using SignInRecovery.IsolationHost;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Isolation;

/// <summary>Runs one isolation scenario in a process of its own.</summary>
internal static class IsolationRun
{
    /// <summary>The script that imports the staged module.</summary>
    public static string Import { get; } = $"Import-Module -Name '{StagedModule.ManifestPath.Replace("'", "''", StringComparison.Ordinal)}' -ErrorAction Stop";

    /// <summary>Runs steps (see IsolationHost/Program.cs) in a PowerShell 7.6 process.</summary>
    /// <param name="steps">The steps.</param>
    public static async Task<HostReport> PowerShellAsync(params string[] steps)
    {
        using var scratch = new TemporaryFolder();
        return await RunAsync(
            ["exec", StagedModule.Metadata("IsolationHost"), StagedModule.Path, scratch.Path, .. steps],
            ChildProcess.DotNet);
    }

    /// <summary>Loads the module and uses its gateway in a .NET 8 process without PowerShell.</summary>
    public static Task<HostReport> Net8Async()
    {
        var program = System.IO.Path.ChangeExtension(StagedModule.Metadata("IsolationHostNet8"), OperatingSystem.IsWindows() ? ".exe" : null);
        return RunAsync([StagedModule.Path], program.TrimEnd('.'));
    }

    private static async Task<HostReport> RunAsync(IEnumerable<string> arguments, string program)
    {
        // Autoload looks for the module where a user would have put it.
        var environment = new Dictionary<string, string> { ["PSModulePath"] = System.IO.Path.GetDirectoryName(StagedModule.Path)! };
        var result = await ChildProcess.RunAsync(
            program, arguments, environment, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Output.Contains(HostReport.Mark, StringComparison.Ordinal), $"The host gave no report.\n{result.Output}\n{result.Error}");
        var report = HostReport.Read(result.Output);
        var errors = report.Steps.SelectMany(step => step.Errors.Select(error => $"{step.Name}\n{error}")).ToArray();
        Assert.True(errors.Length == 0, string.Join("\n\n", errors));
        return report;
    }
}
