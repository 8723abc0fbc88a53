using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A role assignment that is active now (Graph: unifiedRoleAssignment).</summary>
public sealed record RoleAssignment
{
    /// <summary>The assignment's id.</summary>
    public required string Id { get; init; }

    /// <summary>The object id of the user, group or service principal that holds the role.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? PrincipalId { get; init; }

    /// <summary>The role definition's id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? RoleDefinitionId { get; init; }

    /// <summary>Where the role holds: <c>/</c> for the tenant, else for example <c>/administrativeUnits/{id}</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? DirectoryScopeId { get; init; }

    /// <summary>Where the role holds within an application; null for a directory role.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? AppScopeId { get; init; }

    /// <summary>The holder, when the line carries it expanded; else null.</summary>
    public RolePrincipal? Principal { get; init; }

    /// <summary>True when the role holds for the whole tenant; null when the snapshot does not tell.</summary>
    [JsonIgnore]
    public bool? IsTenantWide => DirectoryScopeId is null ? null : DirectoryScopeId == "/";
}
