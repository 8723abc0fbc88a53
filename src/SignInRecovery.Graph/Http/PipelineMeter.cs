namespace SignInRecovery.Graph.Http;

/// <summary>Counts what the pipeline does. Any thread may count.</summary>
internal sealed class PipelineMeter
{
    private long _requests;
    private long _retries;
    private long _waited;

    public long Requests => Interlocked.Read(ref _requests);

    public long Retries => Interlocked.Read(ref _retries);

    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref _waited));

    public void AddRequest() => Interlocked.Increment(ref _requests);

    public void AddRetries(int count) => Interlocked.Add(ref _retries, count);

    public void AddWait(TimeSpan duration) => Interlocked.Add(ref _waited, duration.Ticks);
}
