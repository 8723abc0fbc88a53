using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A group (Graph: group).</summary>
public sealed record Group
{
    /// <summary>The group's object id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public required string Id { get; init; }

    /// <summary>The group's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What the group is for.</summary>
    public string? Description { get; init; }

    /// <summary>The group's mail address; null when it has none.</summary>
    public string? Mail { get; init; }

    /// <summary>True when roles can be assigned to the group, set at creation for good; null when not in the snapshot.</summary>
    [JsonConverter(typeof(NullMeansFalseConverter))]
    public bool? IsAssignableToRole { get; init; }

    /// <summary>True when the group is in a restricted management administrative unit; null when not in the snapshot.</summary>
    [JsonConverter(typeof(NullMeansFalseConverter))]
    public bool? IsManagementRestricted { get; init; }

    /// <summary>True for a security group.</summary>
    public bool? SecurityEnabled { get; init; }

    /// <summary>True for a group with a mailbox or a distribution group.</summary>
    public bool? MailEnabled { get; init; }

    /// <summary><c>Unified</c> and <c>DynamicMembership</c> as Graph prints them; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? GroupTypes { get; init; }

    /// <summary>The rule of a dynamic group.</summary>
    public string? MembershipRule { get; init; }

    /// <summary>Whether the rule of a dynamic group is at work.</summary>
    public MembershipRuleProcessingState? MembershipRuleProcessingState { get; init; }

    /// <summary>True when the group is synchronised from on-premises; null when not in the snapshot.</summary>
    [JsonConverter(typeof(NullMeansFalseConverter))]
    public bool? OnPremisesSyncEnabled { get; init; }

    /// <summary>Who may join and see the group, as Graph prints it: <c>Public</c>, <c>Private</c>, <c>HiddenMembership</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? Visibility { get; init; }

    /// <summary>When the group was created.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When the group expires, by the expiration policy; null when it does not.</summary>
    public DateTimeOffset? ExpirationDateTime { get; init; }

    /// <summary>
    /// How many users are in the group, directly or through other groups, as Graph counted them; null when they were not
    /// counted. A snapshot of the administrators has it for the groups that policies exclude, whose members it does not list.
    /// </summary>
    [JsonPropertyName("transitiveMembers/microsoft.graph.user@odata.count")]
    public int? UserCount { get; init; }

    /// <summary>True when a rule decides who is a member; null when the snapshot does not tell.</summary>
    [JsonIgnore]
    public bool? IsDynamic =>
        GroupTypes is { } types ? types.Contains("DynamicMembership", StringComparer.OrdinalIgnoreCase)
        : MembershipRule is not null ? true
        : null;
}
