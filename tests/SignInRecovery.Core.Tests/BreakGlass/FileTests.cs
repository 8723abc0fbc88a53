using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.BreakGlass;

/// <summary>The files that people write for the cmdlets of emergency accounts: declarations and attestations.</summary>
public sealed class FileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Declarations_are_read_in_the_shape_of_the_neighbours()
    {
        File.WriteAllText(_path, """
            { /* of another tool */ "GlobalSettings": { "Other": 1, "EmergencyAccessAccounts": [
              { "Type": "User", "UserPrincipalName": "a@contoso.com" }, { "type": "group", "id": "g" }, { "Id": "u" }, ] } }
            """);

        Assert.Equal(
            [("a@contoso.com", DeclaredAccountType.User), ("g", DeclaredAccountType.Group), ("u", DeclaredAccountType.User)],
            DeclarationFile.Read(_path).Select(d => (d.Identity, d.Type!.Value)));
    }

    [Fact]
    public void A_text_alone_declares_an_account_or_a_group()
    {
        File.WriteAllText(_path, """{ "GlobalSettings": { "EmergencyAccessAccounts": [ " a@contoso.com ", { "userPrincipalName": "b@contoso.com", "displayName": "Second" } ] } }""");

        Assert.Equal([("a@contoso.com", null), ("b@contoso.com", (DeclaredAccountType?)DeclaredAccountType.User)], DeclarationFile.Read(_path).Select(d => (d.Identity, d.Type)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"GlobalSettings\": {} }")]
    [InlineData("{ \"GlobalSettings\": { \"EmergencyAccessAccounts\": [] } }")]
    [InlineData("{ \"GlobalSettings\": { \"EmergencyAccessAccounts\": [ { \"Type\": \"User\" } ] } }")]
    [InlineData("{ \"GlobalSettings\": { \"EmergencyAccessAccounts\": [ { \"Type\": \"Device\", \"Id\": \"x\" } ] } }")]
    public void A_configuration_of_another_shape_is_an_error_and_never_no_accounts(string text)
    {
        File.WriteAllText(_path, text);

        SignInRecoveryException error = Assert.Throws<SignInRecoveryException>(() => DeclarationFile.Read(_path));

        Assert.Equal("ConfigurationFileInvalid", error.ErrorId);
        Assert.NotEmpty(error.RecommendedAction);
    }

    [Fact]
    public void Attestations_are_read()
    {
        File.WriteAllText(_path, """
            { "schemaVersion": 1, "attestations": [
              { "check": "SignInsMonitored", "target": "a@contoso.com", "answer": "Yes", "date": "2026-11-01T10:00:00Z", "by": "Ada" },
              { "kind": "Drill", "check": "EmergencySignIn", "answer": "No", "date": "2026-11-01T10:00:00Z", "by": "Ada", "custodians": ["Grace"], "note": "Key broken." } ] }
            """);

        Assert.Equal(["SignInsMonitored", "EmergencySignIn"], AttestationFile.Read(_path, TenantBuilder.Now).Attestations.Select(a => a.Check));
    }

    [Theory]
    [InlineData("{ \"schemaVersion\": 2, \"attestations\": [] }")]
    [InlineData("{ \"schemaVersion\": 1, \"attestations\": [ { \"check\": \"CloudOnly\", \"answer\": \"Yes\", \"date\": \"2026-11-01T10:00:00Z\", \"by\": \"Ada\" } ] }")]
    [InlineData("{ \"schemaVersion\": 1, \"attestations\": [ { \"check\": \"SignInsMonitored\", \"answer\": \"Yes\", \"date\": \"2027-11-01T10:00:00Z\", \"by\": \"Ada\" } ] }")]
    [InlineData("{ \"schemaVersion\": 1, \"attestations\": [ { \"check\": \"SignInsMonitored\", \"answer\": \"Maybe\", \"date\": \"2026-11-01T10:00:00Z\", \"by\": \"Ada\" } ] }")]
    [InlineData("{ \"schemaVersion\": 1, \"attestations\": [ { \"check\": \"SignInsMonitored\", \"answer\": \"Yes\", \"date\": \"2026-11-01T10:00:00Z\" } ] }")]
    [InlineData("{ \"schemaVersion\": 1, \"attestations\": [ { \"check\": \"EmergencySignIn\", \"answer\": \"Yes\", \"date\": \"2026-11-01T10:00:00Z\", \"by\": \"Ada\" } ] }")]
    [InlineData("{ \"schemaVersion\": 1, \"attestations\": [ { \"kind\": \"Drill\", \"check\": \"SignInsMonitored\", \"answer\": \"Yes\", \"date\": \"2026-11-01T10:00:00Z\", \"by\": \"Ada\" } ] }")]
    [InlineData("{ \"schemaVersion\": 1, \"attestations\": [ { \"check\": \"SignInsMonitored\", \"taget\": \"a@contoso.com\", \"answer\": \"Yes\", \"date\": \"2026-11-01T10:00:00Z\", \"by\": \"Ada\" } ] }")]
    [InlineData("nothing")]
    public void An_attestation_that_cannot_count_is_an_error(string text)
    {
        File.WriteAllText(_path, text);

        Assert.Equal("AttestationFileInvalid", Assert.Throws<SignInRecoveryException>(() => AttestationFile.Read(_path, TenantBuilder.Now)).ErrorId);
    }
}
