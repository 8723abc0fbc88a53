using SignInRecovery.Support;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Completes the ISO codes of countries, those of the tenant's named locations first.</summary>
public sealed class LocationCountryCompleter : TenantCompleter
{
    private protected override IEnumerable<(string Value, string ToolTip)> Values(Tenant? tenant)
    {
        var names = SupportCountries.All.DistinctBy(c => c.Code).ToDictionary(c => c.Code, c => c.Name, StringComparer.OrdinalIgnoreCase);
        IEnumerable<string> named = tenant is null ? [] : tenant.NamedLocations.Seen.SelectMany(l => l.CountriesAndRegions ?? []);
        return named.Concat(names.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(code => (code, names.GetValueOrDefault(code) ?? code));
    }
}
