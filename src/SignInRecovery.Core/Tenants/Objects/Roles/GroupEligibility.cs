using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>
/// A membership or ownership of a group that can be activated (Graph: privilegedAccessGroupEligibilityScheduleInstance).
/// </summary>
public sealed record GroupEligibility
{
    /// <summary>The id of the eligibility.</summary>
    public required string Id { get; init; }

    /// <summary>The group's object id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? GroupId { get; init; }

    /// <summary>The object id of the user or group that is eligible.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? PrincipalId { get; init; }

    /// <summary>Whether membership or ownership can be activated.</summary>
    public GroupAccess? AccessId { get; init; }

    /// <summary>Whether the eligibility is the principal's own or by a group.</summary>
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
}
