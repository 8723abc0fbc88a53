using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A role that can be activated (Graph: unifiedRoleEligibilityScheduleInstance).</summary>
public sealed record RoleEligibility
{
    /// <summary>The id of the eligibility.</summary>
    public required string Id { get; init; }

    /// <summary>The object id of the user or group that is eligible.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? PrincipalId { get; init; }

    /// <summary>The role definition's id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? RoleDefinitionId { get; init; }

    /// <summary>Where the role would hold: <c>/</c> for the tenant.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? DirectoryScopeId { get; init; }

    /// <summary>Where the role would hold within an application; null for a directory role.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? AppScopeId { get; init; }

    /// <summary>Whether the eligibility is the principal's own, by a group, or inherited.</summary>
    public RoleMemberType? MemberType { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset? StartDateTime { get; init; }

    /// <summary>When it ends, or that it is permanent; null when the line does not say.</summary>
    [JsonPropertyName("endDateTime")]
    [JsonConverter(typeof(EndingConverter))]
    public Ending? Ending { get; init; }

    /// <summary>When it ends; null when it is permanent, and when the line does not say.</summary>
    [JsonIgnore]
    public DateTimeOffset? EndDateTime => Ending?.At;

    /// <summary>True when it does not end; null when the line does not say.</summary>
    [JsonIgnore]
    public bool? IsEndless => Ending is Ending ending ? ending.At is null : null;

    /// <summary>The principal, when the line carries it expanded; else null.</summary>
    public RolePrincipal? Principal { get; init; }

    /// <summary>True when the role would hold for the whole tenant; null when the snapshot does not tell.</summary>
    [JsonIgnore]
    public bool? IsTenantWide => DirectoryScopeId is null ? null : DirectoryScopeId == "/";
}
