using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The kinds of rule in a role management policy.</summary>
[JsonConverter(typeof(EnumTextConverter<RoleManagementPolicyRuleKind>))]
public enum RoleManagementPolicyRuleKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized,

    /// <summary>Approval.</summary>
    [GraphName("unifiedRoleManagementPolicyApprovalRule")]
    Approval,

    /// <summary>Authentication context.</summary>
    [GraphName("unifiedRoleManagementPolicyAuthenticationContextRule")]
    AuthenticationContext,

    /// <summary>Enablement: multifactor authentication, justification, ticket.</summary>
    [GraphName("unifiedRoleManagementPolicyEnablementRule")]
    Enablement,

    /// <summary>Expiration.</summary>
    [GraphName("unifiedRoleManagementPolicyExpirationRule")]
    Expiration,

    /// <summary>Notification.</summary>
    [GraphName("unifiedRoleManagementPolicyNotificationRule")]
    Notification,
}
