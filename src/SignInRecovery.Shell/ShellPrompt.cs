using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using SignInRecovery.Shell.Hosting;

namespace SignInRecovery.Shell;

/// <summary>Reads commands and runs them until exit. No prompt is shown when the input is redirected.</summary>
internal sealed class ShellPrompt(ShellSession session, Terminal terminal)
{
    private const string ContinuationPrompt = ">> ";

    private readonly List<string> _history = [];

    /// <summary>Runs the prompt.</summary>
    /// <returns>The process's exit code.</returns>
    public int Run()
    {
        session.SurvivesInterrupt = terminal.IsInputInteractive;
        while (!session.ShouldExit && ReadCommand() is { } command)
        {
            if (!string.IsNullOrWhiteSpace(command))
            {
                session.RunScript(command, addToHistory: true);
            }
        }

        return terminal.IsInputInteractive ? session.Host.RequestedExitCode ?? 0 : session.ExitCode;
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
            if (IsComplete(command.ToString()) || (line.Length == 0 && terminal.IsInputInteractive))
            {
                return command.ToString();
            }
        }
    }

    private string? ReadLine(string prompt)
    {
        if (!terminal.IsInputInteractive)
        {
            return session.Input.ReadLine(editor: null, CancellationToken.None);
        }

        Console.Out.Write(prompt);
        string? line = session.Input.ReadLine(new LineEditor(terminal) { History = _history, Complete = Complete }, CancellationToken.None);
        if (!string.IsNullOrWhiteSpace(line) && line != _history.LastOrDefault())
        {
            _history.Add(line);
        }

        return line;
    }

    private string PromptText()
    {
        if (!terminal.IsInputInteractive)
        {
            return string.Empty;
        }

        string text = string.Concat(session.Evaluate("prompt").Select(part => part?.ToString()));
        return text.Length > 0 ? text : "PS> ";
    }

    private LineCompletion Complete(string line, int cursor)
    {
        CommandCompletion completion = session.Complete(line, cursor);
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
