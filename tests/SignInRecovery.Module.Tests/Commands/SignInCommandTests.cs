using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Commands;

/// <summary>Get-SignInOutcome and Test-SignInScenario in the hands of an administrator.</summary>
public class SignInCommandTests
{
    private const string Scenarios = """
        { "schemaVersion": 1, "scenarios": [
          { "id": "in", "facts": { "users": [ { "id": "u" } ] }, "context": { "userId": "u" }, "expect": { "outcome": "allow" } },
          { "id": "broken", "facts": {}, "context": { "userId": "u", "clientAppType": "brower" }, "expect": {} },
          { "id": "out", "facts": { "users": [ { "id": "u", "shoeSize": 42 } ] }, "context": { "userId": "u" }, "expect": { "outcome": "block" } } ] }
        """;

    [Fact]
    public void An_emergency_account_gets_in_and_the_answer_says_with_what()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Get-SignInOutcome 'Contoso Emergency 1' -Sample Contoso");

        Assert.Empty(result.Errors);
        PSObject answer = Assert.Single(result.Output);
        Assert.Equal(("Requires", "True"), (Text(answer, "Outcome"), Text(answer, "CanSignIn")));
        Assert.Contains("Safe A, key 1", Text(answer, "Reason"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("daniel.osei.admin@contoso.onmicrosoft.com")]
    [InlineData("Daniel Osei (Admin)")]
    public void Whoever_cannot_meet_a_policy_is_told_which(string user)
    {
        using var session = ModuleSession.Open();
        string upn = Text(Assert.Single(session.Invoke("Get-SignInOutcome 'Daniel Osei (Admin)' -Sample Contoso").Output), "UserPrincipalName");

        PSObject answer = Assert.Single(session.Invoke($"Get-SignInOutcome '{(user.Contains('@', StringComparison.Ordinal) ? upn : user)}' -Sample Contoso").Output);

        Assert.Equal("Block", Text(answer, "Outcome"));
        Assert.Contains("CA003", Text(answer, "Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void Users_come_through_the_pipeline_as_texts_and_as_objects()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("'Operations Cedar', ([pscustomobject]@{ DisplayName = 'x'; UserPrincipalName = (Get-SignInOutcome 'Operations Juniper' -Sample Fabrikam).UserPrincipalName }) | Get-SignInOutcome -Sample Fabrikam");

        Assert.Empty(result.Errors);
        Assert.Equal(["Operations Cedar", "Operations Juniper"], result.Output.Select(a => Text(a, "User")));
    }

    [Fact]
    public void A_tenant_comes_through_the_pipeline()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("param($Path) Import-TenantSnapshot $Path | Get-SignInOutcome -User 'Owen Marsh', 'Susan Whitaker'", Path.Combine(StagedModule.Path, "Samples", "Northwind"));

        Assert.Empty(result.Errors);
        Assert.Equal(["Owen Marsh", "Susan Whitaker"], result.Output.Select(a => Text(a, "User")));
    }

    // What Microsoft may have switched on since the snapshot was taken is not known to be off.
    [Theory]
    [InlineData("2026-11-15", "ReportOnly")]
    [InlineData("2027-06-01", "Unknown")]
    public void A_policy_that_Microsoft_made_is_open_after_its_day(string day, string enforcement)
    {
        using var session = ModuleSession.Open();

        PSObject answer = Assert.Single(session.Invoke($"Get-SignInOutcome 'Daniel Osei (Admin)' -Sample Contoso -AsOf {day} | ForEach-Object Policies | Where-Object Policy -like 'Microsoft-managed*'").Output);

        Assert.Equal(enforcement, Text(answer, "Enforcement"));
    }

    [Theory]
    [InlineData("Office365")]
    [InlineData("office 365")]
    public void The_group_Office_365_may_be_asked_about(string name)
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke($"Get-SignInOutcome 'Daniel Osei (Admin)' -Sample Contoso -Application '{name}' -ClientApp Other -IPAddress 192.0.2.9 -Country NO -Platform Windows -IncludeNotApplied");

        // CA001 blocks legacy authentication for all resources; CA012 is for Azure management alone.
        Assert.Empty(result.Errors);
        PSObject answer = Assert.Single(result.Output);
        Assert.Equal("Block", Text(answer, "Outcome"));
        Assert.Contains("Office365", Text(answer, "SignIn"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_and_the_device_decide()
    {
        using var session = ModuleSession.Open();

        string open = Text(Assert.Single(session.Invoke("Get-SignInOutcome 'Priya Raman (Admin)' -Sample Contoso").Output), "Outcome");
        PSObject abroad = Assert.Single(session.Invoke("Get-SignInOutcome 'Priya Raman (Admin)' -Sample Contoso -Country KP -IPAddress 192.0.2.9 -Platform Windows -Device @{ isCompliant = $true; trustType = 'AzureAD' }").Output);

        Assert.Equal("Unknown", open);
        Assert.Equal("Block", Text(abroad, "Outcome"));
        Assert.Contains("192.0.2.9 in KP", Text(abroad, "SignIn"), StringComparison.Ordinal);
        Assert.Contains("a compliant device", Text(abroad, "SignIn"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-SignInOutcome Nobody -Sample Contoso", "UserNotFound,", "Nobody")]
    [InlineData("Get-SignInOutcome 'Owen Marsh' -Sample Northwind -Application 'No such thing'", "ApplicationNotFound,", "No such thing")]
    [InlineData("Get-SignInOutcome 'Owen Marsh' -Sample Northwind -Device @{ colour = 'red' }", "DeviceInvalid,", "colour")]
    [InlineData("Get-SignInOutcome 'Owen Marsh' -Sample Northwind -Application AdminPortals -AuthenticationContext c1", "SignInTargetAmbiguous,", "AuthenticationContext")]
    [InlineData("Test-SignInScenario none.json", "ScenarioFileNotFound,", "none.json")]
    [InlineData("Test-SignInScenario none.json -Sample Contoso -SnapshotPath x", "TenantSourceAmbiguous,", "Sample")]
    public void Faults_have_an_id_and_an_action(string script, string id, string target)
    {
        using var session = ModuleSession.Open();

        ErrorRecord error = Assert.Single(session.Invoke(script).Errors);

        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Contains(target, error.TargetObject?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_user_who_is_not_there_does_not_stop_the_others()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("'Nobody', 'Owen Marsh' | Get-SignInOutcome -Sample Northwind");

        Assert.Equal("Owen Marsh", Text(Assert.Single(result.Output), "User"));
        _ = Assert.Single(result.Errors);
    }

    [Fact]
    public void The_answer_fits_a_screen()
    {
        var host = new CapturingHost();
        using var session = ModuleSession.Open(host);

        _ = session.Invoke("Get-SignInOutcome 'Hana Suzuki (Admin)' -Sample Fabrikam | Out-Default");

        Assert.InRange(host.Lines.Count, 8, 30);
        Assert.Contains(host.Lines, l => l.StartsWith("Outcome", StringComparison.Ordinal) && l.Contains("Requires", StringComparison.Ordinal));
        Assert.Contains(host.Lines, l => l.Contains("more do not apply", StringComparison.Ordinal));
    }

    [Fact]
    public void Scenarios_are_run_and_a_broken_one_is_an_error_alone()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "scenarios.json");
        File.WriteAllText(file, Scenarios);
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke($"Test-SignInScenario '{file}'");

        Assert.Equal([("in", "True"), ("out", "False")], result.Output.Select(r => (Text(r, "Id"), Text(r, "Passed"))));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("ScenarioInvalid,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("line 3", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("3 scenarios: 1 passed, 1 failed, 1 could not be run.", Assert.Single(result.Information).MessageData.ToString());
        Assert.Contains(result.Warnings, w => w.ToString().Contains("shoeSize", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_come_through_the_pipeline_by_their_literal_path()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "odd [1].json");
        File.WriteAllText(file, Scenarios);
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("param($Path) [pscustomobject]@{ PSPath = $Path } | Test-SignInScenario -ErrorAction SilentlyContinue", file);

        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void A_scenario_without_facts_runs_on_the_sample()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "owen.json");
        using var session = ModuleSession.Open();
        string id = Text(Assert.Single(session.Invoke("Get-SignInOutcome 'Owen Marsh' -Sample Northwind").Output), "UserId");
        File.WriteAllText(file, $$"""{ "schemaVersion": 1, "scenarios": [ { "id": "owen", "context": { "userId": "{{id}}", "applicationId": "c44b4083-3bb0-49c1-b47d-974e53cbdf3c" }, "expect": { "effectiveOutcome": "requires", "canSatisfyPlatform": true } } ] }""");

        ScriptResult result = session.Invoke($"Test-SignInScenario '{file}' -Sample Northwind");

        Assert.Empty(result.Errors);
        Assert.Equal("True", Text(Assert.Single(result.Output), "Passed"));
    }

    private static string Text(PSObject value, string property) => value.Properties[property].Value?.ToString() ?? string.Empty;
}
