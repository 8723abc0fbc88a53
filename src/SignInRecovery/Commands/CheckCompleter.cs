using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SignInRecovery.BreakGlass;

namespace SignInRecovery.Commands;

/// <summary>Completes the ids of the checks of emergency accounts, with their titles as tool tips.</summary>
public sealed class CheckCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete, BreakGlassReadiness.Titles);
}
