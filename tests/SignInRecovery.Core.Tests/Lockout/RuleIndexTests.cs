using System.Globalization;
using System.Text;
using SignInRecovery.Lockout;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>docs/rules/README.md lists the rules as their pages have them. SIGNINRECOVERY_UPDATE_DOCS=1 writes it anew.</summary>
public class RuleIndexTests
{
    [Fact]
    public void The_index_is_made_of_the_pages()
    {
        string path = Path.Combine(Repository.Root, "docs", "rules", "README.md");
        string expected = Render();
        if (Environment.GetEnvironmentVariable("SIGNINRECOVERY_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Render()
    {
        var page = new StringBuilder();
        _ = page.Append(CultureInfo.InvariantCulture, $"""
            # The rules of Test-LockoutRisk

            {RuleCatalog.All.Count} rules. The severity is that of the page; a rule raises or lowers it by what it sees, and says so. `Get-LockoutRule SR0101 | Format-List` and `Get-Help about_SR0101` show a page in PowerShell; `Test-LockoutRisk -Rule`, `-ExcludeRule` and `-Area` choose among them. What a tenant must let be read for each is in [permissions](../permissions.md), how a risk is accepted in [suppressions](../suppressions.md). This index is generated from the pages; a test keeps it.

            """);
        foreach (IGrouping<LockoutArea, LockoutRule> area in RuleCatalog.All.GroupBy(r => r.Page.Area))
        {
            _ = page.Append(CultureInfo.InvariantCulture, $"\n## {Name(area.Key)}\n\n| rule | warns of | severity | what is lost | the same control elsewhere |\n|---|---|---|---|---|\n");
            foreach (LockoutRule rule in area)
            {
                string references = string.Join(", ", rule.Page.References.Select(r => $"{r.Body} {r.Id}"));
                _ = page.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {Cell(rule.Page.Title)} | {rule.Page.Severity} | {Cell(rule.Page.Impact)} | {Cell(references)} |\n");
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Name(LockoutArea area) => string.Concat(area.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
