using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>
/// An authentication method that a user has registered (Graph: authenticationMethod and its kinds). Members that do not
/// belong to the kind are null.
/// </summary>
public sealed record AuthenticationMethod
{
    /// <summary>The user's object id (the line's parent).</summary>
    [JsonIgnore]
    public string UserId { get => field ?? ""; init; }

    /// <summary>The id of the method, unique within the user.</summary>
    public required string Id { get; init; }

    /// <summary>The kind (Graph: <c>@odata.type</c>).</summary>
    [JsonPropertyName("@odata.type")]
    public AuthenticationMethodKind Kind { get; init; }

    /// <summary>The name that the user or the device gave to the method.</summary>
    public string? DisplayName { get; init; }

    /// <summary>When the method was registered.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When the method was last used (beta); null when not known.</summary>
    public DateTimeOffset? LastUsedDateTime { get; init; }

    /// <summary>Phone: the number, which Graph masks for some readers.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Phone: which phone it is.</summary>
    public AuthenticationPhoneType? PhoneType { get; init; }

    /// <summary>Phone: whether it can sign in by SMS, as Graph names the state.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? SmsSignInState { get; init; }

    /// <summary>Passkey (FIDO2): the model's id (Authenticator Attestation GUID).</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? AaGuid { get; init; }

    /// <summary>Passkey (FIDO2): the model's name.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? Model { get; init; }

    /// <summary>Passkey (FIDO2): whether its make was proved at registration.</summary>
    public AttestationLevel? AttestationLevel { get; init; }

    /// <summary>Passkey (FIDO2): whether it is bound to a device or synced.</summary>
    public PasskeyType? PasskeyType { get; init; }

    /// <summary>Temporary Access Pass: whether it can be used now.</summary>
    public bool? IsUsable { get; init; }

    /// <summary>Temporary Access Pass: whether it can be used once only.</summary>
    public bool? IsUsableOnce { get; init; }

    /// <summary>Temporary Access Pass: when it begins.</summary>
    public DateTimeOffset? StartDateTime { get; init; }

    /// <summary>Temporary Access Pass: how long it lasts, in minutes.</summary>
    public int? LifetimeInMinutes { get; init; }

    /// <summary>Temporary Access Pass: why it can or cannot be used, as Graph names it, for example <c>EnabledByPolicy</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? MethodUsabilityReason { get; init; }

    /// <summary>Email: the address.</summary>
    public string? EmailAddress { get; init; }

    /// <summary>Microsoft Authenticator: <c>SoftwareTokenActivated</c> when it also signs in without a password.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? DeviceTag { get; init; }

    /// <summary>Microsoft Authenticator: the version of the app.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? PhoneAppVersion { get; init; }

    /// <summary>Windows Hello for Business and platform credential: the strength of the key, as Graph names it.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? KeyStrength { get; init; }

    /// <summary>Platform credential: the platform, as Graph names it.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? Platform { get; init; }

    /// <summary>External: the id of the configuration in the authentication methods policy.</summary>
    public string? ConfigurationId { get; init; }
}
