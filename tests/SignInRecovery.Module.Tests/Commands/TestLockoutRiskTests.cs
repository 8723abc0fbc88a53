using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Commands;

/// <summary>Test-LockoutRisk in the hands of a user: sources, filters, streams and pipelines.</summary>
public class TestLockoutRiskTests
{
    private static readonly string[] FromWorst = ["Critical", "High", "Medium", "Low", "Information"];

    [Fact]
    public void The_summary_is_told_to_people_and_stays_out_of_the_output()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Test-LockoutRisk -Sample Contoso");

        Assert.Empty(result.Errors);
        Assert.All(result.Output, item => Assert.Equal("SignInRecovery.Lockout.LockoutFinding", item.BaseObject.GetType().FullName));
        Assert.All(result.Information, record => Assert.IsType<HostInformationMessage>(record.MessageData));
        Assert.All(result.Information, record => Assert.Contains("PSHOST", record.Tags));
        Assert.StartsWith("Contoso Ltd: ", result.Information[0].MessageData.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_is_shown_on_a_console_unless_it_is_ignored()
    {
        var host = new CapturingHost();
        using var session = ModuleSession.Open(host);

        _ = session.Invoke("$null = Test-LockoutRisk -Sample Northwind -InformationAction Ignore");
        Assert.Empty(host.Text);
        _ = session.Invoke("$null = Test-LockoutRisk -Sample Northwind");
        Assert.Contains("The snapshot was taken 2026-11-15 09:00Z", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_come_worst_first_with_what_failed_before_what_is_unknown()
    {
        using var session = ModuleSession.Open();

        (string Status, string Severity)[] findings = [.. session.Invoke("Test-LockoutRisk -Sample Contoso").Output.Select(f => (Text(f, "Status"), Text(f, "Severity")))];

        Assert.NotEmpty(findings);
        string[] statuses = ["Fail", "Unknown", "Manual", "Pass", "NotApplicable"];
        Assert.Equal(
            findings.OrderBy(f => Array.IndexOf(statuses, f.Status)).ThenBy(f => Array.IndexOf(FromWorst, f.Severity)),
            findings);
    }

    [Fact]
    public void Northwinds_only_administrator_is_critical()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Test-LockoutRisk -Sample Northwind -Rule SR0101");

        PSObject finding = Assert.Single(result.Output);
        Assert.Equal(("SR0101", "Fail", "Critical"), (Text(finding, "RuleId"), Text(finding, "Status"), Text(finding, "Severity")));
    }

    [Fact]
    public void Fabrikam_has_nothing_that_failed_or_is_unknown()
    {
        using var session = ModuleSession.Open();

        PSObject[] findings = [.. session.Invoke("Test-LockoutRisk -Sample Fabrikam").Output];

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.DoesNotContain(Text(finding, "Status"), (string[])["Fail", "Unknown"]));
    }

    [Fact]
    public void FailedOnly_writes_what_failed_and_nothing_else()
    {
        using var session = ModuleSession.Open();
        string[] all = Keys(session.Invoke("Test-LockoutRisk -Sample Contoso | Where-Object Status -EQ Fail"));

        string[] failed = Keys(session.Invoke("Test-LockoutRisk -Sample Contoso -FailedOnly"));

        Assert.NotEmpty(failed);
        Assert.Equal(all, failed);
    }

    [Theory]
    [InlineData("Critical")]
    [InlineData("High")]
    [InlineData("Medium")]
    [InlineData("Information")]
    public void MinimumSeverity_keeps_that_severity_and_what_is_worse(string severity)
    {
        using var session = ModuleSession.Open();
        string[] wanted = FromWorst[..(Array.IndexOf(FromWorst, severity) + 1)];
        PSObject[] all = [.. session.Invoke("Test-LockoutRisk -Sample Contoso").Output];

        ScriptResult kept = session.Invoke("param($Severity) Test-LockoutRisk -Sample Contoso -MinimumSeverity $Severity", severity);

        Assert.Equal(all.Where(f => wanted.Contains(Text(f, "Severity"))).Select(Key), Keys(kept));
    }

    [Fact]
    public void Filters_do_not_change_what_the_summary_counts()
    {
        using var session = ModuleSession.Open();

        string[] whole = Summary(session.Invoke("Test-LockoutRisk -Sample Contoso"));

        Assert.Equal(whole, Summary(session.Invoke("Test-LockoutRisk -Sample Contoso -FailedOnly -MinimumSeverity Critical")));
    }

    [Fact]
    public void Rule_ExcludeRule_and_Area_choose_what_runs()
    {
        using var session = ModuleSession.Open();
        string[] all = Rules(session.Invoke("Test-LockoutRisk -Sample Contoso"));
        string first = all[0];

        Assert.Equal([first], Rules(session.Invoke("param($Id) Test-LockoutRisk -Sample Contoso -Rule $Id.ToLowerInvariant()", first)));
        Assert.Equal(all.Except([first]), Rules(session.Invoke("param($Id) Test-LockoutRisk -Sample Contoso -ExcludeRule $Id", first)));
        Assert.Equal(
            all.Where(id => id.StartsWith("SR02", StringComparison.Ordinal)),
            Rules(session.Invoke("Test-LockoutRisk -Sample Contoso -Area Methods")));
    }

    [Fact]
    public void A_sample_is_asked_for_the_time_at_which_it_was_captured()
    {
        using var session = ModuleSession.Open();

        PSObject[] findings = [.. session.Invoke("Test-LockoutRisk -Sample Fabrikam").Output];

        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.Equal(new DateTimeOffset(2026, 11, 15, 9, 0, 0, TimeSpan.Zero), f.Properties["AsOf"].Value));
    }

    [Fact]
    public void A_snapshot_is_asked_for_now_and_for_any_time_that_is_given()
    {
        using var session = ModuleSession.Open();
        string path = Path.Combine(StagedModule.Path, "Samples", "Fabrikam");
        DateTimeOffset before = DateTimeOffset.UtcNow;

        PSObject[] now = [.. session.Invoke("param($Path) Test-LockoutRisk $Path", path).Output];
        PSObject[] then = [.. session.Invoke("param($Path) Test-LockoutRisk -Path $Path -AsOf 2028-11-15T09:00:00Z", path).Output];

        Assert.NotEmpty(now);
        Assert.All(now, f => Assert.InRange((DateTimeOffset)f.Properties["AsOf"].Value, before, DateTimeOffset.UtcNow));
        Assert.NotEmpty(then);
        Assert.All(then, f => Assert.Equal(2028, ((DateTimeOffset)f.Properties["AsOf"].Value).Year));
    }

    [Fact]
    public void Findings_go_through_pipelines()
    {
        using var session = ModuleSession.Open();

        string[] ids = [.. session.Invoke("Test-LockoutRisk -Sample Contoso | ForEach-Object { $_.RuleId }").Output.Select(id => (string)id.BaseObject)];
        ScriptResult rules = session.Invoke("Test-LockoutRisk -Sample Contoso -FailedOnly | Get-LockoutRule | ForEach-Object HowToFix");

        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.Matches(@"^SR\d{4}$", id));
        Assert.Empty(rules.Errors);
        Assert.NotEmpty(rules.Output);
        Assert.All(rules.Output, text => Assert.NotEqual(string.Empty, (string)text.BaseObject));
    }

    [Fact]
    public void The_gate_throws_for_a_critical_finding_and_for_nothing_else()
    {
        using var session = ModuleSession.Open();
        const string Gate = "param($Sample) if (Test-LockoutRisk -Sample $Sample -FailedOnly -MinimumSeverity Critical) { throw 'gate' }; 'open'";

        Assert.Equal("gate", session.Invoke(Gate, "Northwind").Ended?.Exception.Message);
        ScriptResult passed = session.Invoke(Gate, "Fabrikam");
        Assert.Null(passed.Ended);
        Assert.Equal("open", passed.Output.Single().BaseObject);
    }

    private static string Text(PSObject item, string property) => item.Properties[property].Value.ToString()!;

    private static string Key(PSObject finding) => $"{Text(finding, "RuleId")} {Text(finding, "Target")} {Text(finding, "Status")}";

    private static string[] Keys(ScriptResult result) => [.. result.Output.Select(Key)];

    private static string[] Summary(ScriptResult result) => [.. result.Information.Select(record => record.MessageData.ToString()!)];

    private static string[] Rules(ScriptResult result)
    {
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(f => Text(f, "RuleId")).Distinct().Order(StringComparer.Ordinal)];
    }
}
