using System.Diagnostics;

namespace SignInRecovery.GraphEmulator.Hosting;

/// <summary>Stops the emulator when the process that started it has ended.</summary>
internal sealed class ParentWatch : IDisposable
{
    private readonly Timer _timer;

    internal ParentWatch(int processId, Action stop) => _timer = new Timer(
        _ =>
        {
            if (!IsRunning(processId))
            {
                stop();
            }
        },
        null,
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(1));

    public void Dispose() => _timer.Dispose();

    internal static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
