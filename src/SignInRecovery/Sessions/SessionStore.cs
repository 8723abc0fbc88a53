using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;

namespace SignInRecovery.Sessions;

/// <summary>The sessions of one runspace, the newest last. Runspaces share nothing, and a runspace that closes ends its sessions.</summary>
internal sealed class SessionStore
{
    private static readonly ConditionalWeakTable<Runspace, SessionStore> Stores = [];

    private readonly object _lock = new();
    private readonly List<IDirectorySession> _sessions = [];

    /// <summary>The sessions of the runspace that this thread works for.</summary>
    public static SessionStore Current => Stores.GetValue(Runspace.DefaultRunspace, Create);

    /// <summary>The sessions, the newest first.</summary>
    public IReadOnlyList<IDirectorySession> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _sessions.AsEnumerable().Reverse()];
            }
        }
    }

    /// <summary>Adds a session, which cmdlets use from now on when none is named.</summary>
    public void Add(IDirectorySession session)
    {
        lock (_lock)
        {
            _sessions.Add(session);
        }
    }

    /// <summary>The session that was named, or the newest.</summary>
    /// <param name="named">What Connect-SignInRecovery or Get-SignInRecoverySession gave; null for the newest.</param>
    /// <exception cref="SignInRecoveryException">There is none (<c>SessionMissing</c>, <c>SessionEnded</c>).</exception>
    public IDirectorySession Get(SessionInfo? named)
    {
        IReadOnlyList<IDirectorySession> all = All;
        if (named is not null)
        {
            return all.FirstOrDefault(s => s.Info.Id == named.Id) ?? throw new SignInRecoveryException(
                "SessionEnded",
                ErrorKind.InvalidArgument,
                $"The session of {named.Account} with {named.TenantName ?? named.TenantId} was disconnected, or belongs to another runspace.",
                "Connect again with Connect-SignInRecovery; Get-SignInRecoverySession lists the sessions of this runspace.",
                named);
        }

        return all.Count > 0 ? all[0] : throw new SignInRecoveryException(
            "SessionMissing",
            ErrorKind.InvalidArgument,
            "No tenant was named, and none is connected.",
            "Connect with Connect-SignInRecovery, name a snapshot with -SnapshotPath, pipe a tenant, or look at a sample: -Sample Contoso.");
    }

    /// <summary>Ends a session and forgets its tokens.</summary>
    public void End(IDirectorySession session)
    {
        lock (_lock)
        {
            _ = _sessions.Remove(session);
        }

        session.Dispose();
    }

    private static SessionStore Create(Runspace runspace)
    {
        var store = new SessionStore();
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            {
                foreach (IDirectorySession session in store.All)
                {
                    store.End(session);
                }
            }
        };
        return store;
    }
}
