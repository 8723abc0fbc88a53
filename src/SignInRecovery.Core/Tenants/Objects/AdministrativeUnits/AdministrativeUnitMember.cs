using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>A member of an administrative unit.</summary>
public sealed record AdministrativeUnitMember
{
    /// <summary>The unit's object id (the line's parent).</summary>
    [JsonIgnore]
    public string AdministrativeUnitId { get => field ?? ""; init; }

    /// <summary>The member's object id.</summary>
    public required string Id { get; init; }

    /// <summary>The member's kind (Graph: <c>@odata.type</c>).</summary>
    [JsonPropertyName("@odata.type")]
    public DirectoryObjectKind Kind { get; init; }

    /// <summary>The member's name.</summary>
    public string? DisplayName { get; init; }
}
