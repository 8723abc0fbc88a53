using System.Text.Json;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Staging;

/// <summary>The version is written once, in the manifest; Directory.Build.props reads it from there.</summary>
public class ManifestVersionTests
{
    [Theory]
    [InlineData("    Prerelease = ''", "")]
    [InlineData("    Prerelease   = 'beta1'", "beta1")]
    [InlineData("    # Prerelease = 'beta1'", "")]
    [InlineData("", "")]
    public async Task The_build_reads_version_and_prerelease(string prereleaseLine, string suffix)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(StagedModule.RepositoryRoot, "Directory.Build.props"), Path.Combine(folder.Path, "Directory.Build.props"));
        _ = folder.Write("SignInRecovery.psd1", $"@{{\n    ModuleVersion     = '1.23.4'\n    PowerShellVersion = '7.4'\n{prereleaseLine}\n}}\n");
        var project = folder.Write("Version.proj", """<Project><Import Project="Directory.Build.props" /></Project>""");

        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["msbuild", project, "-getProperty:VersionPrefix", "-getProperty:VersionSuffix", "-nologo", "-nodeReuse:false"],
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        using var answer = JsonDocument.Parse(result.Output);
        var properties = answer.RootElement.GetProperty("Properties");
        Assert.Equal("1.23.4", properties.GetProperty("VersionPrefix").GetString());
        Assert.Equal(suffix, properties.GetProperty("VersionSuffix").GetString());
    }
}
