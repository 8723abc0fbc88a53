using System.Diagnostics;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Staging;

/// <summary>What the build puts into the module, and what the assemblies in it may know of each other.</summary>
public class StagedModuleTests
{
    [Fact]
    public void Test_ModuleManifest_accepts_the_module()
    {
        using var session = ModuleSession.Open(import: false);

        var result = session.Invoke("param($Path) Test-ModuleManifest -Path $Path", StagedModule.ManifestPath);

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        var manifest = Assert.IsType<PSModuleInfo>(Assert.Single(result.Output).BaseObject);
        Assert.Equal("SignInRecovery", manifest.Name);
        Assert.Equal(["Core"], manifest.CompatiblePSEditions);
        Assert.Equal(new Version(7, 4), manifest.PowerShellVersion);

        // Each of these would load something into the context that all modules share, at import.
        Assert.Equal("SignInRecovery.dll", manifest.RootModule);
        Assert.Empty(manifest.NestedModules);
        Assert.Empty(manifest.RequiredAssemblies);
        Assert.Empty(manifest.RequiredModules);
        Assert.Empty(manifest.Scripts);
    }

    [Fact]
    public void Every_package_file_in_lib_stands_in_the_notices_with_its_licence()
    {
        string notices = File.ReadAllText(Path.Combine(StagedModule.Path, "THIRD-PARTY-NOTICES.txt"));
        string[] listed = [.. notices.Split('\n').Where(l => l.StartsWith("  Files: ", StringComparison.Ordinal)).SelectMany(l => l["  Files: ".Length..].Split(", "))];
        string[] staged = [.. Directory.GetFiles(StagedModule.LibraryPath, "*.dll").Select(p => Path.GetFileName(p)!).Where(n => n != "SignInRecovery.Graph.dll")];

        Assert.Equal(staged.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal(notices.Split("  Files: ").Length, notices.Split("  Licence: ").Length);
        Assert.Contains("Permission is hereby granted", notices, StringComparison.Ordinal);
        Assert.Contains("Apache License", notices, StringComparison.Ordinal);
        Assert.DoesNotContain("SignInRecovery developers", notices, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_exported_command_exists_and_every_cmdlet_is_exported()
    {
        using var session = ModuleSession.Open();
        var manifest = (PSModuleInfo)session.Invoke("param($Path) Test-ModuleManifest -Path $Path", StagedModule.ManifestPath).Output[0].BaseObject;
        var loaded = (PSModuleInfo)session.Invoke("Get-Module SignInRecovery").Output[0].BaseObject;
        var inAssembly = loaded.ImplementingAssembly.GetTypes()
            .Select(type => type.GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>()
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}")
            .Order(StringComparer.Ordinal)
            .ToArray();

        Assert.Equal(inAssembly, manifest.ExportedCmdlets.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(inAssembly, loaded.ExportedCmdlets.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_manifest_names_every_view_that_is_staged()
    {
        using var session = ModuleSession.Open(import: false);
        var manifest = (PSModuleInfo)session.Invoke("param($Path) Test-ModuleManifest -Path $Path", StagedModule.ManifestPath).Output[0].BaseObject;
        var views = Path.Combine(StagedModule.Path, "Views");
        var staged = Directory.Exists(views) ? Directory.GetFiles(views) : [];

        Assert.Equal(
            staged.Select(Path.GetFullPath).Order(StringComparer.Ordinal),
            manifest.ExportedFormatFiles.Select(file => Path.GetFullPath(file, StagedModule.Path)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SignInRecovery.dll")]
    [InlineData("SignInRecovery.Core.dll")]
    [InlineData("lib/SignInRecovery.Graph.dll")]
    public void The_version_is_the_one_of_the_manifest(string file)
    {
        using var session = ModuleSession.Open(import: false);
        var manifest = (PSModuleInfo)session.Invoke("param($Path) Test-ModuleManifest -Path $Path", StagedModule.ManifestPath).Output[0].BaseObject;
        var prerelease = ((System.Collections.Hashtable)((System.Collections.Hashtable)manifest.PrivateData)["PSData"]!)["Prerelease"] as string;
        var path = Path.Combine(StagedModule.Path, file);

        var assembly = AssemblyName.GetAssemblyName(path).Version!;
        var product = FileVersionInfo.GetVersionInfo(path).ProductVersion!.Split('+')[0];

        Assert.Equal(manifest.Version, new Version(assembly.Major, assembly.Minor, assembly.Build));
        Assert.Equal(string.IsNullOrEmpty(prerelease) ? $"{manifest.Version}" : $"{manifest.Version}-{prerelease}", product);
    }

    [Fact]
    public void Only_our_assemblies_stand_outside_lib_and_no_symbols_or_doc_files_anywhere()
    {
        var top = Directory.GetFiles(StagedModule.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        var all = Directory.GetFiles(StagedModule.Path, "*", SearchOption.AllDirectories);

        Assert.Equal(["LICENSE", "SignInRecovery.Core.dll", "SignInRecovery.dll", "SignInRecovery.psd1", "THIRD-PARTY-NOTICES.txt"], top);
        Assert.DoesNotContain(all, file => Path.GetExtension(file) is ".pdb");
        Assert.All(Directory.GetFiles(StagedModule.LibraryPath), file => Assert.Equal(".dll", Path.GetExtension(file)));
    }

    [Fact]
    public void Core_knows_dotnet_only()
    {
        Assert.All(References("SignInRecovery.Core.dll"), name => Assert.True(IsOfDotNet(name), $"Core references {name}."));
    }

    [Fact]
    public void The_cmdlets_know_dotnet_PowerShell_and_Core_only()
    {
        var others = References("SignInRecovery.dll").Where(name => !IsOfDotNet(name)).ToArray();

        Assert.Subset(new HashSet<string> { "SignInRecovery.Core", "System.Management.Automation" }, others.ToHashSet());
        Assert.Contains("SignInRecovery.Core", others);
    }

    [Fact]
    public void Graph_knows_Core_and_neither_the_cmdlets_nor_PowerShell()
    {
        var references = References("lib/SignInRecovery.Graph.dll");

        Assert.Contains("SignInRecovery.Core", references);
        Assert.DoesNotContain("SignInRecovery", references);
        Assert.DoesNotContain("System.Management.Automation", references);
    }

    private static string[] References(string file)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(StagedModule.Path, file)));
        var reader = image.GetMetadataReader();
        return reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).ToArray();
    }

    private static bool IsOfDotNet(string name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"));
}
