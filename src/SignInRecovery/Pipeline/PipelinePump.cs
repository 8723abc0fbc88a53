using System.Collections.Concurrent;
using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;

namespace SignInRecovery.Pipeline;

/// <summary>
/// Runs work on another thread and delivers what it says on the pipeline thread, so that Ctrl-C answers at once and the
/// work never touches a cmdlet. It is the only place in which a thread waits for a task.
/// </summary>
internal sealed class PipelinePump(Cmdlet cmdlet, int activityId) : IPipelineEvents, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<Action> _events = [];
    private readonly CancellationTokenSource _cancellation = new();
    private readonly long _started = Environment.TickCount64;
    private bool _showsProgress;

    /// <summary>Cancelled when the pipeline is stopped.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>Asks the work to end; called from StopProcessing, on any thread.</summary>
    public void Stop() => _cancellation.Cancel();

    /// <summary>Runs the work to its end.</summary>
    /// <param name="work">The work; it speaks through the events and looks at the token.</param>
    /// <param name="target">What the work is about, for the error of a fault that nobody expected.</param>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    /// <exception cref="SignInRecoveryException">The work failed; a fault that nobody expected has the id <c>UnexpectedFault</c>.</exception>
    public T Run<T>(Func<IPipelineEvents, CancellationToken, T> work, object? target = null) =>
        RunAsync((events, token) => Task.FromResult(work(events, token)), target);

    /// <summary>Runs asynchronous work to its end.</summary>
    /// <param name="work">The work; it speaks through the events and looks at the token.</param>
    /// <param name="target">What the work is about, for the error of a fault that nobody expected.</param>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    /// <exception cref="SignInRecoveryException">The work failed; a fault that nobody expected has the id <c>UnexpectedFault</c>.</exception>
    public T RunAsync<T>(Func<IPipelineEvents, CancellationToken, Task<T>> work, object? target = null)
    {
        Task<T> task = Task.Run(() => GuardAsync(work, target));
        _ = task.ContinueWith(_ => _events.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            while (!_events.IsCompleted)
            {
                if (_events.TryTake(out Action? deliver, Timeout.Infinite, _cancellation.Token))
                {
                    deliver();
                }
            }

            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            // The pipeline may have left early (Ctrl-C, or a stream whose preference is Stop): the work is ended and awaited
            // briefly, so that it neither runs on nor faults where nobody looks.
            _cancellation.Cancel();
            _ = ((IAsyncResult)task).AsyncWaitHandle.WaitOne(Patience);
            _ = task.Exception;
            HideProgress();
        }
    }

    public void Progress(string activity, string status, int percent = -1) => Deliver(() =>
    {
        // Nothing that is over within a second is worth a progress bar.
        if (Environment.TickCount64 - _started < QuietTime.TotalMilliseconds)
        {
            return;
        }

        _showsProgress = true;
        cmdlet.WriteProgress(new ProgressRecord(activityId, activity, status) { PercentComplete = percent });
    });

    public void Warning(string text) => Deliver(() => cmdlet.WriteWarning(text));

    public void Verbose(string text) => Deliver(() => cmdlet.WriteVerbose(text));

    public void Say(params string[] lines) => Deliver(() => Commands.Summary.Write(cmdlet, lines));

    public void Error(ErrorRecord record) => Deliver(() => cmdlet.WriteError(record));

    public void Dispose()
    {
        _cancellation.Dispose();
        _events.Dispose();
    }

    // Around the work alone: what the engine itself throws while events are delivered, to end the pipeline, is no fault.
    private async Task<T> GuardAsync<T>(Func<IPipelineEvents, CancellationToken, Task<T>> work, object? target)
    {
        try
        {
            return await work(this, _cancellation.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsExpected(exception))
        {
            throw ErrorRecords.Unexpected(exception, target);
        }
    }

    private bool IsExpected(Exception exception) =>
        exception is SignInRecoveryException or DirectoryException
        || (exception is OperationCanceledException && _cancellation.IsCancellationRequested);

    private void Deliver(Action action)
    {
        try
        {
            _events.Add(action, _cancellation.Token);
        }
        catch (Exception exception) when (exception is InvalidOperationException or OperationCanceledException)
        {
            // The pipeline has gone; nobody listens any more.
        }
    }

    private void HideProgress()
    {
        if (!_showsProgress)
        {
            return;
        }

        try
        {
            cmdlet.WriteProgress(new ProgressRecord(activityId, "Done", "Done") { RecordType = ProgressRecordType.Completed });
        }
        catch (PipelineStoppedException)
        {
            // A stopped pipeline takes its own progress down.
        }
    }
}
