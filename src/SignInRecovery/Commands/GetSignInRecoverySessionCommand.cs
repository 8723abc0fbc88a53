using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Pipeline;
using SignInRecovery.Rights;
using SignInRecovery.Sessions;

namespace SignInRecovery.Commands;

/// <summary>Shows the sessions of this runspace, or what one of them will and will not let the cmdlets see.</summary>
[Cmdlet(VerbsCommon.Get, "SignInRecoverySession")]
[OutputType(typeof(SessionInfo), typeof(PermissionCheck))]
public sealed class GetSignInRecoverySessionCommand : PSCmdlet
{
    /// <summary>Shows, cmdlet by cmdlet and section by section, what may be read and what would be Unknown.</summary>
    [Parameter]
    public SwitchParameter CheckPermission { get; set; }

    /// <summary>The session to show or to check; when it is absent all are shown, and the one that was connected last is checked.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public SessionInfo? Session { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if (CheckPermission)
            {
                WriteObject(PermissionCheck.Of(SessionStore.Current.Get(Session).Info), enumerateCollection: true);
            }
            else if (Session is not null)
            {
                WriteObject(SessionStore.Current.Get(Session).Info);
            }
            else
            {
                WriteObject(SessionStore.Current.All.Select(s => s.Info), enumerateCollection: true);
            }
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
    }
}
