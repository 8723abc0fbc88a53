namespace SignInRecovery.ConditionalAccess;

/// <summary>A filter rule on devices, applications or service principals (Graph: conditionalAccessFilter).</summary>
public sealed record ConditionFilter
{
    /// <summary>Whether what the rule matches is in or out of scope.</summary>
    public FilterMode? Mode { get; init; }

    /// <summary>The rule, in the grammar of dynamic group rules.</summary>
    public string? Rule { get; init; }
}
