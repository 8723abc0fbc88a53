using System.Diagnostics;
using System.Management.Automation;

namespace SignInRecovery.Shell.AbsentCommands;

/// <summary>Answers the call of a command that the full PowerShell has and this shell lacks.</summary>
internal static class AbsentCommandHandler
{
    /// <summary>
    /// To be set as the session's CommandNotFoundAction. An exception thrown here would be swallowed by the engine, so
    /// the call is given a command that does nothing but explain itself.
    /// </summary>
    public static void OnCommandNotFound(object? sender, CommandLookupEventArgs lookup)
    {
        if (AbsentCommandList.Find(lookup.CommandName) is { } absent && IsBeingCalled())
        {
            lookup.Command = new CmdletInfo(absent.Name, typeof(AnswerAbsentCommand));
            lookup.StopSearch = true;
        }
    }

    /// <summary>
    /// Whether the name is looked up in order to run it. Get-Command, Get-Help and InvokeCommand.GetCommand ask the same
    /// question only to know whether the command exists, and there the answer stays no. The event does not tell the two
    /// apart; the engine's caller does (a test notices when a new engine names it otherwise).
    /// </summary>
    private static bool IsBeingCalled() =>
        new StackTrace().GetFrames().Any(frame => frame.GetMethod()?.Name == "LookupCommandProcessor");
}
