using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Finds the locations that policies name in a tenant.</summary>
internal sealed class LocationReader
{
    /// <summary>The location that stands for the compliant network, the same in every tenant that was seen.</summary>
    public const string CompliantNetwork = "3d46dbda-8382-466a-856d-eb00cbc6b910";

    private static readonly AnyLocation Any = new() { Name = "any location" };

    private readonly Tenant _tenant;
    private readonly Dictionary<string, LocationEntry> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly TrustedLocations _trusted;
    private readonly MfaTrustedIpsLocation _zeros;

    public LocationReader(Tenant tenant)
    {
        _tenant = tenant;
        var trusted = new List<LocationEntry>();
        var uncertain = new List<LocationEntry>();
        foreach (NamedLocation location in tenant.NamedLocations.Seen)
        {
            LocationEntry entry = Read(location);
            if (_byId.TryAdd(location.Id, entry) && location.Kind == NamedLocationKind.Ip && location.IsTrusted != false)
            {
                (location.IsTrusted == true ? trusted : uncertain).Add(entry);
            }
        }

        _ = _byId.TryAdd(CompliantNetwork, new CompliantNetworkLocation { Name = "the compliant network" });
        var mfaTrustedIps = new AddressLocation(new AddressRanges(tenant.MfaTrustedIps.Seen.Select(i => (string?)i.CidrAddress)), isV4Only: true) { Name = "the MFA trusted IPs" };
        _trusted = new TrustedLocations(trusted, uncertain, mfaTrustedIps, tenant.NamedLocations.Missing, tenant.MfaTrustedIps.Missing is null) { Name = "all trusted locations" };
        _zeros = new MfaTrustedIpsLocation(mfaTrustedIps, _trusted) { Name = "the MFA trusted IPs" };
    }

    /// <summary>The location of an entry: a word or an id.</summary>
    public LocationEntry Find(string entry)
    {
        if (string.Equals(entry, "All", StringComparison.OrdinalIgnoreCase))
        {
            return Any;
        }

        if (string.Equals(entry, "AllTrusted", StringComparison.OrdinalIgnoreCase))
        {
            return _trusted;
        }

        if (_byId.TryGetValue(entry, out LocationEntry? found))
        {
            return found;
        }

        if (string.Equals(entry, Guid.Empty.ToString(), StringComparison.Ordinal))
        {
            return _zeros;
        }

        return new UnresolvedLocation(_tenant.NamedLocations.Missing ?? new MissingFact(
            "namedLocations",
            $"The policy names the location {Printable.Line(entry)}, which the tenant does not have.",
            "Take the location out of the policy, or put the one in that is meant."))
        { Name = entry };
    }

    /// <summary>A range as text: CIDR or "lower-upper"; null when it has neither.</summary>
    public static string? RangeOf(IpRange range) =>
        range.CidrAddress ?? (range.LowerAddress is null || range.UpperAddress is null ? null : $"{range.LowerAddress}-{range.UpperAddress}");

    private static LocationEntry Read(NamedLocation location)
    {
        string name = location.DisplayName is string display ? $"the location \"{Printable.Line(display)}\"" : $"the location {location.Id}";
        return location.Kind switch
        {
            NamedLocationKind.Ip when location.IpRanges is not null => new AddressLocation(
                new AddressRanges(location.IpRanges.Select(RangeOf)))
            { Name = name },
            NamedLocationKind.Country => new CountryLocation(location) { Name = name },
            NamedLocationKind.CompliantNetwork => new CompliantNetworkLocation { Name = name },
            _ => new UnresolvedLocation(new MissingFact(
                "namedLocations",
                $"What belongs to {name} was not read, or it is of a kind that this version does not know.",
                "Look at the location in the Microsoft Entra admin center, or use a newer version of SignInRecovery."))
            { Name = name },
        };
    }
}
