using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Pipeline;
using SignInRecovery.Sessions;

namespace SignInRecovery.Commands;

/// <summary>Ends sessions and forgets their tokens: those that are named, or all of this runspace.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "SignInRecovery")]
[OutputType(typeof(void))]
public sealed class DisconnectSignInRecoveryCommand : PSCmdlet
{
    /// <summary>The sessions to end; all when it is absent.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public SessionInfo[]? Session { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionStore store = SessionStore.Current;
        if (Session is null)
        {
            foreach (IDirectorySession session in store.All)
            {
                End(store, session);
            }

            return;
        }

        foreach (SessionInfo named in Session)
        {
            try
            {
                End(store, store.Get(named));
            }
            catch (SignInRecoveryException exception)
            {
                WriteError(ErrorRecords.From(exception));
            }
        }
    }

    private void End(SessionStore store, IDirectorySession session)
    {
        SessionInfo info = session.Info;
        store.End(session);
        WriteVerbose($"The session of {info.Account} with {info.TenantName ?? info.TenantId} is over, and its tokens are forgotten.");
    }
}
