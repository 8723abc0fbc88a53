namespace SignInRecovery.Tenants;

/// <summary>A task of a lifecycle workflow (Graph: identityGovernance.task).</summary>
public sealed record LifecycleTask
{
    /// <summary>The id of what the task does, the same in all tenants.</summary>
    public string? TaskDefinitionId { get; init; }

    /// <summary>The task's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>True when the task runs.</summary>
    public bool? IsEnabled { get; init; }
}
