using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace SignInRecovery.Tests.Support;

/// <summary>The user interface of <see cref="CapturingHost"/>.</summary>
internal sealed class CapturingHostUI : PSHostUserInterface
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _questions = [];
    private readonly Queue<string> _answers;
    private readonly Lock _lock = new();

    public CapturingHostUI(int width, IEnumerable<string> answers)
    {
        RawUI = new CapturingRawUI(width);
        _answers = new Queue<string>(answers);
    }

    public string Text
    {
        get
        {
            lock (_lock)
            {
                return _text.ToString();
            }
        }
    }

    public IReadOnlyList<string> Questions => _questions;

    public override PSHostRawUserInterface RawUI { get; }

    public override bool SupportsVirtualTerminal => false;

    public override void Write(string value)
    {
        lock (_lock)
        {
            _ = _text.Append(value);
        }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + "\n");

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        // Tests read progress from the stream.
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        _questions.Add($"{caption}\n{message}");
        if (!_answers.TryDequeue(out var answer))
        {
            throw new PromptingException($"The test has no answer to: {message}");
        }

        var labels = choices.Select(choice => choice.Label.Replace("&", string.Empty, StringComparison.Ordinal)).ToList();
        var index = labels.IndexOf(answer);
        return index >= 0 ? index : throw new PromptingException($"'{answer}' is none of: {string.Join(", ", labels)}.");
    }

    public override string ReadLine() => _answers.TryDequeue(out var answer) ? answer : throw new PromptingException("A test has no keyboard.");

    public override SecureString ReadLineAsSecureString() => throw new PromptingException("A test has no keyboard.");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new PromptingException($"The command asked for {string.Join(", ", descriptions.Select(field => field.Name))}.");

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new PromptingException("A test has no credential.");

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new PromptingException("A test has no credential.");
}
