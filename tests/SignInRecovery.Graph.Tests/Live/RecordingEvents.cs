using System.Collections.Concurrent;
using SignInRecovery.Gateway;

namespace SignInRecovery.Tests.Live;

/// <summary>Keeps everything that a session says.</summary>
internal sealed class RecordingEvents : IDirectoryEvents
{
    public ConcurrentQueue<string> Texts { get; } = new();

    public ConcurrentQueue<CollectionProgress> Steps { get; } = new();

    public ConcurrentQueue<string> Codes { get; } = new();

    public void Verbose(string text) => Texts.Enqueue(text);

    public void Warning(string text) => Texts.Enqueue(text);

    public void DeviceCode(string message, string address, string code, DateTimeOffset expiresAt)
    {
        Texts.Enqueue(message);
        Codes.Enqueue(code);
    }

    public void Progress(CollectionProgress progress) => Steps.Enqueue(progress);
}
