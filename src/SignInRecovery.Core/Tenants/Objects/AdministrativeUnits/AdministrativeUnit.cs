using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>An administrative unit (Graph: administrativeUnit).</summary>
public sealed record AdministrativeUnit
{
    /// <summary>The unit's object id.</summary>
    public required string Id { get; init; }

    /// <summary>The unit's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What the unit is for.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// True for a restricted management administrative unit, whose members only roles scoped to it can change; null when
    /// not in the snapshot.
    /// </summary>
    [JsonConverter(typeof(NullMeansFalseConverter))]
    public bool? IsMemberManagementRestricted { get; init; }

    /// <summary>Whether members are assigned or found by a rule; null is Graph's word for assigned.</summary>
    public AdministrativeUnitMembershipType? MembershipType { get; init; }

    /// <summary>The rule of a dynamic unit.</summary>
    public string? MembershipRule { get; init; }

    /// <summary>Whether the rule of a dynamic unit is at work.</summary>
    public MembershipRuleProcessingState? MembershipRuleProcessingState { get; init; }

    /// <summary>Who sees the members, as Graph prints it: <c>Public</c> or <c>HiddenMembership</c>.</summary>
    public string? Visibility { get; init; }
}
