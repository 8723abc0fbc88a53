using System.Management.Automation;

namespace SignInRecovery.Pipeline;

/// <summary>
/// Leads what is said to the pump that is at work now. A cmdlet that runs its work in stages has a pump for each, and what was
/// begun in the first stage speaks in the later ones too.
/// </summary>
/// <param name="current">The pump that is at work; null when none is.</param>
internal sealed class RelayedEvents(Func<IPipelineEvents?> current) : IPipelineEvents
{
    public void Progress(string activity, string status, int percent = -1) => current()?.Progress(activity, status, percent);

    public void Warning(string text) => current()?.Warning(text);

    public void Verbose(string text) => current()?.Verbose(text);

    public void Say(params string[] lines) => current()?.Say(lines);

    public void Error(ErrorRecord record) => current()?.Error(record);
}
