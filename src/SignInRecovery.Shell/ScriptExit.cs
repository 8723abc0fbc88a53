using System.Management.Automation.Runspaces;
using System.Reflection;

namespace SignInRecovery.Shell;

/// <summary>Makes a script file's exit statement reach the host.</summary>
internal static class ScriptExit
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>
    /// Has the next script file that runs end the shell at <c>exit n</c>, instead of merely leaving n in $LASTEXITCODE,
    /// where it cannot be told from the exit code of a native command. pwsh -File does the same with the same switch,
    /// which the engine does not make public (a test notices when a new engine names it otherwise).
    /// </summary>
    public static void ReachesHost(Runspace runspace)
    {
        object? context = runspace.GetType().GetProperty("ExecutionContext", Members)?.GetValue(runspace);
        context?.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Members)?.SetValue(context, value: true);
    }
}
