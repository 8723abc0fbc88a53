using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SignInRecovery.Recovery;

namespace SignInRecovery.Commands;

/// <summary>Completes the error codes of the sign-in page, with their causes as tool tips.</summary>
public sealed class ErrorCodeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        bool isBare = (wordToComplete ?? string.Empty).Trim('\'', '"') is { Length: > 0 } word && char.IsAsciiDigit(word[0]);
        return Completion.Of(wordToComplete, SignInErrorCodes.All
            .OrderBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => (isBare ? c.Code : c.ToString(), string.Join("; or ", c.Causes.Select(cause => cause.Text)))));
    }
}
