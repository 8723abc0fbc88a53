using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>A completer whose values come from the tenant that the command line names, a sample or a snapshot.</summary>
public abstract class TenantCompleter : IArgumentCompleter
{
    // More than there are countries.
    private const int Most = 300;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        return Completion.Of(wordToComplete, Values(CompletionTenant.Of(fakeBoundParameters))).Take(Most);
    }

    /// <summary>The values and their tool tips, in their order.</summary>
    /// <param name="tenant">The tenant; null when the command line names none.</param>
    private protected abstract IEnumerable<(string Value, string ToolTip)> Values(Tenant? tenant);
}
