using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>The holder of a role, as far as a role line carries it (Graph: the expanded <c>principal</c>).</summary>
public sealed record RolePrincipal
{
    /// <summary>The object id.</summary>
    public string? Id { get; init; }

    /// <summary>The kind (Graph: <c>@odata.type</c>).</summary>
    [JsonPropertyName("@odata.type")]
    public DirectoryObjectKind Kind { get; init; }

    /// <summary>The name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The sign-in name, for a user.</summary>
    public string? UserPrincipalName { get; init; }
}
