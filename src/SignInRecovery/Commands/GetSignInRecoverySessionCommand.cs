using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Pipeline;
using SignInRecovery.Rights;
using SignInRecovery.Sessions;

namespace SignInRecovery.Commands;

/// <summary>Shows the sessions of this runspace, or what one of them will and will not let the cmdlets see.</summary>
[Cmdlet(VerbsCommon.Get, "SignInRecoverySession", DefaultParameterSetName = ListSet)]
[OutputType(typeof(SessionInfo), ParameterSetName = [ListSet])]
[OutputType(typeof(PermissionCheck), ParameterSetName = [CheckSet])]
public sealed class GetSignInRecoverySessionCommand : PSCmdlet
{
    private const string ListSet = "List";
    private const string CheckSet = "CheckPermission";

    /// <summary>Shows, cmdlet by cmdlet and section by section, what may be read and what would be Unknown.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CheckSet)]
    public SwitchParameter CheckPermission { get; set; }

    /// <summary>The session to check; the one that was connected last when it is absent.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = CheckSet)]
    [ValidateNotNull]
    public SessionInfo? Session { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if (ParameterSetName == ListSet)
            {
                WriteObject(SessionStore.Current.All.Select(s => s.Info), enumerateCollection: true);
            }
            else
            {
                WriteObject(PermissionCheck.Of(SessionStore.Current.Get(Session).Info), enumerateCollection: true);
            }
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
    }
}
