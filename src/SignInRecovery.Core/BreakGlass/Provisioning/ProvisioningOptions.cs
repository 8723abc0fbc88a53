namespace SignInRecovery.BreakGlass;

/// <summary>How patient a run is.</summary>
public sealed record ProvisioningOptions
{
    /// <summary>How long a write may stay invisible to readers before that is a fault; Microsoft states no bound.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The first pause between two looks; each further one is twice as long, up to fifteen seconds.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
