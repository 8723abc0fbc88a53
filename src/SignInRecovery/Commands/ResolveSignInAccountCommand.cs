using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Hosting;
using SignInRecovery.Pipeline;
using SignInRecovery.Recovery;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>
/// Tells what an address signs in to, without signing in. It asks Microsoft's public endpoints about one address, and only
/// when a person runs it: an address cannot be piped.
/// </summary>
[Cmdlet(VerbsDiagnostic.Resolve, "SignInAccount")]
[OutputType(typeof(SignInAccount))]
public sealed class ResolveSignInAccountCommand : LongRunningCommand
{
    /// <summary>The address with which somebody signs in, such as abc@contoso.com.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("UPN", "Address")]
    [ValidateNotNullOrEmpty]
    public string UserPrincipalName { get; set; } = null!;

    /// <summary>Asks endpoints too that Microsoft does not document: whether the account exists, and who checks its password.</summary>
    [Parameter]
    public SwitchParameter Deep { get; set; }

    /// <summary>The cloud whose sign-in service is asked.</summary>
    [Parameter]
    public TenantCloud Environment { get; set; }

    /// <summary>The https address of another sign-in service.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AuthorityHost { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            var query = AccountQuery.Of(UserPrincipalName, AuthorityHost ?? AccountQuery.AuthorityOf(Environment), Deep);
            WriteObject(RunAsync((events, token) => ResolveAsync(query, events, token)));
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
        catch (DirectoryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(Unreachable(exception)));
        }
    }

    private static async Task<SignInAccount> ResolveAsync(AccountQuery query, IPipelineEvents events, CancellationToken token)
    {
        IPublicEndpoints endpoints = DirectoryGatewayHost.CreatePublicEndpoints();
        using (endpoints as IDisposable)
        {
            events.Progress("Looking the account up", $"Asking {query.Authority}");
            return await AccountResolver.ResolveAsync(endpoints, query, token).ConfigureAwait(false);
        }
    }

    private SignInRecoveryException Unreachable(DirectoryException exception) => exception.Code == DirectoryErrorCodes.IsolatedLibraryMissing
        ? new(exception.Code, ErrorKind.NotFound, exception.Message, "Install the module again.", UserPrincipalName, exception)
        : new(
            "SignInServiceUnreachable",
            ErrorKind.InputOutput,
            $"The sign-in service could not be asked. {exception.Message}",
            "Check the network and the proxy, or run the command on another network. Get-RecoveryPath and Get-SupportContact need no network.",
            UserPrincipalName,
            exception);
}
