using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Commands;

/// <summary>Get-SupportContact and Resolve-SignInAccount in the hands of somebody who cannot sign in.</summary>
public class SupportCommandTests
{
    [Fact]
    public void Contacts_need_no_tenant_and_say_that_their_numbers_are_withdrawn()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Get-SupportContact -Country Germany");

        Assert.Empty(result.Errors);
        Assert.Equal(["DataProtection", "Technical"], result.Output.Select(c => Text(c, "Team")));
        Assert.All(result.Output, c => Assert.Equal("Superseded", Text(c, "Status")));
        Assert.All(result.Output, c => Assert.Contains("0800 589 2332", Text(c, "Reach"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_country_that_is_not_listed_is_an_error_that_says_where_the_list_is()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("Get-SupportContact -Country Atlantis");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Empty(result.Output);
        Assert.StartsWith("SupportCountryNotListed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("https://support.microsoft.com/", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_contacts_come_first_and_the_template_is_a_file_to_begin_with()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "contacts.json");
        using var session = ModuleSession.Open();
        File.WriteAllText(file, (string)Assert.Single(session.Invoke("Get-SupportContact -ContactTemplate").Output).BaseObject);

        ScriptResult result = session.Invoke($"Get-SupportContact -ContactFile '{file}' -Country FR");

        Assert.Empty(result.Errors);
        Assert.Equal(["True", "True", "True", "False", "False"], result.Output.Select(c => Text(c, "IsOwn")));
        Assert.Equal("Service desk", Text(result.Output[0], "Name"));
    }

    [Fact]
    public void A_situation_leads_to_the_teams_of_its_paths_with_what_to_ask_for()
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke(
            "$paths = Get-RecoveryPath -Situation SoleGlobalAdministratorBlocked -Country US -InformationAction Ignore; "
            + "@($paths | Get-SupportContact).Team; '-'; @(Get-SupportContact -Situation SoleGlobalAdministratorBlocked -Country US).Team");

        Assert.Empty(result.Errors);
        string[] teams = [.. result.Output.Select(o => o.ToString())];
        string[] piped = [.. teams.TakeWhile(t => t != "-")];
        Assert.Contains("DataProtection", piped);
        Assert.Equal(piped.Distinct(), teams.SkipWhile(t => t != "-").Skip(1));
    }

    [Fact]
    public void A_contact_file_with_a_fault_is_refused_whole()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "contacts.json");
        File.WriteAllText(file, "{ \"schemaVersion\": 1, \"contacts\": [ { \"team\": \"Nobody\" } ] }");
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke($"Get-SupportContact -ContactFile '{file}'");

        Assert.StartsWith("ContactFileInvalid,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_shows_the_status_before_the_numbers()
    {
        var host = new CapturingHost();
        using var session = ModuleSession.Open(host);

        _ = session.Invoke("Get-SupportContact -Country Peru -Team Technical | Out-Default");

        int status = host.Text.IndexOf("Superseded", StringComparison.Ordinal);
        Assert.InRange(status, 0, host.Text.IndexOf("009 800 441 0088", StringComparison.Ordinal));
        Assert.Contains("0800 77 464  tel:+5180077464  (printed in 2021)", host.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "SignInAddressInvalid")]
    [InlineData("abc@contoso.com' -AuthorityHost 'http://127.0.0.1", "AuthorityHostInvalid")]
    [InlineData("abc@contoso.com' -AuthorityHost 'https://127.0.0.1:1", "SignInServiceUnreachable")]
    public void An_address_that_cannot_be_looked_up_ends_in_a_clear_error(string argument, string errorId)
    {
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke($"Resolve-SignInAccount '{argument}'");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    private static string Text(PSObject item, string property) => item.Properties[property].Value?.ToString() ?? string.Empty;
}
