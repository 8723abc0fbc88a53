using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Permissions of a role (Graph: unifiedRolePermission).</summary>
public sealed record RolePermission
{
    /// <summary>The actions, for example <c>microsoft.directory/users/password/update</c>.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> AllowedResourceActions { get => field ?? []; init; }

    /// <summary>The condition under which they hold, for example <c>$ResourceIsSelf</c>; null for none.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? Condition { get; init; }
}
