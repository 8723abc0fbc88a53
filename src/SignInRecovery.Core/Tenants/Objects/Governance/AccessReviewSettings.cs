namespace SignInRecovery.Tenants;

/// <summary>What happens at the end of an access review (Graph: accessReviewScheduleSettings).</summary>
public sealed record AccessReviewSettings
{
    /// <summary>True when decisions take effect without anybody applying them.</summary>
    public bool? AutoApplyDecisionsEnabled { get; init; }

    /// <summary>True when those not reviewed get the default decision.</summary>
    public bool? DefaultDecisionEnabled { get; init; }

    /// <summary>The default decision, as Graph prints it: <c>Approve</c>, <c>Deny</c>, <c>Recommendation</c> or <c>None</c>.</summary>
    public string? DefaultDecision { get; init; }

    /// <summary>How many days a round lasts.</summary>
    public int? InstanceDurationInDays { get; init; }

    /// <summary>What is done to those denied; null when not in the snapshot.</summary>
    public IReadOnlyList<AccessReviewApplyAction>? ApplyActions { get; init; }
}
