namespace SignInRecovery.ConditionalAccess;

/// <summary>Continuous access evaluation of a policy.</summary>
public sealed record ContinuousAccessEvaluationControl
{
    /// <summary>How it is configured.</summary>
    public ContinuousAccessEvaluationMode? Mode { get; init; }
}
