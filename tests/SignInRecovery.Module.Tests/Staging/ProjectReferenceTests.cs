using System.Xml.Linq;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Staging;

/// <summary>The dependency rule of DESIGN.md, kept in the project files: SignInRecovery -> Core &lt;- Graph; Shell -> nothing of ours.</summary>
public class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["SignInRecovery.Core"] = [],
        ["SignInRecovery.Graph"] = ["SignInRecovery.Core"],
        ["SignInRecovery"] = ["SignInRecovery.Core"],
        ["SignInRecovery.Shell"] = [],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Fact]
    public void Every_source_project_has_its_line_in_the_rule()
    {
        var projects = Directory.GetFiles(Path.Combine(StagedModule.RepositoryRoot, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_what_the_rule_allows(string project)
    {
        var references = Load(project).Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

        Assert.Equal(Allowed[project], references);
    }

    [Fact]
    public void Core_has_no_packages()
    {
        Assert.Empty(Load("SignInRecovery.Core").Descendants("PackageReference"));
    }

    [Fact]
    public void This_project_references_none_of_ours()
    {
        // Else Import-Module would bind the test's own copy, and nothing staged would be tested.
        var file = Path.Combine(StagedModule.RepositoryRoot, "tests", "SignInRecovery.Module.Tests", "SignInRecovery.Module.Tests.csproj");

        Assert.All(
            XDocument.Load(file).Descendants("ProjectReference"),
            reference => Assert.Equal("false", (string?)reference.Attribute("ReferenceOutputAssembly")));
        Assert.Empty(Directory.GetFiles(AppContext.BaseDirectory, "SignInRecovery.dll"));
        Assert.Empty(Directory.GetFiles(AppContext.BaseDirectory, "SignInRecovery.Core.dll"));
    }

    private static XDocument Load(string project) =>
        XDocument.Load(Path.Combine(StagedModule.RepositoryRoot, "src", project, project + ".csproj"));
}
