using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>One rule of a role management policy (Graph: unifiedRoleManagementPolicyRule and its kinds).</summary>
public sealed record RoleManagementPolicyRule
{
    /// <summary>The rule's id, for example <c>Approval_EndUser_Assignment</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The kind (Graph: <c>@odata.type</c>).</summary>
    [JsonPropertyName("@odata.type")]
    public RoleManagementPolicyRuleKind Kind { get; init; }

    /// <summary>Approval: who must approve what.</summary>
    public RoleApprovalSetting? Setting { get; init; }

    /// <summary>Enablement: what must be given; null for another kind.</summary>
    public IReadOnlyList<RoleEnablementRequirement>? EnabledRules { get; init; }

    /// <summary>Expiration: true when the assignment or eligibility must end.</summary>
    public bool? IsExpirationRequired { get; init; }

    /// <summary>Expiration: the longest time, an ISO 8601 duration.</summary>
    public string? MaximumDuration { get; init; }

    /// <summary>Authentication context: whether it is asked for.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Authentication context: which one, for example <c>c1</c>.</summary>
    public string? ClaimValue { get; init; }
}
