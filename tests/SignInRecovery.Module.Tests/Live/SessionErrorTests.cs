using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>What the session cmdlets say when nothing is connected or something cannot be.</summary>
public class SessionErrorTests
{
    private const string Credential = "([pscredential]::new('app', [System.Net.NetworkCredential]::new('', 'secret').SecurePassword))";

    [Theory]
    [InlineData("Test-LockoutRisk", "SessionMissing")]
    [InlineData("Get-TenantSnapshot", "SessionMissing")]
    [InlineData("Get-SignInRecoverySession -CheckPermission", "SessionMissing")]
    [InlineData($"Connect-SignInRecovery contoso.com -Credential {Credential} -GraphEndpoint http://localhost", "EndpointNotSecure")]
    [InlineData($"Connect-SignInRecovery contoso.com -Credential {Credential} -GraphEndpoint https://localhost/v1.0", "EndpointNotSecure")]
    [InlineData("Connect-SignInRecovery -AccessToken ([System.Net.NetworkCredential]::new('', 'abc').SecurePassword)", "TokenUnreadable")]
    [InlineData("Connect-SignInRecovery contoso.com -ClientId app -CertificatePath ./not-there.pfx", "CertificateUnusable")]
    [InlineData($"Connect-SignInRecovery 11111111-1111-1111-1111-111111111111 -Credential {Credential} -GraphEndpoint https://localhost:1 -AuthorityHost https://localhost:1", "NetworkUnreachable")]
    public void Each_fault_has_its_id_and_says_what_to_do(string script, string errorId)
    {
        using var session = ModuleSession.Open();

        var result = session.Invoke(script);

        var error = Assert.Single(result.Errors);
        Assert.Equal(errorId, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
        Assert.DoesNotContain("\n", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_session_there_is_nothing_to_list_or_to_end()
    {
        using var session = ModuleSession.Open();

        var result = session.Invoke("Get-SignInRecoverySession; Disconnect-SignInRecovery");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
    }
}
