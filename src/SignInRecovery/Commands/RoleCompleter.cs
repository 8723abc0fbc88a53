using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Commands;

/// <summary>Completes the names of directory roles as Microsoft prints them.</summary>
public sealed class RoleCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete, BuiltInRoles.All.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => (r.Name, r.TemplateId)));
}
