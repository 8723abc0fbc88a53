using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>What an authentication strength counts as.</summary>
[Flags]
[JsonConverter(typeof(FlagsTextConverter<AuthenticationStrengthRequirements>))]
public enum AuthenticationStrengthRequirements
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Multifactor authentication.</summary>
    Mfa = 1,

    /// <summary>Something that this version does not know (Graph: unknownFutureValue).</summary>
    Unrecognized = 2,
}
