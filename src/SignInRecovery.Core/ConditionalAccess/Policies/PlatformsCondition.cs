namespace SignInRecovery.ConditionalAccess;

/// <summary>The device platforms of a policy (Graph: conditionalAccessPlatforms).</summary>
public sealed record PlatformsCondition
{
    /// <summary>Platforms in scope.</summary>
    public IReadOnlyList<DevicePlatform> IncludePlatforms { get => field ?? []; init; }

    /// <summary>Platforms out of scope.</summary>
    public IReadOnlyList<DevicePlatform> ExcludePlatforms { get => field ?? []; init; }
}
