namespace SignInRecovery.Tenants;

/// <summary>When a lifecycle workflow runs (Graph: workflowExecutionTrigger and its kinds).</summary>
public sealed record LifecycleTrigger
{
    /// <summary>The user's time that counts, as Graph names it, for example <c>employeeLeaveDateTime</c>.</summary>
    public string? TimeBasedAttribute { get; init; }

    /// <summary>Days after that time; negative for before.</summary>
    public int? OffsetInDays { get; init; }
}
