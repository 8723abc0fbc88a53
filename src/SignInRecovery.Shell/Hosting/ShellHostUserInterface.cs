using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SignInRecovery.Shell.Hosting;

/// <summary>
/// Writes the streams the way PowerShell's console host does: errors on the standard error, everything else on the
/// standard output, escape sequences only where a terminal shows them.
/// </summary>
internal sealed class ShellHostUserInterface : PSHostUserInterface
{
    private readonly Terminal _terminal;
    private readonly ConsoleInput _input;
    private readonly ProgressLine _progress;
    private readonly ShellRawUserInterface _rawUI;
    private readonly Lock _lock = new();

    /// <summary>Makes the interface of a terminal.</summary>
    public ShellHostUserInterface(Terminal terminal, ConsoleInput input)
    {
        _terminal = terminal;
        _input = input;
        _progress = new ProgressLine(terminal);
        _rawUI = new ShellRawUserInterface(terminal);
    }

    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI => _rawUI;

    /// <inheritdoc/>
    /// <remarks>Where no terminal shows them, escape sequences are written only when the user chose so ($PSStyle.OutputRendering = 'Ansi').</remarks>
    public override bool SupportsVirtualTerminal =>
        PSStyle.Instance.OutputRendering == OutputRendering.Ansi || (_terminal.SupportsEscapes && !_terminal.RefusesColor);

    /// <summary>Whether an error was written since the shell started.</summary>
    public bool HasWrittenError { get; private set; }

    /// <summary>Whether everything written now is part of an error, and goes where errors go.</summary>
    public bool WritesErrors { get; set; }

    /// <summary>Cancelled when the running command is to stop; reads give up then.</summary>
    public CancellationToken Stopping { get; set; }

    /// <summary>Called when Ctrl-C is pressed while a command waits for an answer.</summary>
    public Action? Interrupted { get; set; }

    /// <summary>Takes the progress line away.</summary>
    public void ClearProgress()
    {
        lock (_lock)
        {
            _progress.Clear();
        }
    }

    /// <inheritdoc/>
    public override void Write(string value) => WriteOutput(value, newLine: false);

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        WriteOutput(Paint(foregroundColor, backgroundColor, value), newLine: false);

    /// <inheritdoc/>
    public override void WriteLine(string value) => WriteOutput(value, newLine: true);

    /// <inheritdoc/>
    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        WriteOutput(Paint(foregroundColor, backgroundColor, value), newLine: true);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value)
    {
        HasWrittenError = true;
        lock (_lock)
        {
            _progress.Clear();
            bool escapes = SupportsVirtualTerminal && (_terminal.IsErrorTerminal || PSStyle.Instance.OutputRendering == OutputRendering.Ansi);
            Console.Error.WriteLine(GetOutputString(value ?? string.Empty, escapes));
        }
    }

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => WriteStyled(FormatStyle.Warning, "WARNING: " + message);

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => WriteStyled(FormatStyle.Verbose, "VERBOSE: " + message);

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => WriteStyled(FormatStyle.Debug, "DEBUG: " + message);

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        lock (_lock)
        {
            _progress.Show(record, SupportsVirtualTerminal ? PSStyle.Instance.Progress.Style : string.Empty);
        }
    }

    /// <inheritdoc/>
    public override string ReadLine() => Ask(() => _input.ReadLine(editor: null, Stopping));

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString() => Ask(() => _input.ReadSecret(Stopping));

    /// <inheritdoc/>
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        new ChoicePrompt(this).Ask(caption, message, choices, defaultChoice);

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        new FieldPrompt(this).Ask(caption, message, descriptions);

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) =>
        new CredentialPrompt(this).Ask(caption, message, userName, targetName, options)!;

    private T Ask<T>(Func<T?> read)
        where T : class
    {
        ClearProgress();
        try
        {
            return read() ?? throw new PromptingException(
                "The standard input ended while a command waited for an answer. Answer it through the standard input, "
                    + "or give the command what it asks for (-Confirm:$false, or the missing parameters).",
                innerException: null!,
                "StandardInputEnded",
                ErrorCategory.ReadError);
        }
        catch (OperationCanceledException)
        {
            Interrupted?.Invoke();
            throw new PipelineStoppedException();
        }
    }

    private void WriteStyled(FormatStyle style, string message) => WriteOutput(
        SupportsVirtualTerminal ? GetFormatStyleString(style) + message + AnsiColor.Reset : message,
        newLine: true);

    private string Paint(ConsoleColor foreground, ConsoleColor background, string value) =>
        SupportsVirtualTerminal ? AnsiColor.Paint(foreground, background, value ?? string.Empty) : value ?? string.Empty;

    private void WriteOutput(string? value, bool newLine)
    {
        if (WritesErrors)
        {
            WriteErrorLine(value ?? string.Empty);
            return;
        }

        string text = GetOutputString(value ?? string.Empty, SupportsVirtualTerminal);
        lock (_lock)
        {
            _progress.Clear();
            if (newLine)
            {
                Console.Out.WriteLine(text);
            }
            else
            {
                Console.Out.Write(text);
            }
        }
    }
}
