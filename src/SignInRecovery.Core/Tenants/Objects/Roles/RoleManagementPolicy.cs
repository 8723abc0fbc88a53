using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>
/// The rules by which a role is assigned and activated (Graph: unifiedRoleManagementPolicyAssignment with its policy
/// expanded). The computed members are null when the snapshot does not carry the rule.
/// </summary>
public sealed record RoleManagementPolicy
{
    private const string ActivationApproval = "Approval_EndUser_Assignment";
    private const string ActivationEnablement = "Enablement_EndUser_Assignment";
    private const string ActivationExpiration = "Expiration_EndUser_Assignment";
    private const string ActivationContext = "AuthenticationContext_EndUser_Assignment";
    private const string AssignmentEnablement = "Enablement_Admin_Assignment";
    private const string AssignmentExpiration = "Expiration_Admin_Assignment";
    private const string EligibilityExpiration = "Expiration_Admin_Eligibility";

    /// <summary>The id of the policy assignment.</summary>
    public required string Id { get; init; }

    /// <summary>The policy's id.</summary>
    public string? PolicyId { get; init; }

    /// <summary>The scope: <c>/</c> for the tenant, or a group's object id.</summary>
    public string? ScopeId { get; init; }

    /// <summary>The kind of scope as Graph prints it, for example <c>DirectoryRole</c> or <c>Directory</c>.</summary>
    public string? ScopeType { get; init; }

    /// <summary>The role definition's id; <c>member</c> or <c>owner</c> for a group.</summary>
    public string? RoleDefinitionId { get; init; }

    /// <summary>The rules, as Graph returns them; null when the policy is not expanded.</summary>
    [JsonPropertyName("policy")]
    [JsonConverter(typeof(PolicyRulesConverter))]
    public IReadOnlyList<RoleManagementPolicyRule>? Rules { get; init; }

    /// <summary>True when an activation must be approved.</summary>
    [JsonIgnore]
    public bool? IsApprovalRequired => Rule(ActivationApproval)?.Setting?.IsApprovalRequired;

    /// <summary>
    /// Who can approve an activation; empty when the rule names nobody, in which case the Privileged Role Administrators
    /// and Global Administrators are asked. Null when the snapshot does not tell.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<RoleApprover>? Approvers =>
        Rule(ActivationApproval)?.Setting?.ApprovalStages is { } stages && stages.All(stage => stage.PrimaryApprovers is not null)
            ? (RoleApprover[])[.. stages.SelectMany(stage => stage.PrimaryApprovers!)]
            : null;

    /// <summary>What an activation asks of the user.</summary>
    [JsonIgnore]
    public IReadOnlyList<RoleEnablementRequirement>? ActivationRequirements => Rule(ActivationEnablement)?.EnabledRules;

    /// <summary>What an active assignment asks of the administrator who makes it.</summary>
    [JsonIgnore]
    public IReadOnlyList<RoleEnablementRequirement>? AssignmentRequirements => Rule(AssignmentEnablement)?.EnabledRules;

    /// <summary>The longest activation, an ISO 8601 duration.</summary>
    [JsonIgnore]
    public string? MaximumActivationDuration => Rule(ActivationExpiration)?.MaximumDuration;

    /// <summary>True when an active assignment may be permanent.</summary>
    [JsonIgnore]
    public bool? IsPermanentActiveAssignmentAllowed => !Rule(AssignmentExpiration)?.IsExpirationRequired;

    /// <summary>True when an eligibility may be permanent.</summary>
    [JsonIgnore]
    public bool? IsPermanentEligibilityAllowed => !Rule(EligibilityExpiration)?.IsExpirationRequired;

    /// <summary>True when an activation must satisfy an authentication context.</summary>
    [JsonIgnore]
    public bool? IsAuthenticationContextRequired => Rule(ActivationContext)?.IsEnabled;

    /// <summary>The authentication context that an activation must satisfy, for example <c>c1</c>; null when none is.</summary>
    [JsonIgnore]
    public string? AuthenticationContextClaim => Rule(ActivationContext) is { IsEnabled: true } rule ? rule.ClaimValue : null;

    private RoleManagementPolicyRule? Rule(string id) =>
        Rules?.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase));
}
