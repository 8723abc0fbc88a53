using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>How far the legacy method settings are migrated (Graph: authenticationMethodsPolicyMigrationState).</summary>
[JsonConverter(typeof(EnumTextConverter<PolicyMigrationState>))]
public enum PolicyMigrationState
{
    /// <summary>A state that this version does not know.</summary>
    Unrecognized,

    /// <summary>The policy counts for authentication; the legacy settings count too.</summary>
    PreMigration,

    /// <summary>The policy counts for authentication and password reset; the legacy settings count too.</summary>
    MigrationInProgress,

    /// <summary>Only the policy counts.</summary>
    MigrationComplete,
}
