using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Which authentication methods the tenant allows whom (Graph: authenticationMethodsPolicy).</summary>
public sealed record AuthenticationMethodsPolicy
{
    /// <summary>The policy's id.</summary>
    public required string Id { get; init; }

    /// <summary>When the policy was last changed.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Whether the legacy settings still count.</summary>
    public PolicyMigrationState? PolicyMigrationState { get; init; }

    /// <summary>Days after which users are asked to confirm their methods (beta).</summary>
    public int? ReconfirmationInDays { get; init; }

    /// <summary>The registration campaign (Graph: registrationEnforcement); null when not in the snapshot.</summary>
    [JsonPropertyName("registrationEnforcement")]
    [JsonConverter(typeof(RegistrationCampaignConverter))]
    public RegistrationCampaign? RegistrationCampaign { get; init; }

    /// <summary>Which method the system prefers (beta); null when not in the snapshot.</summary>
    public SystemCredentialPreferences? SystemCredentialPreferences { get; init; }

    /// <summary>One configuration for each method; null when not in the snapshot.</summary>
    [JsonPropertyName("authenticationMethodConfigurations")]
    public IReadOnlyList<AuthenticationMethodConfiguration>? Configurations { get; init; }

    /// <summary>The configuration of a kind of method, or null when the snapshot has none.</summary>
    public AuthenticationMethodConfiguration? Find(AuthenticationMethodConfigurationKind kind) =>
        Configurations?.FirstOrDefault(configuration => configuration.Kind == kind);
}
