namespace SignInRecovery.ConditionalAccess;

/// <summary>A session control that is on or off.</summary>
public sealed record SessionControlSwitch
{
    /// <summary>Whether the control is on.</summary>
    public bool? IsEnabled { get; init; }
}
