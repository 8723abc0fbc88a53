using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using SignInRecovery.Shell.Hosting;

namespace SignInRecovery.Shell;

/// <summary>Reads commands and runs them until exit. No prompt is shown when the input is redirected.</summary>
internal sealed class ShellPrompt
{
    private const string ContinuationPrompt = ">> ";

    private readonly ShellSession _session;
    private readonly Terminal _terminal;
    private readonly List<string> _history = [];

    /// <summary>Makes the prompt of a session, which is also where a suspended command's nested prompts appear.</summary>
    public ShellPrompt(ShellSession session, Terminal terminal)
    {
        _session = session;
        _terminal = terminal;
        session.Host.OpenNestedPrompt = RunNested;
    }

    /// <summary>Runs the prompt.</summary>
    /// <returns>The process's exit code.</returns>
    public int Run()
    {
        _session.SurvivesInterrupt = _terminal.IsInputInteractive;
        RunCommands(() => _session.ShouldExit);
        return _terminal.IsInputInteractive ? _session.Host.RequestedExitCode ?? 0 : _session.ExitCode;
    }

    /// <summary>Runs a prompt on top of the command that was suspended, until exit.</summary>
    private void RunNested()
    {
        bool isOver = false;
        Action? outer = _session.Host.CloseNestedPrompt;
        _session.Host.CloseNestedPrompt = () => isOver = true;
        try
        {
            RunCommands(() => isOver);
        }
        finally
        {
            _session.Host.CloseNestedPrompt = outer;
        }
    }

    private void RunCommands(Func<bool> isOver)
    {
        while (!isOver() && ReadCommand() is { } command)
        {
            if (!string.IsNullOrWhiteSpace(command))
            {
                _session.RunScript(command, addToHistory: true);
            }
        }
    }

    /// <summary>Reads a command of one or more lines: as long as the parser wants more, another line is read; an empty one ends it.</summary>
    private string? ReadCommand()
    {
        StringBuilder command = new();
        while (true)
        {
            string? line;
            try
            {
                line = ReadLine(command.Length == 0 ? PromptText() : ContinuationPrompt);
            }
            catch (OperationCanceledException)
            {
                return string.Empty;
            }

            if (line is null)
            {
                return command.Length > 0 ? command.ToString() : null;
            }

            if (command.Length > 0)
            {
                command.Append('\n');
            }

            command.Append(line);
            if (IsComplete(command.ToString()) || (line.Length == 0 && _terminal.IsInputInteractive))
            {
                return command.ToString();
            }
        }
    }

    private string? ReadLine(string prompt)
    {
        if (!_terminal.IsInputInteractive)
        {
            return _session.Input.ReadLine(editor: null, CancellationToken.None);
        }

        Console.Out.Write(prompt);
        string? line = _session.Input.ReadLine(new LineEditor(_terminal) { History = _history, Complete = Complete }, CancellationToken.None);
        if (!string.IsNullOrWhiteSpace(line) && line != _history.LastOrDefault())
        {
            _history.Add(line);
        }

        return line;
    }

    private string PromptText()
    {
        if (!_terminal.IsInputInteractive)
        {
            return string.Empty;
        }

        string text = string.Concat(_session.Evaluate("prompt").Select(part => part?.ToString()));
        return text.Length > 0 ? text : "PS> ";
    }

    private LineCompletion Complete(string line, int cursor)
    {
        CommandCompletion completion = _session.Complete(line, cursor);
        return new LineCompletion(
            completion.ReplacementIndex,
            completion.ReplacementLength,
            [.. completion.CompletionMatches.Select(match => match.CompletionText)]);
    }

    private static bool IsComplete(string command)
    {
        Parser.ParseInput(command, out _, out ParseError[] errors);
        return !errors.Any(error => error.IncompleteInput);
    }
}
