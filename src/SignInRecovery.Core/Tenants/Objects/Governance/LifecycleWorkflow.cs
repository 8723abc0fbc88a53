namespace SignInRecovery.Tenants;

/// <summary>A lifecycle workflow (Graph: identityGovernance.workflow).</summary>
public sealed record LifecycleWorkflow
{
    /// <summary>The workflow's id.</summary>
    public required string Id { get; init; }

    /// <summary>The workflow's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The category, as Graph names it: <c>joiner</c>, <c>mover</c> or <c>leaver</c>.</summary>
    public string? Category { get; init; }

    /// <summary>True when the workflow can run.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>True when the workflow runs by itself.</summary>
    public bool? IsSchedulingEnabled { get; init; }

    /// <summary>When it runs and on whom; null when not in the snapshot.</summary>
    public LifecycleExecutionConditions? ExecutionConditions { get; init; }

    /// <summary>What it does; null when not in the snapshot.</summary>
    public IReadOnlyList<LifecycleTask>? Tasks { get; init; }

    /// <summary>When it runs next; null when it does not.</summary>
    public DateTimeOffset? NextScheduleRunDateTime { get; init; }
}
