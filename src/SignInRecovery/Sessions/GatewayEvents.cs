using System.Globalization;
using SignInRecovery.Gateway;
using SignInRecovery.Pipeline;

namespace SignInRecovery.Sessions;

/// <summary>Leads what a session says to the streams of a cmdlet.</summary>
/// <param name="events">The streams.</param>
/// <param name="activity">What the cmdlet does, as its progress says.</param>
internal sealed class GatewayEvents(IPipelineEvents events, string activity) : IDirectoryEvents
{
    private const int StatusLength = 120;

    public void Verbose(string text) => events.Verbose(text);

    public void Warning(string text) => events.Warning(text);

    public void DeviceCode(string message, string address, string code, DateTimeOffset expiresAt) => events.Say(
        message,
        $"The code ends at {expiresAt.LocalDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)}. Whoever signs in with it signs in for this command: type no code that somebody sends you.");

    public void Progress(CollectionProgress progress)
    {
        string status = progress.WaitingFor
            ?? $"{progress.SectionsDone} of {progress.SectionsTotal} sections, {progress.Objects:N0} objects, {progress.Requests:N0} requests";
        events.Progress(
            activity,
            status.Length > StatusLength ? status[..StatusLength] : status,
            100 * progress.SectionsDone / Math.Max(1, progress.SectionsTotal));
    }
}
