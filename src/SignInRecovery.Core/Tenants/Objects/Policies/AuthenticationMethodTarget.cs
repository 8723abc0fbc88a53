using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whom a method's configuration names (Graph: authenticationMethodTarget, excludeTarget and their kinds).</summary>
public sealed record AuthenticationMethodTarget
{
    /// <summary>Whether a user or a group is named.</summary>
    public AuthenticationMethodTargetType? TargetType { get; init; }

    /// <summary>The object id, or <c>all_users</c>.</summary>
    public string? Id { get; init; }

    /// <summary>True when the users must register the method.</summary>
    public bool? IsRegistrationRequired { get; init; }

    /// <summary>Passkey (FIDO2): the ids of the passkey profiles that hold for the target; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? AllowedPasskeyProfiles { get; init; }

    /// <summary>Microsoft Authenticator: which use is allowed.</summary>
    public MicrosoftAuthenticatorMode? AuthenticationMode { get; init; }

    /// <summary>SMS: true when the number can sign in by itself.</summary>
    public bool? IsUsableForSignIn { get; init; }

    /// <summary>Registration campaign: the method to register, as Graph names it.</summary>
    public string? TargetedAuthenticationMethod { get; init; }
}
