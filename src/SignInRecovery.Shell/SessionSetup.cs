using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace SignInRecovery.Shell;

/// <summary>What a session of the shell starts with: the engine's core cmdlets and functions.</summary>
internal static class SessionSetup
{
    private const string ClearHost = """
        $edges = [System.Management.Automation.Host.Rectangle]::new(-1, -1, -1, -1)
        $blank = [System.Management.Automation.Host.BufferCell]::new(' ', 'White', 'Black', 'Complete')
        $Host.UI.RawUI.SetBufferContents($edges, $blank)
        """;

    /// <summary>Makes the initial state.</summary>
    public static InitialSessionState Create()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // The script was named on the command line, as with pwsh -ExecutionPolicy Bypass. Other systems have no policy.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        // Two of the engine's functions call cmdlets that are not here. Without the pager named help, help finds Get-Help;
        // Clear-Host asks the host to clear the screen, which is all it does on Windows too.
        state.Commands.Remove("help", typeof(SessionStateFunctionEntry));
        state.Commands.Remove("Clear-Host", typeof(SessionStateFunctionEntry));
        state.Commands.Add(new SessionStateFunctionEntry("Clear-Host", ClearHost));
        return state;
    }
}
