using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SignInRecovery.Commands;

/// <summary>Completes the names of the sample tenants.</summary>
public sealed class SampleCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete, SampleTenants.Names.Select(n => (n, $"The sample tenant {n}.")));
}
