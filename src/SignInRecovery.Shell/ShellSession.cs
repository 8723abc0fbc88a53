using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SignInRecovery.Shell.AbsentCommands;
using SignInRecovery.Shell.Hosting;

namespace SignInRecovery.Shell;

/// <summary>A PowerShell session with the core cmdlets and its host.</summary>
internal sealed class ShellSession : IDisposable
{
    /// <summary>The exit code after Ctrl-C, as shells count it (128 and the signal's number).</summary>
    public const int InterruptedExitCode = 130;

    private readonly RunningCommand _running = new();
    private readonly ShellHostUserInterface _ui;
    private readonly Runspace _runspace;

    /// <summary>Opens the session.</summary>
    public ShellSession(Terminal terminal)
    {
        Input = new ConsoleInput(terminal);
        _ui = new ShellHostUserInterface(terminal, Input) { Interrupted = _running.InterruptFromWithin };
        Host = new ShellHost(_ui) { NativeCommandEnded = terminal.IsInputInteractive ? _running.LetInterruptArrive : null };

        _runspace = RunspaceFactory.CreateRunspace(Host, SessionSetup.Create());
        _runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        _runspace.Open();
        _runspace.SessionStateProxy.InvokeCommand.CommandNotFoundAction = AbsentCommandHandler.OnCommandNotFound;
        ModulePath.LeaveOutForeignEngines();
        if (terminal.RefusesColor)
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }
    }

    /// <summary>What people type.</summary>
    public ConsoleInput Input { get; }

    /// <summary>The host of the session.</summary>
    public ShellHost Host { get; }

    /// <summary>Whether Ctrl-C outside a running command leaves the shell alone; so at a prompt.</summary>
    public bool SurvivesInterrupt { get; set; }

    /// <summary>Whether a script asked the shell to end.</summary>
    public bool ShouldExit => Host.RequestedExitCode is not null;

    /// <summary>The exit code of what ran so far: what a script asked for, 130 after Ctrl-C, 1 after an error, else 0.</summary>
    public int ExitCode =>
        Host.RequestedExitCode ?? (_running.WasInterrupted ? InterruptedExitCode : _ui.HasWrittenError ? 1 : 0);

    /// <summary>Imports a module; its errors are written like any other.</summary>
    /// <returns>False when it could not be imported.</returns>
    public bool ImportModule(string path)
    {
        using PowerShell shell = Create();
        shell.AddCommand("Import-Module").AddParameter("Name", WildcardPattern.Escape(path)).AddParameter("Global");
        return Run(shell, addToHistory: false) && !_ui.HasWrittenError;
    }

    /// <summary>Runs a script text, its output written by the format system.</summary>
    public void RunScript(string text, bool addToHistory)
    {
        using PowerShell shell = Create();
        shell.AddScript(text, useLocalScope: false);
        Run(shell, addToHistory);
    }

    /// <summary>Runs a script file with its arguments, which are strings, switches (-Name) or named values (-Name value, -Name:value).</summary>
    public void RunFile(string path, IEnumerable<string> arguments)
    {
        using PowerShell shell = Create();
        Command script = new(path, isScript: false, useLocalScope: false);
        foreach (CommandParameter argument in arguments.Select(ScriptArgument.Read))
        {
            script.Parameters.Add(argument);
        }

        shell.Commands.AddCommand(script);
        ScriptExit.ReachesHost(_runspace);
        Run(shell, addToHistory: false);
    }

    /// <summary>Runs a script text and returns what it wrote; errors are ignored.</summary>
    public IReadOnlyList<PSObject> Evaluate(string text)
    {
        using PowerShell shell = Create();
        shell.AddScript(text, useLocalScope: true);
        try
        {
            return shell.Invoke();
        }
        catch (RuntimeException)
        {
            return [];
        }
    }

    /// <summary>Completes a command line.</summary>
    public CommandCompletion Complete(string line, int cursor)
    {
        using PowerShell shell = Create();
        return CommandCompletion.CompleteInput(line, cursor, options: null, shell);
    }

    /// <summary>
    /// Answers Ctrl-C: stops the running command. A second Ctrl-C, while the command does not heed the first, ends the process.
    /// </summary>
    /// <returns>Whether the process should live on.</returns>
    public bool Interrupt() => _running.Exists ? _running.Interrupt() : SurvivesInterrupt;

    /// <inheritdoc/>
    public void Dispose()
    {
        _runspace.Dispose();
        _running.Dispose();
    }

    /// <summary>A new pipeline, nested when one runs on this thread already (a nested prompt).</summary>
    private PowerShell Create() =>
        _running.Exists ? PowerShell.Create(RunspaceMode.CurrentRunspace) : PowerShell.Create(_runspace);

    /// <summary>Runs a pipeline whose output and errors, in their order, go through Out-Default to the host.</summary>
    private bool Run(PowerShell shell, bool addToHistory)
    {
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        ErrorRecord? fatal = null;
        PowerShell? outer = _running.Begin(shell);
        _ui.Stopping = _running.Stopping;
        try
        {
            shell.Invoke(input: null, new PSInvocationSettings { AddToHistory = addToHistory });
            return true;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException exception)
        {
            fatal = exception is IncompleteParseException ? WithPosition(shell, exception) : exception.ErrorRecord;
            return false;
        }
        finally
        {
            _running.End(shell, outer);
            _ui.ClearProgress();
            if (fatal is not null)
            {
                WriteError(fatal);
            }
        }
    }

    /// <summary>
    /// An unfinished script's error does not say where it is, because an interactive host would ask for another line.
    /// Here no other line comes, so the text is parsed once more as a script block, which says it.
    /// </summary>
    private static ErrorRecord WithPosition(PowerShell shell, RuntimeException exception)
    {
        try
        {
            ScriptBlock.Create(shell.Commands.Commands[0].CommandText);
            return exception.ErrorRecord;
        }
        catch (ParseException located)
        {
            return located.ErrorRecord;
        }
    }

    /// <summary>
    /// Writes the error that ended a pipeline the way the engine writes any other. Nothing public marks an object as an
    /// error for Out-Default, so the host is told that what comes now is one.
    /// </summary>
    private void WriteError(ErrorRecord error)
    {
        using PowerShell shell = Create();
        shell.AddCommand("Out-Default").AddParameter("InputObject", error);
        _ui.WritesErrors = true;
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException unwritable)
        {
            _ui.WriteErrorLine(unwritable.Message);
        }
        finally
        {
            _ui.WritesErrors = false;
        }
    }
}
