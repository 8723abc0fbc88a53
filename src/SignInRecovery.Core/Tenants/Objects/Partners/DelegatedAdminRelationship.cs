using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Granular delegated administration between a partner and a customer (Graph: delegatedAdminRelationship).</summary>
public sealed record DelegatedAdminRelationship
{
    /// <summary>The relationship's id.</summary>
    public required string Id { get; init; }

    /// <summary>The relationship's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The status.</summary>
    public DelegatedAdminRelationshipStatus? Status { get; init; }

    /// <summary>How long the relationship lasts, an ISO 8601 duration from <c>P1D</c> to <c>P2Y</c>.</summary>
    public string? Duration { get; init; }

    /// <summary>By how long it extends itself, an ISO 8601 duration: <c>P0D</c> or <c>PT0S</c> for not at all, or <c>P180D</c>.</summary>
    public string? AutoExtendDuration { get; init; }

    /// <summary>The customer.</summary>
    public DelegatedAdminCustomer? Customer { get; init; }

    /// <summary>The role definition ids that the relationship gives (Graph: accessDetails.unifiedRoles); null when not in the snapshot.</summary>
    [JsonPropertyName("accessDetails")]
    [JsonConverter(typeof(AccessDetailsConverter))]
    public IReadOnlyList<string>? RoleDefinitionIds { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When the customer approved it.</summary>
    public DateTimeOffset? ActivatedDateTime { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? EndDateTime { get; init; }

    /// <summary>True when it extends itself; null when not in the snapshot.</summary>
    [JsonIgnore]
    public bool? IsAutoExtended =>
        AutoExtendDuration is null ? null : AutoExtendDuration is not ("P0D" or "PT0S");
}
