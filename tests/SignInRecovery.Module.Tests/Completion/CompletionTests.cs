using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Completion;

/// <summary>What the Tab key offers.</summary>
public class CompletionTests
{
    [Theory]
    [InlineData("Test-LockoutRisk -Sample ")]
    [InlineData("Test-LockoutRisk -Sample:")]
    public void Samples_are_offered(string line) =>
        Assert.Equal(["Contoso", "Fabrikam", "Northwind"], Complete(line));

    [Theory]
    [InlineData("Test-LockoutRisk -Sample con", "Contoso")]
    [InlineData("Test-LockoutRisk -Sample 'no", "Northwind")]
    [InlineData("Test-LockoutRisk -MinimumSeverity C", "Critical")]
    [InlineData("Test-LockoutRisk -Area M", "Methods")]
    [InlineData("Test-LockoutRisk -Sa", "-Sample")]
    [InlineData("Get-LockoutRule -Area Adm", "Administrators")]
    [InlineData("Get-SupportContact -Country Germ", "Germany")]
    [InlineData("Get-SupportContact -Country 'united k", "'United Kingdom'")]
    [InlineData("Get-SupportContact -Team Data", "DataProtection")]
    [InlineData("Resolve-SignInAccount -Environment USGovD", "USGovDoD")]
    [InlineData("Get-SignInOutcome -Sample Northwind -User susan", "'susan.whitaker@northwindtraders.com'")]
    [InlineData("Get-SignInOutcome -Sample Northwind -Application AdminP", "AdminPortals")]
    [InlineData("Get-SignInOutcome -Mode What", "WhatIf")]
    [InlineData("Get-SignInOutcome -Sample Contoso -Country GB", "GB")]
    public void What_was_begun_is_completed(string line, string expected) =>
        Assert.Equal(expected, Assert.Single(Complete(line)));

    [Theory]
    [InlineData("Test-LockoutRisk -Rule ")]
    [InlineData("Test-LockoutRisk -ExcludeRule ")]
    [InlineData("Get-LockoutRule -Rule ")]
    [InlineData("Get-LockoutRule ")]
    [InlineData("Get-LockoutRule -RuleId ")]
    public void Rules_are_offered(string line)
    {
        using var session = ModuleSession.Open();
        string[] rules = [.. session.Invoke("Get-LockoutRule").Output.Select(rule => (string)rule.Properties["RuleId"].Value)];

        Assert.NotEmpty(rules);
        Assert.Equal(rules, Complete(line, session));
    }

    [Fact]
    public void Nothing_is_offered_that_does_not_begin_so()
    {
        // PowerShell falls back to file names when a completer offers nothing, so the current folder is an empty one.
        using var folder = new TemporaryFolder();
        using var session = ModuleSession.Open();
        Assert.Empty(session.Invoke("param($Path) $ExecutionContext.SessionState.Path.SetLocation($Path)", folder.Path).Errors);

        Assert.Empty(Complete("Test-LockoutRisk -Sample zzz", session));
        Assert.Empty(Complete("Get-LockoutRule -Rule XX", session));
    }

    private static IReadOnlyList<string> Complete(string line)
    {
        using var session = ModuleSession.Open();
        return Complete(line, session);
    }

    private static IReadOnlyList<string> Complete(string line, ModuleSession session)
    {
        ScriptResult result = session.Invoke("param($Line) [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null)", line);
        Assert.Empty(result.Errors);
        var completion = (CommandCompletion)Assert.Single(result.Output).BaseObject;
        return [.. completion.CompletionMatches.Select(match => match.CompletionText)];
    }
}
