using System.Management.Automation;

namespace SignInRecovery.Shell;

/// <summary>The command that runs now, and how Ctrl-C stops it.</summary>
internal sealed class RunningCommand : IDisposable
{
    private static readonly TimeSpan InterruptDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private CancellationTokenSource _stopping = new();
    private PowerShell? _current;
    private IAsyncResult? _stopFromWithin;
    private volatile bool _isStopping;

    /// <summary>Whether a command runs.</summary>
    public bool Exists => _current is not null;

    /// <summary>Whether a command was ever stopped by Ctrl-C.</summary>
    public bool WasInterrupted { get; private set; }

    /// <summary>Cancelled when the command is to stop.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Takes note of a command that is about to run.</summary>
    /// <returns>The command inside which it runs (at a nested prompt), or null.</returns>
    public PowerShell? Begin(PowerShell command)
    {
        lock (_lock)
        {
            if (_stopping.IsCancellationRequested)
            {
                _stopping.Dispose();
                _stopping = new CancellationTokenSource();
            }

            PowerShell? outer = _current;
            _current = command;
            _isStopping = false;
            return outer;
        }
    }

    /// <summary>Takes note that a command has ended; it may be disposed of afterwards.</summary>
    public void End(PowerShell command, PowerShell? outer)
    {
        lock (_lock)
        {
            if (_stopFromWithin is not null)
            {
                command.EndStop(_stopFromWithin);
                _stopFromWithin = null;
            }

            _current = outer;
            _isStopping = false;
        }
    }

    /// <summary>
    /// Answers Ctrl-C: stops the command and waits until it has stopped. Not to be called on the thread that runs it.
    /// </summary>
    /// <returns>
    /// False when there was nothing to stop, or when the command does not heed an earlier Ctrl-C.
    /// </returns>
    public bool Interrupt()
    {
        if (_isStopping)
        {
            return false;
        }

        lock (_lock)
        {
            if (_current is null)
            {
                return false;
            }

            // Stopping inside the lock keeps the command from being disposed of while it is being stopped.
            NoteInterrupt();
            _current.Stop();
            return true;
        }
    }

    /// <summary>Stops the command from its own thread, because Ctrl-C answered one of its questions.</summary>
    public void InterruptFromWithin()
    {
        // Whoever holds the lock is stopping the command already, and waits for this very thread.
        if (!_lock.TryEnter())
        {
            return;
        }

        try
        {
            NoteInterrupt();
            _stopFromWithin = _current?.BeginStop(callback: null, state: null);
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>
    /// To be called when a native command has ended. Ctrl-C ends it at the moment when it reaches this process too; without
    /// a short wait the script would run its next statement before it is stopped.
    /// </summary>
    public void LetInterruptArrive()
    {
        Thread.Sleep(InterruptDelay);
        if (_isStopping)
        {
            SpinWait.SpinUntil(() => _current?.InvocationStateInfo.State != PSInvocationState.Running, StopPatience);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private void NoteInterrupt()
    {
        _isStopping = true;
        WasInterrupted = true;
        _stopping.Cancel();
    }
}
