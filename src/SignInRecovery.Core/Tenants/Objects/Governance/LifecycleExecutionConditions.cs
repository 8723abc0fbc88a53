namespace SignInRecovery.Tenants;

/// <summary>When a lifecycle workflow runs and on whom (Graph: workflowExecutionConditions and its kinds).</summary>
public sealed record LifecycleExecutionConditions
{
    /// <summary>On whom; null for a workflow that runs on demand only.</summary>
    public LifecycleScope? Scope { get; init; }

    /// <summary>When; null for a workflow that runs on demand only.</summary>
    public LifecycleTrigger? Trigger { get; init; }
}
