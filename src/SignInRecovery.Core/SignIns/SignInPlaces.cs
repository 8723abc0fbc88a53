using System.Net;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// Places and platforms that the named locations of a tenant tell apart, one of each kind, the likely ones first: outside every
/// network and inside each, in each country that some location names and in another, on each platform.
/// </summary>
internal sealed class SignInPlaces
{
    private const int MaximumCountries = 40;
    private const int MaximumNetworks = 60;
    private const int Maximum = 600;

    private static readonly string[] Outside = ["240.0.0.1", "203.0.113.254", "198.51.100.254", "192.0.2.254"];

    private static readonly SignInPlatform[] Platforms =
        [SignInPlatform.Windows, SignInPlatform.MacOS, SignInPlatform.IOS, SignInPlatform.Android, SignInPlatform.Linux];

    private readonly Place[] _places;

    /// <summary>The places of a tenant.</summary>
    public SignInPlaces(Tenant tenant)
    {
        string[] networks = [.. Networks(tenant).Distinct(StringComparer.Ordinal).Take(MaximumNetworks)];
        string?[] countries = [.. Countries(tenant.NamedLocations.Seen).Take(MaximumCountries), null];
        string? outside = Outside.FirstOrDefault(a => !IsInside(tenant, a));
        _places =
        [
            .. Each(outside is null ? networks : [outside, .. networks], countries, [Platforms[0]])
                .Concat(Each(outside is null ? networks : [outside, .. networks], countries, Platforms[1..]))
                .Take(Maximum)
                .Select(p => p with { Name = Name(p.Address == outside ? null : p.Address, p.Country, p.Platform) }),
        ];
    }

    /// <summary>A sign-in from each place, with the name of the place.</summary>
    public IEnumerable<(SignInContext Context, string Place)> Of(SignInContext context) => _places.Select(p => (context with
    {
        IPAddress = p.Address,
        Country = p.Country,
        CountryUnknown = p.Country is null,
        GpsCountry = p.Country,
        Platform = p.Platform,
        CompliantNetwork = false,
    }, p.Name));

    private static IEnumerable<Place> Each(IReadOnlyList<string> addresses, string?[] countries, SignInPlatform[] platforms)
    {
        foreach (string address in addresses)
        {
            foreach (string? country in countries)
            {
                foreach (SignInPlatform platform in platforms)
                {
                    yield return new Place(address, country, platform, string.Empty);
                }
            }
        }
    }

    private static IEnumerable<string> Networks(Tenant tenant) => tenant.NamedLocations.Seen
        .OrderByDescending(l => l.IsTrusted == true)
        .SelectMany(l => (l.IpRanges ?? []).Take(1))
        .Select(r => r.CidrAddress ?? r.LowerAddress)
        .Concat(tenant.MfaTrustedIps.Seen.Select(i => i.CidrAddress).Take(1))
        .Select(First)
        .OfType<string>();

    /// <summary>The countries that locations name, one for all those that the same locations name.</summary>
    internal static IEnumerable<string> Countries(IEnumerable<NamedLocation> named)
    {
        NamedLocation[] locations = [.. named.Where(l => l.CountriesAndRegions is { Count: > 0 })];
        return locations.SelectMany(l => l.CountriesAndRegions!).Distinct(StringComparer.OrdinalIgnoreCase)
            .GroupBy(c => string.Join(',', locations.Select((l, i) => l.CountriesAndRegions!.Contains(c, StringComparer.OrdinalIgnoreCase) ? i : -1)))
            .Select(g => g.First());
    }

    private static string? First(string? range)
    {
        string? address = range?.Split('/')[0];
        return IPAddress.TryParse(address, out IPAddress? parsed) ? parsed.ToString() : null;
    }

    private static bool IsInside(Tenant tenant, string address) =>
        tenant.NamedLocations.Seen.SelectMany(l => l.IpRanges ?? []).Select(r => r.CidrAddress)
            .Concat(tenant.MfaTrustedIps.Seen.Select(i => i.CidrAddress))
            .Any(r => IPNetwork.TryParse(r, out IPNetwork network) && network.Contains(IPAddress.Parse(address)));

    private static string Name(string? address, string? country, SignInPlatform platform) =>
        $"{(address is null ? string.Empty : $"{address} ")}{(country is null ? address is null ? "a place in no country that a location names," : string.Empty : $"in {country}")}".Trim() + $" on {platform}";

    private sealed record Place(string Address, string? Country, SignInPlatform Platform, string Name);
}
