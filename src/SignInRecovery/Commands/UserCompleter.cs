using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Completes the user principal names of the tenant that the command line names.</summary>
public sealed class UserCompleter : IArgumentCompleter
{
    private const int Most = 200;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        Tenant? tenant = CompletionTenant.Of(fakeBoundParameters);
        return tenant is null ? [] : Completion.Of(
            wordToComplete,
            tenant.Users.Seen.Where(u => u.UserPrincipalName is not null)
                .OrderBy(u => u.UserPrincipalName, StringComparer.OrdinalIgnoreCase)
                .Select(u => (u.UserPrincipalName!, u.DisplayName ?? u.Id))).Take(Most);
    }
}
