using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>One stage of an approval (Graph: unifiedApprovalStage).</summary>
public sealed record RoleApprovalStage
{
    /// <summary>Days after which the request lapses.</summary>
    public int? ApprovalStageTimeOutInDays { get; init; }

    /// <summary>Who can approve; null when not in the snapshot.</summary>
    [JsonConverter(typeof(ApproversConverter))]
    public IReadOnlyList<RoleApprover>? PrimaryApprovers { get; init; }

    /// <summary>True when others are asked after a while.</summary>
    public bool? IsEscalationEnabled { get; init; }

    /// <summary>The others.</summary>
    public IReadOnlyList<RoleApprover> EscalationApprovers { get => field ?? []; init; }
}
