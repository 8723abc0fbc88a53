using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>Who can approve (Graph: subjectSet and its kinds).</summary>
public sealed record RoleApprover
{
    /// <summary>The kind (Graph: <c>@odata.type</c>).</summary>
    [JsonPropertyName("@odata.type")]
    public RoleApproverKind Kind { get; init; }

    /// <summary>A single user: the object id.</summary>
    public string? UserId { get => field ?? (Kind == RoleApproverKind.SingleUser ? Id : null); init; }

    /// <summary>The members of a group: the group's object id.</summary>
    public string? GroupId { get => field ?? (Kind == RoleApproverKind.GroupMembers ? Id : null); init; }

    /// <summary>The object id in the older form, which does not say of what.</summary>
    public string? Id { get; init; }

    /// <summary>The name.</summary>
    public string? Description { get; init; }

    /// <summary>True for an approver who is asked only when nobody else can.</summary>
    public bool? IsBackup { get; init; }
}
