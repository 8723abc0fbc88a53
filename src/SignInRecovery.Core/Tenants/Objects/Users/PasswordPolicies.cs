using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Switches on a user's password (Graph: passwordPolicies, a comma-joined text).</summary>
[Flags]
[JsonConverter(typeof(FlagsTextConverter<PasswordPolicies>))]
public enum PasswordPolicies
{
    /// <summary>No switch.</summary>
    None = 0,

    /// <summary>The password never expires.</summary>
    DisablePasswordExpiration = 1,

    /// <summary>Weak passwords are allowed.</summary>
    DisableStrongPassword = 2,

    /// <summary>A switch that this version does not know.</summary>
    Unrecognized = 4,
}
