using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Where a sign-in was (Graph: signInLocation).</summary>
public sealed record SignInLocation
{
    /// <summary>The city.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? City { get; init; }

    /// <summary>The state.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? State { get; init; }

    /// <summary>The country, ISO 3166 two letters.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? CountryOrRegion { get; init; }
}
