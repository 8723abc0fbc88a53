using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Which models of passkey are allowed or blocked (Graph: fido2KeyRestrictions).</summary>
public sealed record PasskeyKeyRestrictions
{
    /// <summary>True when the list is enforced.</summary>
    public bool? IsEnforced { get; init; }

    /// <summary>Whether the list allows or blocks.</summary>
    public PasskeyRestrictionEnforcementType? EnforcementType { get; init; }

    /// <summary>The models (Authenticator Attestation GUIDs).</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> AaGuids { get => field ?? []; init; }
}
