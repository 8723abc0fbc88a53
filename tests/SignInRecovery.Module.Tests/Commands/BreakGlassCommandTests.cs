using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Commands;

/// <summary>Get-BreakGlassAccount and Test-BreakGlassAccount in the hands of a user.</summary>
public class BreakGlassCommandTests
{
    [Fact]
    public void Accounts_bring_their_tenant_to_the_test()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Get-BreakGlassAccount -Sample Fabrikam | Test-BreakGlassAccount");

        Assert.Empty(result.Errors);
        Assert.Equal(["4a5c2ac3-8883-4d71-a3d7-af0dbde3fb6e", "1128cce9-c84d-49e7-a8b8-6dee2bf90a4b"], result.Output.Select(c => Text(c, "AccountId")).Distinct());
        Assert.All(result.Output, c => Assert.Contains(Text(c, "Status"), (string[])["Pass", "NotApplicable"]));
        Assert.Contains(result.Information, i => i.MessageData.ToString()!.StartsWith("Operations Cedar is ready", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_is_found_with_the_sample_and_with_the_tenant()
    {
        using var session = ModuleSession.Open();

        string[] direct = [.. session.Invoke("Test-BreakGlassAccount -Sample Contoso -InformationAction Ignore").Output.Select(o => o.ToString())];
        string[] piped = [.. session.Invoke("Get-BreakGlassAccount -Sample Contoso -InformationAction Ignore | Test-BreakGlassAccount -InformationAction Ignore").Output.Select(o => o.ToString())];

        Assert.NotEmpty(direct);
        Assert.Equal(direct, piped);
    }

    [Fact]
    public void Two_tenants_in_one_pipeline_are_an_error()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("try { 'Contoso', 'Fabrikam' | ForEach-Object { Get-BreakGlassAccount -Sample $_ } | Test-BreakGlassAccount } catch { $_ }");

        var error = Assert.IsType<ErrorRecord>(result.Output[^1].BaseObject);
        Assert.StartsWith("MixedTenants", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void OpenOnly_and_Check_choose_what_is_written_and_not_what_counts()
    {
        using var session = ModuleSession.Open();
        string[] verdicts = [.. session.Invoke("Test-BreakGlassAccount -Sample Contoso").Information.Select(i => i.MessageData.ToString()!)];

        ScriptResult open = session.Invoke("Test-BreakGlassAccount -Sample Contoso -OpenOnly -Check TwoKeys, LastDrill");

        Assert.NotEmpty(open.Output);
        Assert.All(open.Output, c => Assert.Contains(Text(c, "CheckId"), (string[])["TwoKeys", "LastDrill"]));
        Assert.All(open.Output, c => Assert.DoesNotContain(Text(c, "Status"), (string[])["Pass", "NotApplicable"]));
        Assert.Equal(verdicts, open.Information.Select(i => i.MessageData.ToString()!));
    }

    [Fact]
    public void An_attestation_file_answers_manual_checks()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "attestations.json");
        File.WriteAllText(path, """
            { "schemaVersion": 1, "attestations": [ { "check": "PostMortemAfterEachUse", "target": "emergency01@contoso.onmicrosoft.com", "answer": "Yes", "date": "2026-11-01T00:00:00Z", "by": "Ada" },
              { "check": "PostMortemAfterEachUse", "target": "stranger", "answer": "Yes", "date": "2026-11-01T00:00:00Z", "by": "Ada" } ] }
            """);
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("param($Path) Test-BreakGlassAccount -Sample Contoso -AttestationPath $Path -Check PostMortemAfterEachUse", path);

        Assert.Equal("Pass", Text(result.Output.Single(c => Text(c, "Account") == "Contoso Emergency 1"), "Status"));
        Assert.Equal("Manual", Text(result.Output.Single(c => Text(c, "Account") == "Contoso Emergency 2"), "Status"));
        Assert.Contains(result.Warnings, w => w.Message.Contains("stranger", StringComparison.Ordinal));
    }

    [Fact]
    public void Declared_accounts_come_first_and_a_wrong_name_is_warned_about()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Get-BreakGlassAccount -Sample Fabrikam -Declared ops-juniper@fabrikam.onmicrosoft.com, nobody@fabrikam.com");

        Assert.Equal(["Declared", "Recognized"], result.Output.Select(a => Text(a, "Origin")));
        Assert.Contains(result.Warnings, w => w.Message.Contains("nobody@fabrikam.com", StringComparison.Ordinal));
    }

    /// <summary>No output must not look as if all were well.</summary>
    [Fact]
    public void Nothing_to_test_is_warned_about()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Test-BreakGlassAccount -Sample Northwind");

        Assert.Empty(result.Output);
        Assert.Contains(result.Warnings, w => w.Message.Contains("no emergency account was declared or recognised", StringComparison.Ordinal));
    }

    /// <summary>What nobody saw could make an account known: then there being none is not known.</summary>
    [Theory]
    [InlineData("Get-BreakGlassAccount")]
    [InlineData("Test-BreakGlassAccount")]
    public void None_known_and_something_unseen_is_not_said_to_be_none(string command)
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("tenant.json", """{"schemaVersion":1,"tenantId":"6e7b8a1c-3f0e-4a55-9a31-0d7d3c2f9b10","scope":"AllUsers","sections":{"users":{"status":"Complete","count":1},"roleAssignments":{"status":"Complete","count":1},"policies":{"status":"Forbidden","permission":"Policy.Read.All"}}}""");
        _ = folder.Write("users.jsonl", """{"id":"00000000-0000-4000-8000-0000000000e1","displayName":"Cedar","userPrincipalName":"cedar@contoso.onmicrosoft.com","userType":"Member","accountEnabled":true,"onPremisesSyncEnabled":null,"assignedLicenses":[]}""");
        _ = folder.Write("roleAssignments.jsonl", """{"id":"a","principalId":"00000000-0000-4000-8000-0000000000e1","roleDefinitionId":"62e90394-69f5-4237-9190-012177145e10","directoryScopeId":"/"}""");
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke($"param($Path) {command} -SnapshotPath $Path", folder.Path);

        Assert.Empty(result.Output);
        string[] said = [.. result.Warnings.Select(w => w.Message), .. result.Information.Select(i => i.MessageData.ToString()!)];
        Assert.Contains(said, s => s.Contains("omething was not seen", StringComparison.Ordinal));
        Assert.DoesNotContain(said, s => s.Contains("New-BreakGlassAccount creates them", StringComparison.Ordinal));
    }

    [Fact]
    public void A_declaration_that_leads_nowhere_is_warned_about_beside_accounts_from_the_pipeline_too()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Get-BreakGlassAccount -Sample Fabrikam | Test-BreakGlassAccount -Declared nobody@fabrikam.com -Check Enabled");

        Assert.Equal(2, result.Output.Count);
        Assert.Contains(result.Warnings, w => w.Message.Contains("nobody@fabrikam.com", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Test-BreakGlassAccount -Sample Contoso -Check Nothing", "CheckNotFound")]
    [InlineData("Get-BreakGlassAccount -Sample Contoso -ConfigurationPath ./nowhere.json", "ConfigurationFileNotFound")]
    [InlineData("Test-BreakGlassAccount -Sample Contoso -AttestationPath ./nowhere.json", "AttestationFileNotFound")]
    [InlineData("New-BreakGlassAccount", "SessionMissing")]
    public void Bad_input_is_an_error_with_an_id_and_an_action(string script, string id)
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke($"try {{ {script} }} catch {{ $_ }}");

        var error = Assert.IsType<ErrorRecord>(result.Output[^1].BaseObject);
        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    private static string Text(PSObject item, string property) => item.Properties[property].Value?.ToString() ?? string.Empty;
}
