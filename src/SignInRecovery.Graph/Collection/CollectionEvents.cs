using SignInRecovery.Gateway;
using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Collection;

/// <summary>The events of one collection: they pass on, and a wait shows in the progress.</summary>
internal sealed class CollectionEvents(IDirectoryEvents inner) : IWaitEvents
{
    /// <summary>The progress that shows waits; null before there is one.</summary>
    public CollectionMeter? Meter { get; set; }

    public void Verbose(string text) => inner.Verbose(text);

    public void Warning(string text) => inner.Warning(text);

    public void DeviceCode(string message, string address, string code, DateTimeOffset expiresAt) => inner.DeviceCode(message, address, code, expiresAt);

    public void Progress(CollectionProgress progress) => inner.Progress(progress);

    public void Waiting(string text) => Meter?.Report(section: null, text);
}
