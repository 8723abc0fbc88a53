using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A named location (Graph: namedLocation and its kinds).</summary>
public sealed record NamedLocation
{
    /// <summary>The location's id.</summary>
    public required string Id { get; init; }

    /// <summary>The kind (Graph: <c>@odata.type</c>).</summary>
    [JsonPropertyName("@odata.type")]
    public NamedLocationKind Kind { get; init; }

    /// <summary>The location's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedDateTime { get; init; }

    /// <summary>IP: true when the location is trusted; null when not in the snapshot.</summary>
    public bool? IsTrusted { get; init; }

    /// <summary>IP: the address ranges; null for another kind.</summary>
    public IReadOnlyList<IpRange>? IpRanges { get; init; }

    /// <summary>Countries: ISO 3166 two letters; null for another kind.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? CountriesAndRegions { get; init; }

    /// <summary>Countries: true when addresses without a country belong to the location.</summary>
    public bool? IncludeUnknownCountriesAndRegions { get; init; }

    /// <summary>Countries: how the country is found.</summary>
    public CountryLookupMethod? CountryLookupMethod { get; init; }

    /// <summary>Compliant network: which one, as Graph names it.</summary>
    public string? CompliantNetworkType { get; init; }
}
