using System.IO.Compression;
using System.Management.Automation;
using System.Xml.Linq;
using SignInRecovery.Tests.Isolation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Staging;

/// <summary>The package is the staged module, in the form that PowerShell's package managers read.</summary>
public sealed class PackTests : IAsyncLifetime
{
    private static readonly string[] PackageParts = ["_rels/.rels", "[Content_Types].xml", "SignInRecovery.nuspec"];

    private readonly TemporaryFolder _folder = new();
    private string _package = string.Empty;

    public async ValueTask InitializeAsync()
    {
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            [
                "pack", Path.Combine(StagedModule.RepositoryRoot, "build", "Pack.proj"),
                "-p:PackageOutputPath=" + _folder.Path, "-p:BaseIntermediateOutputPath=" + _folder.Path + "/obj/", "-nodeReuse:false",
            ],
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, result.Output);
        _package = Assert.Single(Directory.GetFiles(_folder.Path, "*.nupkg"));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_package_describes_the_module_and_works_when_it_is_installed()
    {
        var manifest = ReadManifest();
        var prerelease = ((System.Collections.Hashtable)((System.Collections.Hashtable)manifest.PrivateData)["PSData"]!)["Prerelease"] as string;
        var version = string.IsNullOrEmpty(prerelease) ? $"{manifest.Version}" : $"{manifest.Version}-{prerelease}";
        Assert.Equal($"SignInRecovery.{version}.nupkg", Path.GetFileName(_package));

        using var archive = await ZipFile.OpenReadAsync(_package, TestContext.Current.CancellationToken);
        await AssertNuspecAsync(archive, manifest, version);

        var staged = Directory.GetFiles(StagedModule.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(StagedModule.Path, file).Replace('\\', '/'));
        var packed = archive.Entries.Select(entry => Uri.UnescapeDataString(entry.FullName)).ToArray();
        Assert.Subset(packed.ToHashSet(), PackageParts.ToHashSet());
        Assert.Equal(
            staged.Order(StringComparer.Ordinal),
            packed.Except(PackageParts).Where(name => !name.StartsWith("package/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        // Installed as the package managers do it: unpacked below a folder of the module path.
        var installed = Path.Combine(_folder.Path, "Modules", "SignInRecovery", manifest.Version.ToString());
        await ZipFile.ExtractToDirectoryAsync(_package, installed, TestContext.Current.CancellationToken);
        var report = await IsolationRun.InstalledAsync(installed, "Import-Module SignInRecovery -ErrorAction Stop", "(Get-Module SignInRecovery).ModuleBase", "use");
        Assert.Equal([installed], report.Steps[1].Output);
    }

    private static PSModuleInfo ReadManifest()
    {
        using var session = ModuleSession.Open(import: false);
        return (PSModuleInfo)session.Invoke("param($Path) Test-ModuleManifest -Path $Path", StagedModule.ManifestPath).Output[0].BaseObject;
    }

    private static async Task AssertNuspecAsync(ZipArchive archive, PSModuleInfo manifest, string version)
    {
        await using var stream = await archive.GetEntry("SignInRecovery.nuspec")!.OpenAsync(TestContext.Current.CancellationToken);
        var nuspec = await XDocument.LoadAsync(stream, LoadOptions.None, TestContext.Current.CancellationToken);
        string Value(string name) => nuspec.Descendants().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal("SignInRecovery", Value("id"));
        Assert.Equal(version, Value("version"));
        Assert.Equal(manifest.Author, Value("authors"));
        Assert.Equal(manifest.Description, Value("description"));
        Assert.DoesNotContain(nuspec.Descendants(), element => element.Name.LocalName == "dependency");

        var cmdlets = manifest.ExportedCmdlets.Keys;
        string[] expected =
        [
            "PSModule", .. manifest.Tags, .. cmdlets.Count > 0 ? new[] { "PSIncludes_Cmdlet" } : [],
            .. cmdlets.Select(name => "PSCmdlet_" + name), .. cmdlets.Select(name => "PSCommand_" + name),
        ];
        Assert.Contains("PSEdition_Core", expected);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Value("tags").Split(' ').Order(StringComparer.Ordinal));
    }
}
