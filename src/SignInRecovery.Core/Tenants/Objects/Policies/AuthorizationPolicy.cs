using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>What users may do by default (Graph: authorizationPolicy).</summary>
public sealed record AuthorizationPolicy
{
    /// <summary>The policy's id.</summary>
    public required string Id { get; init; }

    /// <summary>True when administrators can reset their own passwords (Graph: allowedToUseSSPR).</summary>
    [JsonPropertyName("allowedToUseSSPR")]
    public bool? AllowedToUseSspr { get; init; }

    /// <summary>True when users can join by signing up for a product.</summary>
    public bool? AllowedToSignUpEmailBasedSubscriptions { get; init; }

    /// <summary>True when users can join by proving a mail address.</summary>
    public bool? AllowEmailVerifiedUsersToJoinOrganization { get; init; }

    /// <summary>Who can invite guests, as Graph names it.</summary>
    public string? AllowInvitesFrom { get; init; }

    /// <summary>True when the old MSOnline module is refused.</summary>
    public bool? BlockMsolPowerShell { get; init; }

    /// <summary>The role template id of guests.</summary>
    public string? GuestUserRoleId { get; init; }

    /// <summary>What members may do; null when not in the snapshot.</summary>
    public DefaultUserRolePermissions? DefaultUserRolePermissions { get; init; }
}
