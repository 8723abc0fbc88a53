using SignInRecovery.Gateway;
using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Collection;

/// <summary>Counts what a collection does, and says so now and then.</summary>
internal sealed class CollectionMeter(IDirectoryEvents events, PipelineMeter pipeline, int sections)
{
    private const int ObjectsBetweenReports = 2_000;

    private long _objects;
    private int _sections;

    /// <summary>The objects that were read.</summary>
    public long Objects => Interlocked.Read(ref _objects);

    /// <summary>The requests that had to follow one another.</summary>
    public int RoundTrips { get; set; }

    public void AddObject()
    {
        if (Interlocked.Increment(ref _objects) % ObjectsBetweenReports == 0)
        {
            Report(null);
        }
    }

    public void AddSection(string name)
    {
        _ = Interlocked.Increment(ref _sections);
        Report(name);
    }

    public void Report(string? section, string? waitingFor = null) =>
        events.Progress(new CollectionProgress(Volatile.Read(ref _sections), sections, Objects, pipeline.Requests, section, waitingFor));
}
