using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SignInRecovery.Lockout;

namespace SignInRecovery.Commands;

/// <summary>Completes the ids of the rules, with their titles as tool tips.</summary>
public sealed class RuleCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete, RuleCatalog.All.Select(r => (r.Id, r.Page.Title)));
}
