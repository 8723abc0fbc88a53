using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>An owner of a group.</summary>
public sealed record GroupOwner
{
    /// <summary>The group's object id (the line's parent).</summary>
    [JsonIgnore]
    public string GroupId { get => field ?? ""; init; }

    /// <summary>The owner's object id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public required string Id { get; init; }

    /// <summary>The owner's kind (Graph: <c>@odata.type</c>).</summary>
    [JsonPropertyName("@odata.type")]
    public DirectoryObjectKind Kind { get; init; }

    /// <summary>The owner's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The owner's sign-in name, for a user.</summary>
    public string? UserPrincipalName { get; init; }
}
