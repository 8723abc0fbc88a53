using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The domains whose tokens are checked more strictly (beta; Graph: validatingDomains and its kinds).</summary>
public sealed record ValidatingDomains
{
    /// <summary>Which root domains.</summary>
    public RootDomains? RootDomains { get; init; }

    /// <summary>The names of enumerated domains.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> DomainNames { get => field ?? []; init; }
}
