using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Staging;

/// <summary>The build fails when a file stands on the wrong side of lib/: target CheckStagedModule on a crafted folder.</summary>
public class StageCheckTests
{
    [Fact]
    public async Task A_well_staged_module_passes()
    {
        var result = await CheckAsync();

        Assert.True(result.ExitCode == 0, result.Output);
    }

    [Theory]
    [InlineData("SIR0001", "Azure.Core.dll")]
    [InlineData("SIR0001", "en-US/Newtonsoft.Json.dll")]
    [InlineData("SIR0001", "runtimes/linux-x64/native/libsomething.so")]
    [InlineData("SIR0002", "lib/SignInRecovery.Core.dll")]
    [InlineData("SIR0002", "lib/SignInRecovery.dll")]
    [InlineData("SIR0003", "lib/System.Management.Automation.dll")]
    [InlineData("SIR0003", "lib/Microsoft.PowerShell.Commands.Utility.dll")]
    [InlineData("SIR0004", "lib/Microsoft.Identity.Client.Broker.dll")]
    [InlineData("SIR0004", "lib/Microsoft.Identity.Client.NativeInterop.dll")]
    [InlineData("SIR0004", "lib/Azure.Identity.Broker.dll")]
    [InlineData("SIR0004", "lib/msalruntime.dll")]
    [InlineData("SIR0004", "lib/libmsalruntime.so")]
    [InlineData("SIR0004", "lib/msalruntime_arm64.dylib")]
    [InlineData("SIR0005", "lib/runtimes/win/lib/net8.0/Some.Package.dll")]
    public async Task A_file_on_the_wrong_side_fails_the_build(string code, string file)
    {
        var result = await CheckAsync(add: file);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"error {code}: ", result.Output, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(file), result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SignInRecovery.psd1")]
    [InlineData("SignInRecovery.Core.dll")]
    [InlineData("lib/SignInRecovery.Graph.dll")]
    public async Task A_missing_file_fails_the_build(string file)
    {
        var result = await CheckAsync(remove: file);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error SIR0006: ", result.Output, StringComparison.Ordinal);
        Assert.Contains(file, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_another_name_is_never_touched()
    {
        var result = await RunAsync(Path.GetTempPath());

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error SIR0000: ", result.Output, StringComparison.Ordinal);
    }

    private static async Task<ChildProcessResult> CheckAsync(string? add = null, string? remove = null)
    {
        using var folder = new TemporaryFolder();
        string[] files =
        [
            "SignInRecovery.psd1", "SignInRecovery.dll", "SignInRecovery.Core.dll", "LICENSE", "THIRD-PARTY-NOTICES.txt",
            "lib/SignInRecovery.Graph.dll", "lib/Azure.Core.dll", "lib/Microsoft.Identity.Client.Extensions.Msal.dll",
            "Views/Finding.format.ps1xml", "Samples/Contoso/tenant.json", "rules/SR0101.md",
        ];
        foreach (var file in files.Where(file => file != remove).Append(add).OfType<string>())
        {
            _ = folder.Write(Path.Combine("SignInRecovery", file));
        }

        return await RunAsync(Path.Combine(folder.Path, "SignInRecovery") + "/");
    }

    private static Task<ChildProcessResult> RunAsync(string stagedModulePath) => ChildProcess.RunAsync(
        ChildProcess.DotNet,
        [
            "msbuild", Path.Combine(StagedModule.RepositoryRoot, "build", "Stage.targets"), "-t:CheckStagedModule",
            "-p:StagedModulePath=" + stagedModulePath, "-nologo", "-nodeReuse:false",
        ],
        cancellationToken: TestContext.Current.CancellationToken);
}
