using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Help;

/// <summary>What is written about the module and the module itself, held against each other.</summary>
public partial class DocumentationTests
{
    private static string Documents => Path.Combine(StagedModule.RepositoryRoot, "docs");

    private static string StagedHelp => Path.Combine(StagedModule.Path, "en-US");

    [Fact]
    public void Every_cmdlet_has_a_page_and_its_help_and_there_is_no_other()
    {
        using var session = ModuleSession.Open();
        string[] cmdlets = [.. HelpPage.Commands(session).Select(c => c.Name).Order(StringComparer.Ordinal)];

        string[] pages = [.. Directory.GetFiles(Path.Combine(Documents, "commands")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
        string[] help = [.. XDocument.Load(Path.Combine(StagedHelp, "SignInRecovery.dll-Help.xml")).Root!.Elements()
            .Select(command => command.Elements().First().Elements().First(e => e.Name.LocalName == "name").Value)
            .Order(StringComparer.Ordinal)];

        Assert.Equal(cmdlets.Select(name => name + ".md"), pages);
        Assert.Equal(cmdlets, help);
    }

    [Fact]
    public void Every_rule_has_a_page_in_docs_and_in_the_module_and_there_is_no_other()
    {
        using var session = ModuleSession.Open();
        string[] rules = [.. session.Invoke("Get-LockoutRule").Output.Select(rule => (string)rule.Properties["RuleId"].Value).Order(StringComparer.Ordinal)];

        Assert.NotEmpty(rules);
        Assert.Equal(rules.Prepend("README"), Pages(Path.Combine(Documents, "rules")));
        Assert.Equal(rules, Pages(Path.Combine(StagedModule.Path, "rules")));
    }

    [Fact]
    public void Every_rule_has_a_topic_and_there_is_no_other()
    {
        using var session = ModuleSession.Open();
        IEnumerable<string> rules = session.Invoke("Get-LockoutRule").Output.Select(rule => $"about_{rule.Properties["RuleId"].Value}.help.txt");

        Assert.Equal(rules.Order(StringComparer.Ordinal), Directory.GetFiles(StagedHelp, "about_SR*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>Code is not wrapped, so that it can be copied; everything else is.</summary>
    [Fact]
    public void The_topic_of_a_rule_is_plain_text_of_eighty_columns()
    {
        foreach (string file in Directory.GetFiles(StagedHelp, "about_SR*"))
        {
            string[] text = [.. File.ReadAllLines(file).Where(l => !l.StartsWith(new string(' ', 8), StringComparison.Ordinal))];
            Assert.All(text, l => Assert.True(l.Length <= 80, $"{Path.GetFileName(file)}: {l}"));
            Assert.All(text, l => Assert.DoesNotMatch(@"\*\*|^\s*\||```|\]\(", l));
        }
    }

    [Fact]
    public void A_rule_and_a_finding_lead_to_a_staged_page()
    {
        using var session = ModuleSession.Open();

        PSObject[] both = [.. session.Invoke("Get-LockoutRule; Test-LockoutRisk -Sample Contoso").Output];

        Assert.NotEmpty(both);
        Assert.All(both, item =>
        {
            var page = (Uri)item.Properties["HelpUri"].Value;
            Assert.Equal(Path.Combine(StagedModule.Path, "rules", item.Properties["RuleId"].Value + ".md"), page.LocalPath);
            Assert.True(File.Exists(page.LocalPath));
        });
    }

    [Fact]
    public void The_topic_is_plain_text_of_eighty_columns()
    {
        string[] lines = File.ReadAllLines(Path.Combine(StagedHelp, "about_SignInRecovery.help.txt"));

        Assert.Equal(["TOPIC", "    about_SignInRecovery"], lines.Take(2));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain(lines, line => line.Contains('`', StringComparison.Ordinal) || line.TrimStart().StartsWith('#'));
    }

    [Fact]
    public void The_topic_names_every_cmdlet()
    {
        using var session = ModuleSession.Open();
        string topic = File.ReadAllText(Path.Combine(StagedHelp, "about_SignInRecovery.help.txt"));

        Assert.All(HelpPage.Commands(session), command => Assert.Contains(command.Name, topic, StringComparison.Ordinal));
    }

    [Fact]
    public void The_newest_entry_of_the_changelog_is_the_version_of_the_manifest()
    {
        using var session = ModuleSession.Open(import: false);
        var manifest = (PSModuleInfo)session.Invoke("param($Path) Test-ModuleManifest -Path $Path", StagedModule.ManifestPath).Output[0].BaseObject;
        string changelog = File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "CHANGELOG.md"));

        string newest = VersionHeading().Matches(changelog).Select(match => match.Groups[1].Value).First(version => version != "Unreleased");

        Assert.Equal(manifest.Version.ToString(), newest.Split('-')[0]);
    }

    private static IEnumerable<string> Pages(string folder) =>
        Directory.GetFiles(folder).Select(file => Path.GetFileName(file)!)
            .Select(name => name.EndsWith(".md", StringComparison.Ordinal) ? name[..^3] : name)
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(?m)^## \[([^\]]+)\]")]
    private static partial Regex VersionHeading();
}
