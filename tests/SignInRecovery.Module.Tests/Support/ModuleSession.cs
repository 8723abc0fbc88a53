using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace SignInRecovery.Tests.Support;

/// <summary>
/// A runspace with PowerShell's core cmdlets (InitialSessionState.CreateDefault2: no Select-Object, no ConvertTo-Json) in
/// which the staged module is imported.
/// </summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    private ModuleSession(Runspace runspace) => _runspace = runspace;

    /// <summary>Opens a session.</summary>
    /// <param name="host">The host that views, prompts and progress go to; null for a <see cref="CapturingHost"/> of the session's own.</param>
    /// <param name="import">Whether the staged module is imported; false for tests of importing itself.</param>
    public static ModuleSession Open(PSHost? host = null, bool import = true)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // Views are ps1xml files; a locked-down machine would refuse unsigned ones.
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        var runspace = RunspaceFactory.CreateRunspace(host ?? new CapturingHost(), state);
        runspace.Open();
        var session = new ModuleSession(runspace);
        if (import && session.Invoke("param($Path) Import-Module -Name $Path -ErrorAction Stop", StagedModule.ManifestPath).Ended is { } error)
        {
            session.Dispose();
            throw new InvalidOperationException($"The staged module cannot be imported: {error}", error.Exception);
        }

        return session;
    }

    /// <summary>Runs a script and waits for its end.</summary>
    /// <param name="script">The script; a param() block takes the arguments.</param>
    /// <param name="arguments">Positional arguments.</param>
    public ScriptResult Invoke(string script, params object?[] arguments)
    {
        using var shell = PowerShell.Create(_runspace);
        _ = shell.AddScript(script);
        foreach (var argument in arguments)
        {
            _ = shell.AddArgument(argument);
        }

        var output = new PSDataCollection<PSObject>();
        ErrorRecord? ended = null;
        try
        {
            shell.Invoke(input: null, output, new PSInvocationSettings { AddToHistory = false });
        }
        catch (RuntimeException exception)
        {
            ended = exception.ErrorRecord;
        }

        var errors = shell.Streams.Error.ToList();
        if (ended is not null)
        {
            errors.Add(ended);
        }

        return new ScriptResult(
            output.ToArray(),
            errors,
            shell.Streams.Warning.ToArray(),
            shell.Streams.Information.ToArray(),
            shell.Streams.Verbose.ToArray(),
            shell.Streams.Debug.ToArray(),
            shell.Streams.Progress.ToArray(),
            ended);
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();
}
