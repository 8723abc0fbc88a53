using System.Text.Json.Serialization;
using SignInRecovery.Json;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>What a policy asks of a sign-in (Graph: conditionalAccessGrantControls).</summary>
public sealed record GrantControls
{
    /// <summary>Whether all controls are asked for or any one; null is read as all by the engine.</summary>
    public GrantControlOperator? Operator { get; init; }

    /// <summary>The built-in controls.</summary>
    public IReadOnlyList<BuiltInControl> BuiltInControls { get => field ?? []; init; }

    /// <summary>The texts behind <see cref="BuiltInControl.Unrecognized"/> in <see cref="BuiltInControls"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> UnrecognizedControls { get => field ?? []; init; }

    /// <summary>Ids of custom controls.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> CustomAuthenticationFactors { get => field ?? []; init; }

    /// <summary>Ids of terms of use; each is a control of its own.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> TermsOfUse { get => field ?? []; init; }

    /// <summary>
    /// The authentication strength that is asked for; null when none is. Its combinations are those embedded in the
    /// policy, and the section authenticationStrengths has the same by id.
    /// </summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<AuthenticationStrengthPolicy>))]
    public AuthenticationStrengthPolicy? AuthenticationStrength { get; init; }
}
