using System.Text.Json.Serialization;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A further demand on combinations of an authentication strength (Graph: authenticationCombinationConfiguration and its kinds).</summary>
public sealed record CombinationConfiguration
{
    /// <summary>The configuration's id.</summary>
    public string? Id { get; init; }

    /// <summary>The kind (Graph: <c>@odata.type</c>).</summary>
    [JsonPropertyName("@odata.type")]
    public CombinationConfigurationKind Kind { get; init; }

    /// <summary>The combinations to which it applies.</summary>
    public IReadOnlyList<AuthenticationMethodModes> AppliesToCombinations { get => field ?? []; init; }

    /// <summary>Passkey (FIDO2): the only models allowed (Authenticator Attestation GUIDs).</summary>
    [JsonConverter(typeof(TextListConverter))]
    [JsonPropertyName("allowedAAGUIDs")]
    public IReadOnlyList<string> AllowedAaGuids { get => field ?? []; init; }

    /// <summary>Certificate: the only issuers allowed, by subject key identifier.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> AllowedIssuerSkis { get => field ?? []; init; }

    /// <summary>Certificate: the only issuance policies allowed, by object identifier.</summary>
    [JsonConverter(typeof(TextListConverter))]
    [JsonPropertyName("allowedPolicyOIDs")]
    public IReadOnlyList<string> AllowedPolicyOids { get => field ?? []; init; }
}
