namespace SignInRecovery.Tenants;

/// <summary>Who must approve an activation (Graph: approvalSettings).</summary>
public sealed record RoleApprovalSetting
{
    /// <summary>True when an approval is needed.</summary>
    public bool? IsApprovalRequired { get; init; }

    /// <summary>How many stages, as Graph names it, for example <c>SingleStage</c>.</summary>
    public string? ApprovalMode { get; init; }

    /// <summary>The stages; role activation has one. Null when not in the snapshot.</summary>
    public IReadOnlyList<RoleApprovalStage>? ApprovalStages { get; init; }
}
