using SignInRecovery.IsolationHost;
using SignInRecovery.Tests.Support;
using Xunit;
using IOPath = System.IO.Path;

namespace SignInRecovery.Tests.Isolation;

/// <summary>Runs one isolation scenario in a process of its own.</summary>
internal static class IsolationRun
{
    /// <summary>The script that imports the staged module.</summary>
    public static string Import { get; } = $"Import-Module -Name '{StagedModule.ManifestPath.Replace("'", "''", StringComparison.Ordinal)}' -ErrorAction Stop";

    /// <summary>Runs steps (see IsolationHost/Program.cs) in a PowerShell 7.6 process whose module path leads to the staged module.</summary>
    /// <param name="steps">The steps.</param>
    public static Task<HostReport> PowerShellAsync(params string[] steps) =>
        PowerShellAsync(StagedModule.Path, IOPath.GetDirectoryName(StagedModule.Path)!, steps);

    /// <summary>The same with a module that stands in a folder of the module path under its name and version.</summary>
    /// <param name="modulePath">The folder of the installed module.</param>
    /// <param name="steps">The steps.</param>
    public static Task<HostReport> InstalledAsync(string modulePath, params string[] steps) =>
        PowerShellAsync(modulePath, IOPath.GetFullPath(IOPath.Combine(modulePath, "..", "..")), steps);

    /// <summary>Loads the module and uses its gateway in a .NET 8 process without PowerShell.</summary>
    public static Task<HostReport> Net8Async()
    {
        var assembly = StagedModule.Metadata("IsolationHostNet8");
        var program = IOPath.Combine(
            IOPath.GetDirectoryName(assembly)!,
            IOPath.GetFileNameWithoutExtension(assembly) + (OperatingSystem.IsWindows() ? ".exe" : string.Empty));
        return RunAsync(program, [StagedModule.Path], new Dictionary<string, string>());
    }

    private static async Task<HostReport> PowerShellAsync(string modulePath, string searchPath, string[] steps)
    {
        using var scratch = new TemporaryFolder();
        return await RunAsync(
            ChildProcess.DotNet,
            ["exec", StagedModule.Metadata("IsolationHost"), modulePath, scratch.Path, .. steps],
            new Dictionary<string, string> { ["PSModulePath"] = searchPath });
    }

    private static async Task<HostReport> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var result = await ChildProcess.RunAsync(
            program, arguments, environment, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Output.Contains(HostReport.Mark, StringComparison.Ordinal), $"The host gave no report.\n{result.Output}\n{result.Error}");
        var report = HostReport.Read(result.Output);
        var errors = report.Steps.SelectMany(step => step.Errors.Select(error => $"{step.Name}\n{error}")).ToArray();
        Assert.True(errors.Length == 0, string.Join("\n\n", errors));
        return report;
    }
}
