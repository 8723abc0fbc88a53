using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Completes the names of applications that are known, and of those of the tenant.</summary>
public sealed class ApplicationCompleter : IArgumentCompleter
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
        IEnumerable<(string, string)> own = tenant is null ? [] : tenant.ServicePrincipals.Seen
            .Where(s => s is { DisplayName: not null, AppId: not null }).Select(s => (s.DisplayName!, s.AppId!));
        return Completion.Of(
            wordToComplete,
            own.Concat(KnownApplications.All.Select(a => (a.Name, a.AppId)))
                .DistinctBy(a => a.Item1, StringComparer.OrdinalIgnoreCase)
                .OrderBy(a => a.Item1, StringComparer.OrdinalIgnoreCase)
                .Prepend((SignInSearch.Office365, "Any application of the group Office 365."))
                .Prepend((SignInSearch.AdminPortals, "The Azure portal, the Microsoft Entra and Intune admin centers."))).Take(Most);
    }
}
