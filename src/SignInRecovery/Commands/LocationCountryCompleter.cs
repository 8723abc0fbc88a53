using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SignInRecovery.Support;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Completes the ISO codes of countries, those of the tenant's named locations first.</summary>
public sealed class LocationCountryCompleter : IArgumentCompleter
{
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
        var names = SupportCountries.All.DistinctBy(c => c.Code).ToDictionary(c => c.Code, c => c.Name, StringComparer.OrdinalIgnoreCase);
        IEnumerable<string> named = tenant is null ? [] : tenant.NamedLocations.Seen.SelectMany(l => l.CountriesAndRegions ?? []);
        return Completion.Of(
            wordToComplete,
            named.Concat(names.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(code => (code, names.GetValueOrDefault(code) ?? code)));
    }
}
