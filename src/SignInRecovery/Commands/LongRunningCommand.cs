using System.Management.Automation;
using SignInRecovery.Pipeline;

namespace SignInRecovery.Commands;

/// <summary>What every cmdlet has in common whose work may take long: the work runs on a thread of its own, and Ctrl-C ends it.</summary>
public abstract class LongRunningCommand : PSCmdlet, IDisposable
{
    /// <summary>One progress bar is enough for a pipeline: of its cmdlets, one works at a time.</summary>
    private const int ActivityId = 7301;

    /// <summary>The engine stops a cmdlet on a thread of its own, also between two pieces of work.</summary>
    private readonly object _gate = new();

    private volatile PipelinePump? _pump;
    private bool _isStopped;

    /// <summary>Leads what is said to the work that runs now, for what is begun in one piece of work and speaks in later ones too.</summary>
    private protected IPipelineEvents CurrentEvents => new RelayedEvents(() => _pump);

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        lock (_gate)
        {
            _isStopped = true;
            _pump?.Stop();
        }
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _pump?.Dispose();
            _pump = null;
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Runs work that may take long; Ctrl-C ends it.</summary>
    /// <typeparam name="T">The type of the work's result.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="target">What the work is about, for the error of a fault that nobody expected.</param>
    private protected T Run<T>(Func<IPipelineEvents, CancellationToken, T> work, object? target = null) =>
        RunAsync((events, token) => Task.FromResult(work(events, token)), target);

    /// <summary>Runs asynchronous work that may take long; Ctrl-C ends it.</summary>
    /// <typeparam name="T">The type of the work's result.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="target">What the work is about, for the error of a fault that nobody expected.</param>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped, during the work or before it.</exception>
    private protected T RunAsync<T>(Func<IPipelineEvents, CancellationToken, Task<T>> work, object? target = null)
    {
        PipelinePump pump;
        lock (_gate)
        {
            if (_isStopped)
            {
                throw new PipelineStoppedException();
            }

            _pump?.Dispose();
            _pump = pump = new PipelinePump(this, ActivityId);
        }

        return pump.RunAsync(work, target);
    }
}
