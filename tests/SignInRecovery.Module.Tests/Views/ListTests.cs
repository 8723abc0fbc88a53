using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Views;

/// <summary>The lists that Format-List shows in a full PowerShell.</summary>
public class ListTests
{
    [Fact]
    public void A_finding_tells_everything_that_one_acts_on()
    {
        CapturingHost host = ViewSession.ShowLists(ViewSession.HostileFinding, width: 200);

        Assert.Equal(
            [
                "Rule", "Title", "Severity", "Status", "Reason", "Target", "Evidence", "Missing", "Impact", "Recommendation",
                "References", "Tenant", "AsOf", "HelpUri",
            ],
            Labels(host));
        Assert.Contains("Reason         : Ada␛[2J␊Lovelace has one phone.", host.Lines);
        Assert.Contains(host.Lines, line => line.StartsWith("Target         : User Ada␛[2J␊Lovelace", StringComparison.Ordinal)
            && line.EndsWith("(6e7b8a1c-3f0e-4a55-9a31-0d7d3c2f9b10)", StringComparison.Ordinal));
        Assert.Contains(host.Lines, line => line.StartsWith("Evidence       : Ada", StringComparison.Ordinal) && line.EndsWith(": accountEnabled = true", StringComparison.Ordinal));
        Assert.Contains(host.Lines, line => line.StartsWith("                 Ada", StringComparison.Ordinal) && line.EndsWith(": phoneNumber = +1␍␊425", StringComparison.Ordinal));
        Assert.Contains("Missing        : Reading was␊refused. Ask for UserAuthenticationMethod.Read.All.", host.Lines);
        Assert.Contains("References     : SCuBA MS.AAD.7.1v1", host.Lines);
        Assert.Contains("Tenant         : Con␉toso", host.Lines);
        Assert.Contains("AsOf           : 2026-11-15 09:00Z", host.Lines);
        Assert.Contains("HelpUri        : /modules/SignInRecovery/rules/SR0101.md", host.Lines);
    }

    [Fact]
    public void A_finding_says_nothing_of_what_it_does_not_have()
    {
        CapturingHost host = ViewSession.ShowLists(
            $"$finding = & {{ {ViewSession.HostileFinding} }}; $finding.GetType().GetProperty('Missing').SetValue($finding, [SignInRecovery.Facts.MissingFact[]]@()); $finding",
            width: 200);

        Assert.DoesNotContain("Missing", Labels(host));
        Assert.Contains("Evidence", Labels(host));
    }

    [Fact]
    public void A_rule_tells_its_page()
    {
        CapturingHost host = ViewSession.ShowLists("@(Get-LockoutRule)[0]");

        Assert.Equal(
            ["RuleId", "Title", "Severity", "Area", "Impact", "Recommendation", "Why", "HowToSee", "HowToFix", "WhatCouldGoWrong", "Sources", "Sections", "Permissions", "ReferredSections", "References", "HelpUri"],
            Labels(host));
    }

    private static string[] Labels(CapturingHost host) =>
        [.. host.Lines.Where(line => line.Length > 0 && line[0] != ' ' && line.Contains(" : ", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])];
}
