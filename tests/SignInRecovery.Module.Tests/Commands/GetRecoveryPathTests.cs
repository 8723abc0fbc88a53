using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Commands;

/// <summary>Get-RecoveryPath as its user meets it.</summary>
public class GetRecoveryPathTests
{
    private static string Text(ScriptResult result, string property) => string.Join('\n', result.Output.Select(o => o.Properties[property].Value));

    [Fact]
    public void A_situation_needs_no_tenant()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Get-RecoveryPath LostSecondFactor");

        Assert.Empty(result.Errors);
        Assert.Equal("SelfService", result.Output[0].Properties["Route"].Value.ToString());
        Assert.Contains("Data Protection", Text(result, "Title"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_with_two_causes_gives_both()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Get-RecoveryPath -ErrorCode 'AADSTS50053: locked.'");

        Assert.Equal(["SmartLockout", "MaliciousAddress"], result.Output.Select(o => o.Properties["Situation"].Value.ToString()).Distinct());
    }

    [Fact]
    public void A_contact_can_be_piped_on()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Get-RecoveryPath SoleGlobalAdministratorBlocked -OnlyGlobalAdministrator -Country US | Get-SupportContact");

        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public void An_account_of_a_sample_is_brought_back_by_name()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Get-RecoveryPath -User adm-laura.jensen@contoso.onmicrosoft.com -Sample Contoso -InformationAction Ignore");

        Assert.Empty(result.Errors);
        Assert.Contains(result.Output, o => o.Properties["Route"].Value.ToString() == "Colleague" && o.Properties["ActorId"].Value is string);
    }

    [Fact]
    public void A_tenant_can_be_piped_in()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("param($Path) Import-TenantSnapshot $Path | Get-RecoveryPath -All -InformationAction Ignore", Path.Combine(Path.GetDirectoryName(StagedModule.ManifestPath)!, "Samples", "Northwind"));

        Assert.Empty(result.Errors);
        Assert.Equal(["Susan Whitaker", "Owen Marsh"], result.Output.Select(o => o.Properties["Administrator"].Value));
    }

    [Fact]
    public void All_is_a_table_that_says_who_has_nobody()
    {
        var host = new CapturingHost();
        using var session = ModuleSession.Open(host);

        _ = session.Invoke("Get-RecoveryPath -All -Sample Northwind | Out-Default");

        Assert.Contains("nobody", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_is_text()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Get-RecoveryPath ForgottenPassword -AsMarkdown");

        Assert.All(result.Output, o => Assert.StartsWith("## ", Assert.IsType<string>(o.BaseObject), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-RecoveryPath", "RecoveryQuestionMissing")]
    [InlineData("Get-RecoveryPath -User a@b.c", "RecoveryTenantMissing")]
    [InlineData("Get-RecoveryPath -All", "RecoveryTenantMissing")]
    [InlineData("Get-RecoveryPath -ErrorCode 'nothing'", "ErrorCodeNotFound")]
    [InlineData("Get-RecoveryPath -User nobody@contoso.com -Sample Contoso", "RecoveryAccountNotFound")]
    [InlineData("Get-RecoveryPath LostSecondFactor -Role Wizard", "RoleNotFound")]
    [InlineData("Get-RecoveryPath -All -Sample Contoso -SnapshotPath x", "SeveralTenantSources")]
    public void Errors_say_what_to_do(string script, string id)
    {
        using var session = ModuleSession.Open();

        ErrorRecord error = Assert.Single(session.Invoke(script).Errors);

        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(error.ErrorDetails?.RecommendedAction));
        Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
    }

    [Fact]
    public void An_interview_asks_one_question_at_a_time()
    {
        var host = new CapturingHost(answers: ["1 The password", "5 Smart lockout", "0 I do not know", "1 No", "1 The public one", "DE"]);
        using var session = ModuleSession.Open(host);

        ScriptResult result = session.Invoke("Get-RecoveryPath -Interactive");

        Assert.Empty(result.Errors);
        Assert.All(result.Output, o => Assert.Equal("SmartLockout", o.Properties["Situation"].Value.ToString()));
    }

    [Fact]
    public void Roles_and_codes_are_completed()
    {
        using var session = ModuleSession.Open();

        Assert.Contains("'Global Administrator'", Text(session.Invoke("(TabExpansion2 'Get-RecoveryPath -Role Glob').CompletionMatches"), "CompletionText"), StringComparison.Ordinal);
        Assert.Contains("AADSTS53003", Text(session.Invoke("(TabExpansion2 'Get-RecoveryPath -ErrorCode AADSTS5300').CompletionMatches"), "CompletionText"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_view_reads_as_advice_within_the_width()
    {
        var host = new CapturingHost();
        using var session = ModuleSession.Open(host);

        _ = session.Invoke("Get-RecoveryPath AccountDisabled | Out-Default");

        Assert.Contains("1. ", host.Text, StringComparison.Ordinal);
        Assert.All(host.Text.Split('\n').Where(l => !l.Contains("PS> ", StringComparison.Ordinal)), l => Assert.True(l.TrimEnd().Length <= 120, l));
    }
}
