namespace SignInRecovery.Tenants;

/// <summary>Who must approve an activation (Graph: approvalSettings).</summary>
public sealed record RoleApprovalSetting
{
    /// <summary>True when an approval is needed.</summary>
    public bool? IsApprovalRequired { get; init; }

    /// <summary>How many stages, as Graph names it, for example <c>SingleStage</c>.</summary>
    public string? ApprovalMode { get; init; }

    /// <summary>The stages; role activation has one.</summary>
    public IReadOnlyList<RoleApprovalStage> ApprovalStages { get => field ?? []; init; }
}
