using System.Management.Automation;

namespace SignInRecovery.Pipeline;

/// <summary>What work on another thread may tell the pipeline while it runs. Every event is delivered on the pipeline thread.</summary>
internal interface IPipelineEvents
{
    /// <summary>Shows how far the work has come.</summary>
    void Progress(string activity, string status, int percent = -1);

    /// <summary>Warns.</summary>
    void Warning(string text);

    /// <summary>Says what happens, for those who asked for it.</summary>
    void Verbose(string text);

    /// <summary>Speaks to the person at the prompt, without touching the output.</summary>
    void Say(params string[] lines);

    /// <summary>Reports an error that does not end the command.</summary>
    void Error(ErrorRecord record);
}
