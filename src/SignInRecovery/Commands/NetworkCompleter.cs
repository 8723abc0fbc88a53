using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Completes an address of each network among the named locations of the tenant.</summary>
public sealed class NetworkCompleter : TenantCompleter
{
    private protected override IEnumerable<(string Value, string ToolTip)> Values(Tenant? tenant) => tenant is null ? [] : tenant.NamedLocations.Seen
        .SelectMany(l => (l.IpRanges ?? []).Select(r => (Address: (r.CidrAddress ?? r.LowerAddress)?.Split('/')[0], l.DisplayName, Range: r.CidrAddress)))
        .Where(r => r.Address is not null)
        .Select(r => (r.Address!, $"{r.DisplayName} ({r.Range})"));
}
