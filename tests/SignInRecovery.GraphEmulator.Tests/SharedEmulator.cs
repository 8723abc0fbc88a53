namespace SignInRecovery.GraphEmulator.Tests;

/// <summary>One emulator for all tests of a class that only read. It does not throttle, since they all ask at once.</summary>
public sealed class SharedEmulator : IAsyncLifetime
{
    internal Running Running { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Running = await Running.StartAsync(change: options => options with { Throttles = false, DeviceCodePolls = 1 });

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
