using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Completes an address of each network among the named locations of the tenant.</summary>
public sealed class NetworkCompleter : IArgumentCompleter
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
            tenant.NamedLocations.Seen.SelectMany(l => (l.IpRanges ?? [])
                .Select(r => (Address: (r.CidrAddress ?? r.LowerAddress)?.Split('/')[0], l.DisplayName, Range: r.CidrAddress)))
                .Where(r => r.Address is not null)
                .Select(r => (r.Address!, $"{r.DisplayName} ({r.Range})"))).Take(Most);
    }
}
