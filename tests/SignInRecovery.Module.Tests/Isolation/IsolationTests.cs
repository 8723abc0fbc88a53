using SignInRecovery.IsolationHost;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Isolation;

/// <summary>DESIGN.md, "The boundary to packages": nothing of ours meets another module's packages.</summary>
public class IsolationTests
{
    private const string Context = "SignInRecovery.Graph";

    [Fact]
    public async Task Importing_loads_no_package_assembly_at_all()
    {
        var report = await IsolationRun.PowerShellAsync(IsolationRun.Import);

        Assert.Contains(report.Assemblies, assembly => assembly.Name == "SignInRecovery");
        Assert.DoesNotContain(report.Assemblies, PackageNames.IsOurPackage);
        Assert.DoesNotContain(report.Assemblies, assembly => assembly.Context == Context);
    }

    [Fact]
    public async Task Using_the_gateway_keeps_every_package_out_of_the_default_context()
    {
        var report = await IsolationRun.PowerShellAsync(IsolationRun.Import, "use");

        AssertGatewayWorks(report.Steps[^1]);
        Assert.DoesNotContain(InDefault(report), PackageNames.IsOurPackage);
        Assert.Contains(report.Assemblies, assembly => assembly is { Name: "Microsoft.Graph", Context: Context });
    }

    [Theory]
    [InlineData("older")]
    [InlineData("newer")]
    [InlineData("same")]
    public async Task Foreign_copies_of_the_packages_change_nothing(string kind)
    {
        var report = await IsolationRun.PowerShellAsync("foreign:" + kind, IsolationRun.Import, "use");

        // Not vacuous: the default context really holds a foreign copy of each, and none of them is ours.
        Assert.Superset(PackageNames.InLibrary.Keys.ToHashSet(), report.Steps[0].Output.ToHashSet());
        var foreign = InDefault(report).Where(assembly => report.Steps[0].Output.Contains(assembly.Name)).ToArray();
        Assert.Equal(report.Steps[0].Output.Count, foreign.Length);
        Assert.DoesNotContain(InDefault(report), assembly => assembly.Location.StartsWith(StagedModule.LibraryPath, StringComparison.Ordinal));

        AssertGatewayWorks(report.Steps[^1]);
        Assert.All(
            report.Assemblies.Where(assembly => assembly.Context == Context),
            assembly => Assert.StartsWith(StagedModule.LibraryPath, assembly.Location, StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_this_runtime_no_type_of_dotnet_exists_twice()
    {
        // lib/ carries the same version of System.Text.Json as .NET 10: the runtime's copy wins.
        var report = await IsolationRun.PowerShellAsync(IsolationRun.Import, "use");

        var twice = report.Assemblies.GroupBy(assembly => assembly.Name).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public async Task On_dotnet_8_the_packages_get_their_newer_json_and_the_shared_side_keeps_its_own()
    {
        var report = await IsolationRun.Net8Async();

        Assert.StartsWith("8.", report.Runtime, StringComparison.Ordinal);
        AssertGatewayWorks(report.Steps[0]);
        Assert.DoesNotContain(InDefault(report), PackageNames.IsOurPackage);

        var shared = Assert.Single(InDefault(report), assembly => assembly.Name == "System.Text.Json");
        Assert.Equal(8, Version.Parse(shared.Version).Major);
        Assert.Equal(shared.Version, report.Steps[1].Output[0]);
        var isolated = Assert.Single(report.Assemblies, assembly => assembly is { Name: "System.Text.Json", Context: Context });
        Assert.True(Version.Parse(isolated.Version) > Version.Parse(shared.Version), $"{isolated.Version} is not newer than {shared.Version}.");
        Assert.StartsWith(StagedModule.LibraryPath, isolated.Location, StringComparison.Ordinal);
        Assert.Equal("Default", Assert.Single(report.Assemblies, assembly => assembly.Name == "SignInRecovery.Core").Context);
    }

    private static IEnumerable<LoadedAssembly> InDefault(HostReport report) =>
        report.Assemblies.Where(assembly => assembly.Context == "Default");

    private static void AssertGatewayWorks(HostStep use)
    {
        foreach (var name in new[] { "Azure.Core", "Azure.Identity", "Microsoft.Graph", "Microsoft.Graph.Core", "Microsoft.Identity.Client", "Microsoft.Kiota.Abstractions" })
        {
            Assert.Contains($"{name} {PackageNames.InLibrary[name]} {Context}", use.Output);
        }

        Assert.Contains(use.Output, line => line.StartsWith("SignInRecovery.Core ", StringComparison.Ordinal) && line.EndsWith(" Default", StringComparison.Ordinal));
        Assert.Contains("\"displayName\":\"Adele Vance\"", use.Output[^1], StringComparison.Ordinal);
    }
}
