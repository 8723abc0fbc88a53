using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>
/// Whom a method is allowed and how (Graph: authenticationMethodConfiguration and its kinds). Members that do not belong
/// to the kind are null.
/// </summary>
public sealed record AuthenticationMethodConfiguration
{
    /// <summary>The configuration's id, for example <c>Fido2</c>; a GUID for an external method.</summary>
    public required string Id { get; init; }

    /// <summary>The kind (Graph: <c>@odata.type</c>; found by the id where the type is not written).</summary>
    [JsonPropertyName("@odata.type")]
    public AuthenticationMethodConfigurationKind Kind
    {
        get => field == AuthenticationMethodConfigurationKind.Unrecognized
            && TenantRecords.AuthenticationMethodConfigurationKindTexts.TryParse(Id, out var kind) ? (AuthenticationMethodConfigurationKind)kind : field;
        init;
    }

    /// <summary>Whether the method is on.</summary>
    public AuthenticationMethodState? State { get; init; }

    /// <summary>Who may use the method; null when not in the snapshot.</summary>
    public IReadOnlyList<AuthenticationMethodTarget>? IncludeTargets { get; init; }

    /// <summary>Who may not use the method, which wins; null when not in the snapshot.</summary>
    public IReadOnlyList<AuthenticationMethodTarget>? ExcludeTargets { get; init; }

    /// <summary>External: the method's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>External: the app id of the provider.</summary>
    public string? AppId { get; init; }

    /// <summary>Passkey (FIDO2): true when a key must prove its make at registration.</summary>
    public bool? IsAttestationEnforced { get; init; }

    /// <summary>Passkey (FIDO2): true when users can register keys by themselves.</summary>
    public bool? IsSelfServiceRegistrationAllowed { get; init; }

    /// <summary>Passkey (FIDO2): which models are allowed or blocked, at registration and at sign-in.</summary>
    public PasskeyKeyRestrictions? KeyRestrictions { get; init; }

    /// <summary>Passkey (FIDO2): the id of the profile that holds where a target names none.</summary>
    public string? DefaultPasskeyProfile { get; init; }

    /// <summary>Passkey (FIDO2): the profiles; null when the tenant has not taken up profiles, or not in the snapshot.</summary>
    public IReadOnlyList<PasskeyProfile>? PasskeyProfiles { get; init; }

    /// <summary>Temporary Access Pass: its length, in characters.</summary>
    public int? DefaultLength { get; init; }

    /// <summary>Temporary Access Pass: its customary lifetime, in minutes.</summary>
    public int? DefaultLifetimeInMinutes { get; init; }

    /// <summary>Temporary Access Pass: the shortest lifetime, in minutes.</summary>
    public int? MinimumLifetimeInMinutes { get; init; }

    /// <summary>Temporary Access Pass: the longest lifetime, in minutes.</summary>
    public int? MaximumLifetimeInMinutes { get; init; }

    /// <summary>Temporary Access Pass: true when every pass is for one use.</summary>
    public bool? IsUsableOnce { get; init; }

    /// <summary>Microsoft Authenticator: true when its one-time codes are allowed.</summary>
    public bool? IsSoftwareOathEnabled { get; init; }

    /// <summary>Voice: true when the office phone is allowed.</summary>
    public bool? IsOfficePhoneAllowed { get; init; }

    /// <summary>Email: whether external users get one-time codes by mail.</summary>
    public AdvancedConfigState? AllowExternalIdToUseEmailOtp { get; init; }

    /// <summary>Certificate: how a certificate is bound to a user; null when not in the snapshot.</summary>
    public IReadOnlyList<CertificateUserBinding>? CertificateUserBindings { get; init; }

    /// <summary>Certificate: when a certificate counts as several factors.</summary>
    public CertificateAuthenticationMode? AuthenticationModeConfiguration { get; init; }
}
