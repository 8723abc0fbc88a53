using System.Net;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout;

/// <summary>What the locations of a policy stand for in a tenant (Microsoft Entra documentation, network assignment).</summary>
internal sealed class PolicyLocations
{
    private const string CompliantNetwork = LocationReader.CompliantNetwork;

    private readonly Tenant _tenant;
    private readonly Dictionary<string, NamedLocation> _byId;

    public PolicyLocations(Tenant tenant)
    {
        _tenant = tenant;
        _byId = tenant.NamedLocations.Seen
            .DistinctBy(l => l.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(l => l.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether an entry stands for all locations.</summary>
    /// <param name="entry">The entry.</param>
    public static bool IsAll(string entry) => Same(entry, "All");

    /// <summary>
    /// Whether an entry stands for all trusted locations. That the id of zeros stands for the trusted IPs of the MFA service
    /// is seen in policies and not documented; it is read as all trusted locations.
    /// </summary>
    /// <param name="entry">The entry.</param>
    public static bool IsAllTrusted(string entry) => Same(entry, "AllTrusted") || Same(entry, Guid.Empty.ToString());

    /// <summary>A named location by its id: the location, null when there is none, or Unknown. Words such as All have none.</summary>
    /// <param name="id">The id.</param>
    public Fact<NamedLocation?> Find(string id) => _byId.TryGetValue(id, out NamedLocation? location)
        ? Fact.Known<NamedLocation?>(location)
        : _tenant.NamedLocations.Missing is MissingFact missing ? Fact.Unknown<NamedLocation?>(missing) : Fact.Known<NamedLocation?>(null);

    /// <summary>Whether an entry of a list of locations leads to something.</summary>
    /// <param name="entry">The entry: a word, or an id.</param>
    public Fact<bool> Exists(string entry) => IsAll(entry) || IsAllTrusted(entry) || Same(entry, CompliantNetwork)
        ? Fact.Known(true)
        : Find(entry).Select(l => l is not null);

    /// <summary>
    /// Whether the condition holds for every place: all locations are included, and what is excluded is nothing. An excluded
    /// location that was deleted or is empty excludes nothing, and neither do all trusted locations where none is trusted.
    /// </summary>
    /// <param name="locations">The condition; null stands for all locations.</param>
    public Fact<bool> IsEverywhere(LocationsCondition? locations)
    {
        if (locations is null)
        {
            return Fact.Known(true);
        }

        if (locations.IncludeLocations.Count > 0 && !locations.IncludeLocations.Any(IsAll))
        {
            // A name or a placeholder could be a location of all addresses.
            return locations.IncludeLocations.Select(NotFollowed).FirstOrDefault(m => m is not null) is MissingFact named
                ? Fact.Unknown<bool>(named)
                : Fact.Known(false);
        }

        return Truth.Any(locations.ExcludeLocations.Select(HasContent)).Select(frees => !frees);
    }

    /// <summary>
    /// The address ranges that a list of locations stands for; null when it holds something else as well, such as a country.
    /// </summary>
    /// <param name="entries">The entries: words and ids.</param>
    public Fact<IReadOnlyList<string>?> RangesOf(IReadOnlyList<string> entries)
    {
        var ranges = new List<string>();
        var missing = new List<MissingFact>();
        foreach (string entry in entries)
        {
            if (IsAll(entry) || Same(entry, CompliantNetwork))
            {
                return Fact.Known<IReadOnlyList<string>?>(null);
            }

            if (IsAllTrusted(entry))
            {
                ranges.AddRange(Trusted().SelectMany(RangesOf));
                ranges.AddRange(_tenant.MfaTrustedIps.Seen.Select(i => i.CidrAddress));
                missing.AddRange(Trusted().SelectMany(l => HasContent(l).Missing).Concat(MissingTrusted()));
                continue;
            }

            Fact<NamedLocation?> found = Find(entry);
            missing.AddRange(found.Missing);
            if (!found.TryGet(out NamedLocation? location) || location is null)
            {
                missing.AddRange(NotFollowed(entry) is MissingFact named ? [named] : []);
                continue;
            }

            Fact<bool> hasContent = HasContent(location);
            if (location.Kind is NamedLocationKind.Country or NamedLocationKind.CompliantNetwork && hasContent.IsTrue())
            {
                return Fact.Known<IReadOnlyList<string>?>(null);
            }

            ranges.AddRange(RangesOf(location));
            missing.AddRange(hasContent.Missing);
        }

        IReadOnlyList<string> distinct = [.. ranges.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

        // More ranges can only add: a range that was seen and holds many addresses decides, whatever is missing.
        return missing.Count == 0 || distinct.Any(r => SingleAddress(r) is null)
            ? Fact.Known<IReadOnlyList<string>?>(distinct)
            : Fact.Unknown<IReadOnlyList<string>?>([.. missing.Distinct()]);
    }

    /// <summary>The named locations behind a list of entries, for evidence.</summary>
    /// <param name="entries">The entries: words and ids.</param>
    public IReadOnlyList<NamedLocation> LocationsSeenOf(IReadOnlyList<string> entries) =>
    [
        .. entries.SelectMany(e => IsAllTrusted(e) ? Trusted() : _byId.TryGetValue(e, out NamedLocation? l) ? [l] : [])
            .DistinctBy(l => l.Id, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The address of a range that holds no other; null when it holds several, or cannot be read.</summary>
    /// <param name="range">The range: CIDR, or one address, or "lower-upper".</param>
    public static IPAddress? SingleAddress(string range) => AddressRange.TryParse(range, out AddressRange? parsed) && parsed.IsSingle
        ? IPAddress.Parse(range.Split('-', '/')[0].Trim())
        : null;

    private Fact<bool> HasContent(string entry)
    {
        if (IsAll(entry) || Same(entry, CompliantNetwork))
        {
            return Fact.Known(true);
        }

        if (!IsAllTrusted(entry))
        {
            return NotFollowed(entry) is MissingFact named
                ? Fact.Unknown<bool>(named)
                : Find(entry).Then(l => l is null ? Fact.Known(false) : HasContent(l));
        }

        if (_tenant.MfaTrustedIps.Seen.Count > 0)
        {
            return Fact.Known(true);
        }

        return Truth.Any([.. Trusted().Select(HasContent), .. MissingTrusted().Select(m => Fact.Unknown<bool>(m))]);
    }

    /// <summary>Whether a location holds any address; what it holds must have been seen, else it frees nobody and shuts nobody out.</summary>
    private static Fact<bool> HasContent(NamedLocation location) => location switch
    {
        { Kind: NamedLocationKind.CompliantNetwork } => Fact.Known(true),
        { Kind: NamedLocationKind.Ip, IpRanges: { } ranges } => RangesOf(location).Count() < ranges.Count
            ? Fact.Unknown<bool>(NotSeen(location, "ipRanges"))
            : Fact.Known(ranges.Count > 0),
        { Kind: NamedLocationKind.Ip } => Fact.Unknown<bool>(NotSeen(location, "ipRanges")),
        { Kind: NamedLocationKind.Country, CountriesAndRegions.Count: > 0 } or { Kind: NamedLocationKind.Country, IncludeUnknownCountriesAndRegions: true } => Fact.Known(true),
        { Kind: NamedLocationKind.Country, CountriesAndRegions: null } => Fact.Unknown<bool>(NotSeen(location, "countriesAndRegions")),
        { Kind: NamedLocationKind.Country, IncludeUnknownCountriesAndRegions: null } => Fact.Unknown<bool>(NotSeen(location, "includeUnknownCountriesAndRegions")),
        { Kind: NamedLocationKind.Country } => Fact.Known(false),
        _ => Fact.Unknown<bool>(UnknownKind(location)),
    };

    /// <summary>Why an entry that is no word leads nobody knows where: a name or a placeholder could mean any location. Null for an id.</summary>
    private MissingFact? NotFollowed(string entry) => !ObjectIds.IsId(entry) && !IsAll(entry) && !IsAllTrusted(entry) && !Same(entry, CompliantNetwork) && Find(entry) is { IsKnown: true, Value: null }
        ? new MissingFact("namedLocations", $"A policy names the location '{Printable.Line(entry)}', which the tenant does not have.", "Put the id of the location that is meant in its place.")
        : null;

    /// <summary>What was not seen before one can say which locations are trusted.</summary>
    private IEnumerable<MissingFact> MissingTrusted() =>
    [
        .. ((MissingFact?[])[_tenant.NamedLocations.Missing, _tenant.MfaTrustedIps.Missing]).OfType<MissingFact>(),
        .. _tenant.NamedLocations.Seen.Where(l => l is { Kind: NamedLocationKind.Ip, IsTrusted: null }).Select(l => NotSeen(l, "isTrusted")),
        .. _tenant.NamedLocations.Seen.Where(l => l.Kind is not (NamedLocationKind.Ip or NamedLocationKind.Country or NamedLocationKind.CompliantNetwork) && l.IsTrusted != false).Select(UnknownKind),
    ];

    private IEnumerable<NamedLocation> Trusted() => _tenant.NamedLocations.Seen.Where(l => l.IsTrusted == true && l.Kind == NamedLocationKind.Ip);

    private static IEnumerable<string> RangesOf(NamedLocation location) =>
        (location.IpRanges ?? []).Select(r => r.CidrAddress ?? $"{r.LowerAddress}-{r.UpperAddress}").Where(r => AddressRange.TryParse(r, out _));

    private static MissingFact NotSeen(NamedLocation location, string property) => new(
        "namedLocations",
        $"The snapshot does not give {property} of the named location {location.DisplayName ?? location.Id}.",
        "Take the snapshot again, with all properties of the location.");

    private static MissingFact UnknownKind(NamedLocation location) => new(
        "namedLocations",
        $"The named location {location.DisplayName ?? location.Id} is of a kind that this version does not know.",
        "Look at the location in the Microsoft Entra admin center, or use a newer version of SignInRecovery.");

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
