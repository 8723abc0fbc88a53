using System.Management.Automation;

namespace SignInRecovery.Tests.Support;

/// <summary>Everything that a script wrote, stream by stream.</summary>
/// <param name="Output">The output stream.</param>
/// <param name="Errors">The error stream; an error that ended the script stands last.</param>
/// <param name="Warnings">The warning stream.</param>
/// <param name="Information">The information stream, host messages included.</param>
/// <param name="Verbose">The verbose stream.</param>
/// <param name="Debug">The debug stream.</param>
/// <param name="Progress">The progress stream.</param>
/// <param name="Ended">The error that ended the script early; null when it ran to its end.</param>
internal sealed record ScriptResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<WarningRecord> Warnings,
    IReadOnlyList<InformationRecord> Information,
    IReadOnlyList<VerboseRecord> Verbose,
    IReadOnlyList<DebugRecord> Debug,
    IReadOnlyList<ProgressRecord> Progress,
    ErrorRecord? Ended);
