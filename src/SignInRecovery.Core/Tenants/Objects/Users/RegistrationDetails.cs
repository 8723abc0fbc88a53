using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>
/// What a user has registered, from the registration report (Graph: userRegistrationDetails). The report lags; the
/// methods themselves are in the section methods.
/// </summary>
public sealed record RegistrationDetails
{
    private readonly long _lastUpdatedTicks;

    /// <summary>The user's object id.</summary>
    [JsonConverter(typeof(UserIdConverter))]
    public required string Id { get; init; }

    /// <summary>True when the user has an administrator role.</summary>
    public bool? IsAdmin { get; init; }

    /// <summary>True when the user has a registered method for multifactor authentication that the policy allows.</summary>
    public bool? IsMfaCapable { get; init; }

    /// <summary>True when the user has a registered method for multifactor authentication, allowed or not.</summary>
    public bool? IsMfaRegistered { get; init; }

    /// <summary>True when the user has a registered passwordless method that the policy allows.</summary>
    public bool? IsPasswordlessCapable { get; init; }

    /// <summary>True when the user can reset the own password: enabled and registered.</summary>
    public bool? IsSsprCapable { get; init; }

    /// <summary>True when self-service password reset is allowed for the user.</summary>
    public bool? IsSsprEnabled { get; init; }

    /// <summary>True when the user has registered enough methods for self-service password reset.</summary>
    public bool? IsSsprRegistered { get; init; }

    /// <summary>True when the system picks the method for the user.</summary>
    public bool? IsSystemPreferredAuthenticationMethodEnabled { get; init; }

    /// <summary>The registered methods as Graph names them; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? MethodsRegistered { get; init; }

    /// <summary>The registered methods, parsed; null when not in the snapshot.</summary>
    [JsonIgnore]
    public IReadOnlyList<RegisteredMethod>? RegisteredMethods =>
        MethodsRegistered is null
            ? null
            : (RegisteredMethod[])[.. MethodsRegistered.Select(text => TenantRecords.RegisteredMethodTexts.TryParse(text, out var method) ? (RegisteredMethod)method : default)];

    /// <summary>The second factor that the user prefers, as Graph names it.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? UserPreferredMethodForSecondaryAuthentication { get; init; }

    /// <summary>The second factors that the system prefers, as Graph names them; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? SystemPreferredAuthenticationMethods { get; init; }

    /// <summary>Member or Guest.</summary>
    public UserType? UserType { get; init; }

    /// <summary>When the report's row was last written.</summary>
    public DateTimeOffset? LastUpdatedDateTime
    {
        get => UtcTicks.ToTime(_lastUpdatedTicks);
        init => _lastUpdatedTicks = UtcTicks.From(value);
    }
}
