using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>A directory role, built-in or custom (Graph: unifiedRoleDefinition).</summary>
public sealed record RoleDefinition
{
    /// <summary>The role definition's id; for a built-in role it is the template id.</summary>
    public required string Id { get; init; }

    /// <summary>The template's id, by which Conditional Access and shipped tables name the role.</summary>
    public string? TemplateId { get; init; }

    /// <summary>The role's name as Microsoft prints it.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What the role is for.</summary>
    public string? Description { get; init; }

    /// <summary>True for a role that Microsoft made.</summary>
    public bool? IsBuiltIn { get; init; }

    /// <summary>False when the role cannot be assigned.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>True when Microsoft calls the role privileged (beta); null when not in the snapshot.</summary>
    public bool? IsPrivileged { get; init; }

    /// <summary>The permissions of the role; null when not in the snapshot.</summary>
    public IReadOnlyList<RolePermission>? RolePermissions { get; init; }

    /// <summary>
    /// The actions that the role allows on any object, without those that hold only under a condition (such as "one's
    /// own objects"); null when not in the snapshot.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string>? AllowedResourceActions =>
        RolePermissions is null
            ? null
            : (string[])[.. RolePermissions.Where(permission => string.IsNullOrEmpty(permission.Condition))
                .SelectMany(permission => permission.AllowedResourceActions)
                .Distinct(StringComparer.OrdinalIgnoreCase)];
}
