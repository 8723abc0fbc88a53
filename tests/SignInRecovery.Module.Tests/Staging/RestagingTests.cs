using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Staging;

/// <summary>Staging a second time does what changed, and no more.</summary>
public sealed class RestagingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Module => Path.Combine(_folder.Path, "SignInRecovery");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_staging_leaves_unchanged_files_and_deletes_stale_ones()
    {
        await StageAsync();
        Assert.Equal(Files(StagedModule.Path), Files(Module));
        var stale = _folder.Write("SignInRecovery/lib/Gone.Package.dll");
        var staleSample = _folder.Write("SignInRecovery/Samples/Gone/tenant.json");
        var changed = _folder.Write("SignInRecovery/SignInRecovery.psd1", "an older text");
        var unchanged = Path.Combine(Module, "LICENSE");
        var mark = Disguise(unchanged);

        await StageAsync();

        Assert.False(File.Exists(stale));
        Assert.False(Directory.Exists(Path.GetDirectoryName(staleSample)), "The folder of the stale sample is still there.");
        Assert.Equal(await File.ReadAllBytesAsync(StagedModule.ManifestPath, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(changed, TestContext.Current.CancellationToken));
        Assert.Equal(mark, await File.ReadAllTextAsync(unchanged, TestContext.Current.CancellationToken));
        Assert.Equal(Files(StagedModule.Path), Files(Module));
    }

    // The same size and time as before, so only a copy that should not happen can bring the true text back.
    private static string Disguise(string file)
    {
        var time = File.GetLastWriteTimeUtc(file);
        var text = new string('x', (int)new FileInfo(file).Length);
        File.WriteAllText(file, text);
        File.SetLastWriteTimeUtc(file, time);
        return text;
    }

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file))
        .Order(StringComparer.Ordinal);

    private async Task StageAsync()
    {
        // What the build has just built, staged elsewhere; nothing is compiled.
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            [
                "msbuild", Path.Combine(StagedModule.RepositoryRoot, "src", "SignInRecovery", "SignInRecovery.csproj"), "-t:StageModule",
                "-p:StagedModulePath=" + Module + "/", "-p:Configuration=" + StagedModule.Metadata("Configuration"),
                "-p:BuildProjectReferences=false", "-nologo", "-nodeReuse:false",
            ],
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, result.Output);
    }
}
