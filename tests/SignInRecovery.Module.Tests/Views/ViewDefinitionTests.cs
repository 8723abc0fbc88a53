using System.Management.Automation;
using System.Text.RegularExpressions;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Views;

/// <summary>The views and the types that they show, held against each other.</summary>
public partial class ViewDefinitionTests
{
    [Fact]
    public void Every_type_that_a_cmdlet_writes_has_a_table_and_a_list()
    {
        using var session = ModuleSession.Open();
        string[] outputs =
        [
            .. session.Invoke("Get-Command -Module SignInRecovery").Output
                .SelectMany(command => ((CommandInfo)command.BaseObject).OutputType)
                .Select(type => type.Name)
                .Where(name => name.StartsWith("SignInRecovery.", StringComparison.Ordinal))
                .Distinct(),
        ];

        Assert.Contains("SignInRecovery.Lockout.LockoutFinding", outputs);
        Assert.All(outputs, type => Assert.Contains(StagedViews.All, view => view.Type == type));
        Assert.All(StagedViews.All.GroupBy(view => view.Type), type =>
            Assert.Equal(["ListControl", "TableControl"], type.Select(view => view.Control).Where(c => c != "CustomControl").Order(StringComparer.Ordinal)));

        // A recovery path is advice, and reads as such by default.
        Assert.Equal(["SignInRecovery.Recovery.RecoveryPath"], StagedViews.All.Where(view => view.Control == "CustomControl").Select(view => view.Type));
    }

    [Fact]
    public void Every_type_and_property_that_a_view_names_exists()
    {
        using var session = ModuleSession.Open();
        foreach (var (name, _, view) in StagedViews.All)
        {
            var type = (Type)Assert.Single(session.Invoke("param($Name) $Name -as [type]", name).Output).BaseObject;
            var named = view.Descendants("PropertyName").Select(element => element.Value)
                .Concat(view.Descendants("ScriptBlock").SelectMany(element => PropertyPattern().Matches(element.Value)).Select(match => match.Groups[1].Value));

            Assert.All(named.Where(property => !property.StartsWith('(')), property =>
                Assert.True(type.GetProperty(property) is not null, $"{name} has no property {property}."));
        }
    }

    [Fact]
    public void Every_text_of_a_tenant_goes_through_SafeText()
    {
        // Texts of our own, and words that the snapshot's vocabulary gives.
        string[] ours =
        [
            "RuleId", "Status", "Severity", "Area", "Impact", "Recommendation", "Title", "Property", "Section", "Kind", "Body", "Id",
            "Scope", "Cloud", "IsSample", "Count", "Line", "ErrorId", "IsWarning",
            "Origin", "Score", "Design", "CheckId", "Number", "Stage", "Rank", "Route", "Situation", "IndependentHelpers", "DependentHelpers", "UnsureHelpers", "Certainty", "Capability", "Access",
        ];
        foreach (var (name, _, view) in StagedViews.All)
        {
            Assert.All(view.Descendants("PropertyName").Select(element => element.Value), property => Assert.True(
                ours.Contains(property) && !(property == "Id" && name.EndsWith("Target", StringComparison.Ordinal)),
                $"The view of {name} shows {property} as it is."));
            Assert.All(view.Descendants("ScriptBlock").Where(block => TextPattern().IsMatch(block.Value)), block =>
                Assert.Contains("SafeText]::", block.Value, StringComparison.Ordinal));
        }
    }

    // $_.Name at the beginning of a path; what follows the first property belongs to another type.
    [GeneratedRegex(@"\$_\.(\w+)")]
    private static partial Regex PropertyPattern();

    [GeneratedRegex(@"\.(Name|Id|Reason|Value|TenantName|Detail|File|ObjectName|Subject|Remedy)\b")]
    private static partial Regex TextPattern();
}
