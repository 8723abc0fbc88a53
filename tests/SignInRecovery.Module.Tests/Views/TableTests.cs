using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Views;

/// <summary>The tables, as a console shows them.</summary>
public class TableTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(120)]
    public void Findings_stand_one_a_line_under_a_header_whatever_their_names_hold(int width)
    {
        CapturingHost host = ViewSession.ShowTables($"1..3 | ForEach-Object {{ {ViewSession.HostileFinding} }}", width);

        string[] lines = [.. host.Lines.Where(line => line.Length > 0)];
        Assert.Equal(["Status", "Severity", "Rule", "Target", "Title"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(5, lines.Length);
        Assert.All(lines.Skip(2), line => Assert.Matches(@"^Unknown +Critical +SR0101 Ada␛\[2J␊Lovelace.*… A title␛\[31m that is.*…$", line));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
    }

    [Fact]
    public void The_only_escape_sequences_are_the_colours_of_PSStyle()
    {
        PSStyle style = PSStyle.Instance;
        string[] colours = [style.Formatting.TableHeader, style.Formatting.CustomTableHeaderLabel, style.Formatting.FormatAccent, style.Formatting.Error, style.Formatting.Warning, style.Reset];

        foreach (CapturingHost host in (CapturingHost[])[ViewSession.ShowTables(ViewSession.HostileFinding), ViewSession.ShowLists(ViewSession.HostileFinding)])
        {
            Assert.Contains($"{style.Formatting.Warning}Unknown{style.Reset}", host.RawText, StringComparison.Ordinal);
            Assert.Contains($"{style.Formatting.Error}Critical{style.Reset}", host.RawText, StringComparison.Ordinal);
            Assert.DoesNotContain("\u001b", colours.Aggregate(host.RawText, (text, colour) => text.Replace(colour, string.Empty, StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void The_findings_of_a_sample_fit_a_hundred_columns(string sample)
    {
        CapturingHost host = ViewSession.ShowTables($"Test-LockoutRisk -Sample {sample} -InformationAction Ignore");

        string[] lines = [.. host.Lines.Where(line => line.Length > 0)];
        Assert.Matches("^Status +Severity +Rule +Target +Title$", lines[0]);
        Assert.All(lines.Skip(2), line => Assert.False(line.EndsWith('…'), $"The title is cut: {line}"));
        Assert.All(lines.Skip(2), line => Assert.Matches(@"^(Fail|Unknown|Manual|Pass|NotApplicable) +\w+ +SR\d{4} \S", line));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 100));
    }

    [Fact]
    public void Rules_stand_one_a_line()
    {
        CapturingHost host = ViewSession.ShowTables("Get-LockoutRule");

        string[] lines = [.. host.Lines.Where(line => line.Length > 0)];
        Assert.Equal(["RuleId", "Severity", "Area", "Title"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(lines.Skip(2), line => Assert.Matches(@"^SR\d{4} \w+ +\w+ +\S.*[^…]$", line));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 100));
    }

    [Fact]
    public void What_a_finding_consists_of_has_tables_of_its_own()
    {
        CapturingHost evidence = ViewSession.ShowTables($"(& {{ {ViewSession.HostileFinding} }}).Evidence");
        Assert.Contains(evidence.Lines, line => line.StartsWith("Subject ", StringComparison.Ordinal) && line.EndsWith("Section", StringComparison.Ordinal));
        Assert.Contains(evidence.Lines, line => line.Contains("+1␍␊425", StringComparison.Ordinal));

        CapturingHost target = ViewSession.ShowTables($"(& {{ {ViewSession.HostileFinding} }}).Target");
        Assert.Contains(target.Lines, line => line.StartsWith("User ", StringComparison.Ordinal) && line.EndsWith("6e7b8a1c-3f0e-4a55-9a31-0d7d3c2f9b10", StringComparison.Ordinal));

        CapturingHost missing = ViewSession.ShowTables($"(& {{ {ViewSession.HostileFinding} }}).Missing");
        Assert.Contains(missing.Lines, line => line.Contains("Reading was␊refused.", StringComparison.Ordinal));

        CapturingHost references = ViewSession.ShowTables($"(& {{ {ViewSession.HostileFinding} }}).References");
        Assert.Contains(references.Lines, line => line.StartsWith("SCuBA ", StringComparison.Ordinal) && line.EndsWith("MS.AAD.7.1v1", StringComparison.Ordinal));
    }
}
